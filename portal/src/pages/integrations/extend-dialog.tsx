import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { useChange } from '../../api/use-api.js';
import { FormProblem } from '../../components/form-problem.js';
import { OVERLAPS } from './overlaps.js';
import { useIntegration } from './place.js';
import { nameOf } from './secret-name.js';
import type { Secret } from './types.js';

interface Props {
  readonly secret: Secret;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Moves the moment at which a replaced secret ends. */
export function ExtendDialog({ secret, opened, onClose }: Props): ReactNode {
  const { path, keyOf } = useIntegration();
  const [overlap, setOverlap] = useState('604800');
  const extend = useChange(
    () => api.post(`${path}/secrets/${secret.id}/extend`, { overlapSeconds: Number(overlap) }),
    keyOf(),
  );
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={650}>When {nameOf(secret)} ends</Text>}>
      <Stack>
        <Select
          label="From now on it is accepted for"
          data={OVERLAPS.slice(1)}
          allowDeselect={false}
          value={overlap}
          onChange={(value) => setOverlap(value ?? '604800')}
        />
        <FormProblem>{extend.error?.message ?? null}</FormProblem>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={extend.isPending} onClick={() => extend.mutate(undefined, { onSuccess: onClose })}>
            Save
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

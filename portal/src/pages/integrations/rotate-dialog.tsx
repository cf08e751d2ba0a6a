import { Button, Group, List, Modal, Select, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { useChange } from '../../api/use-api.js';
import { FormProblem } from '../../components/form-problem.js';
import { SecretShown } from '../../components/secret-shown.js';
import { guideOf } from './guides/guide-of.js';
import { OVERLAPS } from './overlaps.js';
import { useIntegration } from './place.js';
import { nameOf } from './secret-name.js';
import { shortNameOf } from './providers.js';
import type { NewSecret, Secret } from './types.js';

interface Props {
  readonly secret: Secret;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a secret's successor; both are let in for the overlap. */
export function RotateDialog({ secret, opened, onClose }: Props): ReactNode {
  const { integration } = useIntegration();
  const [made, setMade] = useState<string | null>(null);
  const close = (): void => {
    onClose();
    setMade(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={made === null}
      title={<Text fw={650}>{made === null ? `Rotate ${nameOf(secret)}` : 'The next secret'}</Text>}
      size="lg"
    >
      {made === null ? (
        <Form secret={secret} onClose={close} onMade={setMade} />
      ) : (
        <SecretShown label={guideOf(integration.provider).secretLabel} secret={made} onDone={close}>
          <Text size="sm">
            Both secrets are accepted now. Enter this one at the identity provider: the old one then says here when it
            is safe to retire.
          </Text>
        </SecretShown>
      )}
    </Modal>
  );
}

function Form({ secret, onClose, onMade }: Omit<Props, 'opened'> & { onMade: (secret: string) => void }): ReactNode {
  const { integration, path, keyOf } = useIntegration();
  const [overlap, setOverlap] = useState('86400');
  const rotate = useChange(
    () => api.post<NewSecret>(`${path}/secrets/${secret.id}/rotate`, { overlapSeconds: Number(overlap) }),
    keyOf(),
  );
  return (
    <Stack>
      <List type="ordered" size="sm" spacing={6}>
        <List.Item>A new secret is made. It has the same label and lives as long.</List.Item>
        <List.Item>
          You enter it at {shortNameOf(integration.provider)}. Until then the old one goes on working.
        </List.Item>
        <List.Item>This page shows which of the two is seen, and when the old one can be retired.</List.Item>
      </List>
      <Select
        label="The old one is accepted for"
        data={OVERLAPS}
        allowDeselect={false}
        value={overlap}
        onChange={(value) => setOverlap(value ?? '86400')}
      />
      <FormProblem>{rotate.error?.message ?? null}</FormProblem>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          loading={rotate.isPending}
          onClick={() => rotate.mutate(undefined, { onSuccess: (made) => onMade(made.secret) })}
        >
          Make the next secret
        </Button>
      </Group>
    </Stack>
  );
}

import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { useChange } from '../../api/use-api.js';
import { FormProblem } from '../../components/form-problem.js';
import { SecretShown } from '../../components/secret-shown.js';
import { CLIENT_LIVES, endOf } from './client-lives.js';
import { useIntegration } from './place.js';
import type { NewClientSecret, OAuthClient } from './types.js';

interface Props {
  readonly client: OAuthClient;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function NewClientSecretDialog({ client, opened, onClose }: Props): ReactNode {
  const { path, keyOf } = useIntegration();
  const [years, setYears] = useState('1');
  const [made, setMade] = useState<string | null>(null);
  const add = useChange(
    () => api.post<NewClientSecret>(`${path}/oauth-clients/${client.id}/secrets`, { expiresAt: endOf(years) }),
    keyOf(),
  );
  const close = (): void => {
    onClose();
    setMade(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={made === null}
      title={<Text fw={650}>Add a client secret to {client.name}</Text>}
      size="lg"
    >
      {made !== null ? (
        <SecretShown label="Client Secret" secret={made} onDone={close}>
          <Text size="sm">Enter it at the identity provider, and delete the old one when this one is in use.</Text>
        </SecretShown>
      ) : (
        <Stack>
          <Text size="sm">The secrets that the client has go on working beside it.</Text>
          <Select
            label="Good for"
            data={CLIENT_LIVES}
            allowDeselect={false}
            value={years}
            onChange={(value) => setYears(value ?? '1')}
          />
          <FormProblem>{add.error?.message ?? null}</FormProblem>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              loading={add.isPending}
              onClick={() => add.mutate(undefined, { onSuccess: ({ clientSecret }) => setMade(clientSecret) })}
            >
              Generate the secret
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

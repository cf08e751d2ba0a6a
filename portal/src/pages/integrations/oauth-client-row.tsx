import { ActionIcon, Button, Group, Menu, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconDots, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { useChange } from '../../api/use-api.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { CopyField } from '../../components/copy-field.js';
import { Fact } from '../../components/fact.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useRole } from '../../shell/tenant.js';
import { ClientSecretLine } from './client-secret-line.js';
import { LastUse } from './last-use.js';
import { NewClientSecretDialog } from './new-client-secret-dialog.js';
import { useIntegration } from './place.js';
import type { OAuthClient } from './types.js';

export function OAuthClientRow({ client }: { client: OAuthClient }): ReactNode {
  const { canWrite } = useRole();
  const [adding, setAdding] = useState(false);
  return (
    <Paper withBorder p="md" component="article" aria-label={client.name}>
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {client.name}
          </Text>
          {canWrite && <Actions client={client} />}
        </Group>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
          <CopyField label="Token Endpoint" value={client.tokenUrl} />
          <CopyField label="Client Identifier" value={client.clientId} />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <Fact label="Created">
            <TimeAgo at={client.createdAt} />
          </Fact>
          <Fact label="Access tokens live">{client.tokenLifetimeSeconds / 3_600} h</Fact>
          <Fact label="Last seen">
            <LastUse {...client} />
          </Fact>
        </SimpleGrid>
        <Stack gap={0}>
          <Text size="xs" c="dimmed" mb={4}>
            Client secrets
          </Text>
          {client.secrets.map((secret) => (
            <ClientSecretLine key={secret.id} client={client} secret={secret} />
          ))}
        </Stack>
        {canWrite && (
          <Group>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              Add a client secret
            </Button>
          </Group>
        )}
      </Stack>
      <NewClientSecretDialog client={client} opened={adding} onClose={() => setAdding(false)} />
    </Paper>
  );
}

function Actions({ client }: { client: OAuthClient }): ReactNode {
  const { path, keyOf } = useIntegration();
  const [deleting, setDeleting] = useState(false);
  const remove = useChange(() => api.remove(`${path}/oauth-clients/${client.id}`), keyOf());
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${client.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item c="var(--rollcall-bad)" leftSection={<IconTrash size={16} />} onClick={() => setDeleting(true)}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={deleting}
        onClose={() => setDeleting(false)}
        title={`Delete the OAuth client ${client.name}?`}
        confirmLabel="Delete the client"
        onConfirm={() => remove.mutateAsync()}
      >
        Its secrets and all access tokens that it has end at once. It cannot be undone.
      </ConfirmDialog>
    </>
  );
}

import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { useChange } from '../../api/use-api.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { StatusBadge } from '../../components/status-badge.js';
import { onDay, TimeAgo } from '../../components/time-ago.js';
import { useRole } from '../../shell/tenant.js';
import { useIntegration } from './place.js';
import type { ClientSecret, OAuthClient } from './types.js';

interface Props {
  readonly client: OAuthClient;
  readonly secret: ClientSecret;
}

export function ClientSecretLine({ client, secret }: Props): ReactNode {
  const { canWrite } = useRole();
  const { path, keyOf } = useIntegration();
  const [deleting, setDeleting] = useState(false);
  const remove = useChange(() => api.remove(`${path}/oauth-clients/${client.id}/secrets/${secret.id}`), keyOf());
  return (
    <Group justify="space-between" wrap="nowrap" py={6} style={{ borderTop: '1px solid var(--rollcall-line)' }}>
      <Group gap="sm">
        <span className="mono">{secret.prefix}…</span>
        <StatusBadge tone={secret.status === 'expired' ? 'bad' : secret.lastUsedAt ? 'good' : 'calm'}>
          {secret.status === 'expired' ? 'Ended' : secret.lastUsedAt ? 'In use' : 'Not used yet'}
        </StatusBadge>
        <Text size="sm" c="dimmed">
          {secret.status === 'expired' ? 'expired' : 'expires'} {onDay(secret.expiresAt)} · last used{' '}
          <TimeAgo at={secret.lastUsedAt} />
        </Text>
      </Group>
      {canWrite && (
        <Tooltip label="Delete this client secret">
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={() => setDeleting(true)}
            aria-label={`Delete the client secret ${secret.prefix}…`}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <ConfirmDialog
        opened={deleting}
        onClose={() => setDeleting(false)}
        title={`Delete the client secret ${secret.prefix}…?`}
        confirmLabel="Delete the secret"
        onConfirm={() => remove.mutateAsync()}
      >
        The access tokens that were issued for it end at once. To change it without losing a request, add another one
        first and enter it at the identity provider.
      </ConfirmDialog>
    </Group>
  );
}

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useChange } from '../../api/use-api.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { useTenant } from '../../shell/tenant.js';
import type { ApiKey } from './types.js';

export function DeleteApiKey({ apiKey: { id, name, lastUsedAt } }: { apiKey: ApiKey }): ReactNode {
  const [asking, setAsking] = useState(false);
  const tenant = useTenant();
  const remove = useChange(() => api.remove(`/tenants/${tenant.id}/api-keys/${id}`), keys.of(tenant.id, 'api-keys'));
  return (
    <>
      <Tooltip label="Delete">
        <ActionIcon variant="subtle" color="gray" aria-label={`Delete ${name}`} onClick={() => setAsking(true)}>
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Delete the API key ${name}?`}
        confirmLabel="Delete the key"
        onConfirm={() => remove.mutateAsync()}
      >
        {lastUsedAt === null ? 'It has never been used.' : 'It has been in use.'} The very next request that presents it
        is refused. It cannot be undone.
      </ConfirmDialog>
    </>
  );
}

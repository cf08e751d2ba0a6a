import { Button, Text } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { keys } from '../../api/keys.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { isOver } from '../../components/is-over.js';
import { Panel } from '../../components/panel.js';
import { StatusBadge } from '../../components/status-badge.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useList } from '../../components/use-list.js';
import { ROLE_NAMES } from '../../people/roles.js';
import { useRole, useTenant } from '../../shell/tenant.js';
import { DeleteApiKey } from './delete-api-key.js';
import { NewApiKeyDialog } from './new-api-key-dialog.js';
import type { ApiKey } from './types.js';

const COLUMNS: readonly Column<ApiKey>[] = [
  { label: 'Name', cell: (key) => <Name {...key} /> },
  { label: 'Role', cell: ({ role }) => ROLE_NAMES[role], width: 100 },
  { label: 'Created', cell: ({ createdAt }) => <TimeAgo at={createdAt} />, width: 140 },
  { label: 'Last used', cell: ({ lastUsedAt }) => <TimeAgo at={lastUsedAt} />, width: 140 },
  { label: 'Expires', cell: (key) => <End {...key} />, width: 140 },
];

const ACTIONS: Column<ApiKey> = {
  label: 'Actions',
  cell: (key) => <DeleteApiKey apiKey={key} />,
  align: 'right',
  width: 80,
};

/** What scripts call the REST API with. */
export function ApiKeysTab(): ReactNode {
  const { id } = useTenant();
  const { canWrite } = useRole();
  const [creating, setCreating] = useState(false);
  const list = useList<ApiKey>(keys.of(id, 'api-keys'), `/tenants/${id}/api-keys`, { limit: 50 });
  const add = canWrite && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      New API key
    </Button>
  );
  return (
    <Panel
      title="API keys"
      description="What scripts call the REST API of this tenant with. Identity providers have secrets instead: see Integrations."
      actions={add}
    >
      <DataTable
        label="API keys"
        list={list}
        keyOf={(key) => key.id}
        columns={canWrite ? [...COLUMNS, ACTIONS] : COLUMNS}
        empty={
          <EmptyState icon={IconKey} title="No API key yet">
            A key lets a script do in this tenant what a viewer or an admin may do.
          </EmptyState>
        }
      />
      <NewApiKeyDialog opened={creating} onClose={() => setCreating(false)} />
    </Panel>
  );
}

function Name({ name, prefix }: ApiKey): ReactNode {
  return (
    <div>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Text>
      <Text size="xs" c="dimmed" fw={400} className="mono">
        {prefix}…
      </Text>
    </div>
  );
}

function End({ expiresAt }: ApiKey): ReactNode {
  if (expiresAt !== null && isOver(expiresAt)) {
    return <StatusBadge tone="bad">expired</StatusBadge>;
  }
  return <TimeAgo at={expiresAt} />;
}

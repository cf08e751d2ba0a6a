import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconBadges, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { keys } from '../../api/keys.js';
import { CopyButton } from '../../components/copy-button.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { Panel } from '../../components/panel.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useList } from '../../components/use-list.js';
import { useRole, useTenant } from '../../shell/tenant.js';
import { EntitlementActions } from './entitlement-actions.js';
import { EntitlementDialog } from './entitlement-dialog.js';
import type { Entitlement } from './types.js';

const TYPES = [
  { value: '', label: 'All' },
  { value: 'Role', label: 'Roles' },
  { value: 'Entitlement', label: 'Entitlements' },
];

const COLUMNS: readonly Column<Entitlement>[] = [
  { label: 'Name', cell: (entitlement) => <Name {...entitlement} /> },
  { label: 'Type', cell: ({ type }) => type, width: 120 },
  { label: 'Value', cell: (entitlement) => <Value {...entitlement} />, width: 340 },
  { label: 'Changed', cell: ({ lastModified }) => <TimeAgo at={lastModified} />, width: 140 },
];

const ACTIONS: Column<Entitlement> = {
  label: 'Actions',
  cell: (entitlement) => <EntitlementActions entitlement={entitlement} />,
  align: 'right',
  width: 80,
};

/** What identity providers such as Okta find, and let people assign to users. */
export function EntitlementsTab(): ReactNode {
  const { id } = useTenant();
  const { canWrite } = useRole();
  const [type, setType] = useState('');
  const [creating, setCreating] = useState(false);
  const list = useList<Entitlement>(keys.of(id, 'entitlements'), `/tenants/${id}/entitlements`, { type, limit: 50 });
  const add = canWrite && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      Offer one
    </Button>
  );
  return (
    <Panel
      title="Roles and entitlements"
      description="What your platform lets users be given. Okta and others find them here, and write the value of what is assigned into a user’s roles or entitlements."
      actions={add}
    >
      <SegmentedControl
        data={TYPES}
        value={type}
        onChange={setType}
        aria-label="Which are shown"
        style={{ alignSelf: 'flex-start' }}
      />
      <DataTable
        label="Roles and entitlements"
        list={list}
        keyOf={(entitlement) => entitlement.id}
        columns={canWrite ? [...COLUMNS, ACTIONS] : COLUMNS}
        empty={
          <EmptyState icon={IconBadges} title="Nothing is offered yet">
            An identity provider can then assign it, beside the teams that people are in.
          </EmptyState>
        }
      />
      <EntitlementDialog opened={creating} onClose={() => setCreating(false)} />
    </Panel>
  );
}

function Name({ displayName, description }: Entitlement): ReactNode {
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      <Text size="sm" fw={600}>
        {displayName}
      </Text>
      {description !== null && (
        <Text size="xs" c="dimmed" fw={400}>
          {description}
        </Text>
      )}
    </div>
  );
}

function Value({ id, displayName }: Entitlement): ReactNode {
  return (
    <Group gap={4} wrap="nowrap">
      <span className="mono">{id}</span>
      <CopyButton value={id} label={`Copy the value of ${displayName}`} />
    </Group>
  );
}

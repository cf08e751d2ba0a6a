import { Button, Stack } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { keys } from '../../api/keys.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { Panel } from '../../components/panel.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useList } from '../../components/use-list.js';
import { Invitations } from '../../people/invitations.js';
import { InviteDialog } from '../../people/invite-dialog.js';
import { PersonName } from '../../people/person-name.js';
import { ROLE_NAMES } from '../../people/roles.js';
import { SecondFactor } from '../../people/second-factor.js';
import type { Admin } from '../../people/types.js';
import { useRole, useTenant } from '../../shell/tenant.js';
import { AdminActions } from './admin-actions.js';

const COLUMNS: readonly Column<Admin>[] = [
  { label: 'Name', cell: (admin) => <PersonName {...admin} /> },
  { label: 'Role', cell: ({ role }) => ROLE_NAMES[role], width: 120 },
  { label: 'Two-factor', cell: (admin) => <SecondFactor {...admin} />, width: 130 },
  { label: 'Last signed in', cell: ({ lastSignedInAt }) => <TimeAgo at={lastSignedInAt} />, width: 150 },
];

const ACTIONS: Column<Admin> = {
  label: 'Actions',
  cell: (admin) => <AdminActions admin={admin} />,
  align: 'right',
  width: 80,
};

/** Who may sign in and see the tenant. */
export function PeopleTab(): ReactNode {
  const { id, name } = useTenant();
  const { canWrite } = useRole();
  const [inviting, setInviting] = useState(false);
  const list = useList<Admin>(keys.of(id, 'admins'), `/tenants/${id}/admins`, { limit: 50 });
  const path = `/tenants/${id}/invitations`;
  const queryKey = keys.of(id, 'invitations');
  const invite = canWrite && (
    <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
      Invite
    </Button>
  );
  return (
    <Stack gap="xl">
      <Panel
        title="People"
        description="Who may sign in here. Operators, who may do everything in every tenant, are not among them."
        actions={invite}
      >
        <DataTable
          label="People"
          list={list}
          keyOf={({ id: accountId }) => accountId}
          columns={canWrite ? [...COLUMNS, ACTIONS] : COLUMNS}
          empty={
            <EmptyState icon={IconUsers} title="Nobody has a role yet">
              Invite the people who set up the identity provider: they see nothing of other tenants.
            </EmptyState>
          }
        />
      </Panel>
      <Panel title="Invitations">
        <Invitations path={path} queryKey={queryKey} canWrite={canWrite} />
      </Panel>
      <InviteDialog
        opened={inviting}
        onClose={() => setInviting(false)}
        path={path}
        renewed={queryKey}
        to={name}
        withRole
      />
    </Stack>
  );
}

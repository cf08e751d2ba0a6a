import { Button, Stack } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type Column, DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/panel.js';
import { StatusBadge } from '../../components/status-badge.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useList } from '../../components/use-list.js';
import { Invitations } from '../../people/invitations.js';
import { InviteDialog } from '../../people/invite-dialog.js';
import { PersonName } from '../../people/person-name.js';
import { SecondFactor } from '../../people/second-factor.js';
import type { Account } from '../../people/types.js';
import { AccountActions } from './account-actions.js';

const INVITATIONS = ['operator-invitations'];

const COLUMNS: readonly Column<Account>[] = [
  { label: 'Name', cell: (account) => <PersonName {...account} /> },
  { label: 'May act', cell: (account) => <Scope {...account} />, width: 150 },
  { label: 'Two-factor', cell: (account) => <SecondFactor {...account} />, width: 120 },
  { label: 'Last signed in', cell: ({ lastSignedInAt }) => <TimeAgo at={lastSignedInAt} />, width: 150 },
  { label: 'Actions', cell: (account) => <AccountActions account={account} />, align: 'right', width: 80 },
];

export function AccountsTab(): ReactNode {
  const [inviting, setInviting] = useState(false);
  const list = useList<Account>(['accounts'], '/accounts', { limit: 50 });
  return (
    <Stack gap="xl">
      <Panel
        title="Accounts"
        description="Everybody who can sign in. An operator may do everything in every tenant."
        actions={
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
            Invite an operator
          </Button>
        }
      >
        <DataTable label="Accounts" list={list} keyOf={({ id }) => id} columns={COLUMNS} empty={null} />
      </Panel>
      <Panel title="Invitations of operators">
        <Invitations path="/invitations" queryKey={INVITATIONS} canWrite />
      </Panel>
      <InviteDialog
        opened={inviting}
        onClose={() => setInviting(false)}
        path="/invitations"
        renewed={INVITATIONS}
        to="the operators"
        withRole={false}
      />
    </Stack>
  );
}

function Scope({ operator, roles }: Account): ReactNode {
  if (operator) return <StatusBadge tone="warn">everywhere</StatusBadge>;
  return roles.length === 1 ? 'in one tenant' : `in ${roles.length} tenants`;
}

import { Text } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '../components/data-table.js';
import { isOver } from '../components/is-over.js';
import { TimeAgo } from '../components/time-ago.js';
import { useList } from '../components/use-list.js';
import { InvitationActions } from './invitation-actions.js';
import { ROLE_NAMES } from './roles.js';
import type { Invitation } from './types.js';

interface Props {
  /** Where the API has them, and the key under which they are remembered. */
  readonly path: string;
  readonly queryKey: QueryKey;
  readonly canWrite: boolean;
}

/** The invitations that wait for an answer. */
export function Invitations({ path, queryKey, canWrite }: Props): ReactNode {
  const list = useList<Invitation>(queryKey, path, { limit: 50 });
  const columns: Column<Invitation>[] = [
    { label: 'E-mail', cell: ({ email }) => <span style={{ overflowWrap: 'anywhere' }}>{email}</span> },
    { label: 'Role', cell: ({ role }) => ROLE_NAMES[role], width: 120 },
    { label: 'Sent', cell: ({ createdAt }) => <TimeAgo at={createdAt} />, width: 150 },
    { label: 'Good until', cell: (invitation) => <End {...invitation} />, width: 170 },
  ];
  const actions: Column<Invitation> = {
    label: 'Actions',
    cell: (invitation) => <InvitationActions invitation={invitation} path={path} renewed={queryKey} />,
    align: 'right',
    width: 80,
  };
  return (
    <DataTable
      label="Invitations"
      list={list}
      keyOf={({ id }) => id}
      columns={canWrite ? [...columns, actions] : columns}
      empty={
        <Text c="dimmed" size="sm">
          No invitation waits for an answer.
        </Text>
      }
    />
  );
}

function End({ expiresAt }: Invitation): ReactNode {
  return isOver(expiresAt) ? 'Over: send it again' : <TimeAgo at={expiresAt} />;
}

import { Anchor, Text } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import { isId, nameOf, type PendingMember, type Team } from '../../api/people.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { Panel } from '../../components/panel.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useList } from '../../components/use-list.js';
import { type Names, useNames } from '../../history/use-names.js';
import { useTenant } from '../../shell/tenant.js';

/** Ids that the identity provider calls members and that nobody has: who they may be, and what to do. */
export function PendingMembers({ team }: { team: Team }): ReactNode {
  const { id } = useTenant();
  const list = useList<PendingMember>(
    keys.of(id, 'teams', team.id, 'pending'),
    `/tenants/${id}/teams/${team.id}/pending-members`,
    { limit: 25 },
  );
  const names = useNames((list.data?.items ?? []).map(({ value }) => value).filter(isId));
  return (
    <Panel
      title={`Pending members (${team.pendingMemberCount.toLocaleString('en')})`}
      description="The identity provider named these ids as members, but no user has them. They join by themselves as soon as a user with the id is there."
    >
      <DataTable
        label="Pending members"
        list={list}
        keyOf={({ value }) => value}
        columns={[
          { label: 'Id', cell: ({ value }) => <span className="mono">{value}</span> },
          { label: 'Who it is', cell: ({ value }) => <Who value={value} names={names} /> },
          { label: 'Waiting', cell: ({ since }) => <TimeAgo at={since} />, width: 150 },
        ]}
        empty={<EmptyState icon={IconUserQuestion} title="Nobody is waited for any more" />}
      />
    </Panel>
  );
}

function Who({ value, names }: { value: string; names: Names }): ReactNode {
  const { slug } = useTenant();
  const name = names.get(value.toLowerCase());
  if (name) {
    return (
      <Anchor component={Link} to={`/t/${slug}/users/${name.id}`} size="sm">
        {nameOf(name)}, who was deleted: can be restored
      </Anchor>
    );
  }
  return (
    <Text span size="sm" c="dimmed">
      {isId(value)
        ? 'Unknown here: see that the person is assigned to the application, too'
        : 'No id of ours: the group’s members are mapped to something else than the user’s id'}
    </Text>
  );
}

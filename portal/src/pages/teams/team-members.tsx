import { Anchor } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import type { Team, TeamMember } from '../../api/people.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { Panel } from '../../components/panel.js';
import { SearchInput } from '../../components/search-input.js';
import { useList } from '../../components/use-list.js';
import { useTenant } from '../../shell/tenant.js';
import { UserLink } from '../users/user-link.js';
import { Status } from '../users/users-page.js';

export function TeamMembers({ team }: { team: Team }): ReactNode {
  const tenant = useTenant();
  const [search, setSearch] = useState('');
  const list = useList<TeamMember>(
    keys.of(tenant.id, 'teams', team.id, 'members'),
    `/tenants/${tenant.id}/teams/${team.id}/members`,
    { search, limit: 25 },
  );
  return (
    <Panel
      title={`Members (${team.memberCount.toLocaleString('en')})`}
      actions={<SearchInput label="Search members" placeholder="Name or e-mail" value={search} onSearch={setSearch} />}
    >
      <DataTable
        label="Members"
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { label: 'Name', cell: (member) => <MemberLink member={member} />, width: '42%' },
          { label: 'User name', cell: ({ userName }) => <span style={{ overflowWrap: 'anywhere' }}>{userName}</span> },
          { label: 'Status', cell: ({ active }) => active !== null && <Status active={active} />, width: 120 },
        ]}
        empty={
          search === '' ? (
            <EmptyState icon={IconUsers} title="Nobody is in this team">
              Who is in it is decided at the identity provider. Entra ID and Okta send the members of groups that are
              assigned to the application.
            </EmptyState>
          ) : (
            <EmptyState icon={IconUsers} title="No member matches" />
          )
        }
      />
    </Panel>
  );
}

/** A member may be a team itself. */
function MemberLink({ member }: { member: TeamMember }): ReactNode {
  const { slug } = useTenant();
  const { id, type, userName, displayName } = member;
  if (type === 'user') return <UserLink user={{ id, displayName, userName: userName ?? id }} />;
  return (
    <Anchor component={Link} to={`/t/${slug}/teams/${id}`}>
      {displayName} (team)
    </Anchor>
  );
}

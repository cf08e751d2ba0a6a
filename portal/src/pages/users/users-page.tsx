import { Button, Text } from '@mantine/core';
import { IconTrash, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import type { User } from '../../api/people.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { sortingBy } from '../../components/sorting.js';
import { SourceName } from '../../components/source-name.js';
import { StatusBadge } from '../../components/status-badge.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useList } from '../../components/use-list.js';
import { useSources } from '../../components/use-sources.js';
import { useUrlState } from '../../components/use-url-state.js';
import { useTenant } from '../../shell/tenant.js';
import { RoleBadges } from './role-badges.js';
import { UserCount } from './user-count.js';
import { UserFilters } from './user-filters.js';
import { UserLink } from './user-link.js';

const DEFAULTS = { search: '', status: '', source: '', team: '', sort: 'created', order: 'descending' };

export function Component(): ReactNode {
  const tenant = useTenant();
  const sources = useSources();
  const [state, change] = useUrlState(DEFAULTS);
  const { search, status, source, team, sort, order } = state;
  const filters = { search, status, integrationId: source, teamId: team };
  const list = useList<User>(keys.of(tenant.id, 'users', 'list'), `/tenants/${tenant.id}/users`, {
    ...filters,
    sort,
    order,
    limit: 50,
  });
  const sorting = sortingBy({ sort, order }, change);
  const narrowed = search !== '' || status !== '' || source !== '' || team !== '';
  return (
    <Page
      title="Users"
      aside={<UserCount list={list} filters={filters} narrowed={narrowed} />}
      description="The people whom your identity providers have sent, as they are there now."
      actions={
        <Button component={Link} to="deleted" variant="default" leftSection={<IconTrash size={16} aria-hidden />}>
          Deleted users
        </Button>
      }
    >
      <UserFilters state={state} sources={sources} onChange={change} />
      <DataTable
        label="Users"
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { label: 'Name', cell: (user) => <Person user={user} />, sort: sorting('displayName') },
          { label: 'Status', cell: ({ active }) => <Status active={active} />, width: 110 },
          { label: 'Role', cell: ({ platformRoles }) => <RoleBadges roles={platformRoles} /> },
          { label: 'Source', cell: ({ integrationId }) => <SourceName id={integrationId} sources={sources} /> },
          {
            label: 'Came',
            cell: ({ createdAt }) => <TimeAgo at={createdAt} />,
            width: 150,
            sort: sorting('created', 'descending'),
          },
          {
            label: 'Changed',
            cell: ({ lastModified }) => <TimeAgo at={lastModified} />,
            width: 150,
            sort: sorting('lastModified', 'descending'),
          },
        ]}
        empty={narrowed ? <NobodyFound onClear={() => change(DEFAULTS)} /> : <NobodyYet />}
      />
    </Page>
  );
}

export function Status({ active }: { active: boolean }): ReactNode {
  return <StatusBadge tone={active ? 'good' : 'calm'}>{active ? 'Active' : 'Inactive'}</StatusBadge>;
}

function Person({ user }: { user: User }): ReactNode {
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      <UserLink user={user} />
      {user.displayName !== null && (
        <Text span display="block" size="xs" c="dimmed">
          {user.userName}
        </Text>
      )}
    </span>
  );
}

function NobodyFound({ onClear }: { onClear: () => void }): ReactNode {
  return (
    <EmptyState
      icon={IconUsers}
      title="Nobody matches"
      action={
        <Button variant="default" onClick={onClear}>
          Clear the filters
        </Button>
      }
    >
      Search looks into user names, display names and e-mail addresses. Who was deleted is in Deleted users.
    </EmptyState>
  );
}

function NobodyYet(): ReactNode {
  const { slug } = useTenant();
  return (
    <EmptyState
      icon={IconUsers}
      title="Nobody has been sent yet"
      action={
        <Button component={Link} to={`/t/${slug}/integrations`}>
          Go to Integrations
        </Button>
      }
    >
      Connect an identity provider, assign people to the application there and start provisioning. They appear here by
      themselves.
    </EmptyState>
  );
}

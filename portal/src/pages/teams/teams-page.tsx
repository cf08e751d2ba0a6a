import { Anchor, Button, Group, Select, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import type { Team } from '../../api/people.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { SearchInput } from '../../components/search-input.js';
import { sortingBy } from '../../components/sorting.js';
import { SourceName } from '../../components/source-name.js';
import { StatusBadge } from '../../components/status-badge.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useList } from '../../components/use-list.js';
import { useSources } from '../../components/use-sources.js';
import { useUrlState } from '../../components/use-url-state.js';
import { useTenant } from '../../shell/tenant.js';
import { RoleBadges } from '../users/role-badges.js';

const DEFAULTS = { search: '', sort: 'displayName', order: 'ascending' };

// What the headings of the table offer, for where there are none.
const ORDERS = [
  { value: 'displayName ascending', label: 'By name' },
  { value: 'memberCount descending', label: 'Largest first' },
  { value: 'created descending', label: 'Newest first' },
  { value: 'lastModified descending', label: 'Changed last' },
];

export function Component(): ReactNode {
  const tenant = useTenant();
  const sources = useSources();
  const [{ search, sort, order }, change] = useUrlState(DEFAULTS);
  const list = useList<Team>(keys.of(tenant.id, 'teams', 'list'), `/tenants/${tenant.id}/teams`, {
    search,
    sort,
    order,
    limit: 50,
  });
  const sorting = sortingBy({ sort, order }, change);
  return (
    <Page
      title="Teams"
      description="The groups that your identity providers have sent. A team can give its members a role on your platform."
    >
      <Group gap="sm" role="search" aria-label="Teams">
        <div style={{ flex: '1 1 220px', maxWidth: 360 }}>
          <SearchInput
            label="Search teams"
            placeholder="Name"
            value={search}
            onSearch={(text) => change({ search: text })}
          />
        </div>
        <Select
          aria-label="Order"
          hiddenFrom="sm"
          data={ORDERS}
          value={`${sort} ${order}`}
          onChange={(chosen) => {
            const [by = '', direction = ''] = (chosen ?? ORDERS[0]!.value).split(' ');
            change({ sort: by, order: direction });
          }}
          allowDeselect={false}
        />
      </Group>
      <DataTable
        label="Teams"
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { label: 'Name', cell: (team) => <TeamLink team={team} />, sort: sorting('displayName') },
          {
            label: 'Members',
            cell: (team) => <Size team={team} />,
            width: 190,
            sort: sorting('memberCount', 'descending'),
          },
          {
            label: 'Platform role',
            cell: ({ platformRole }) => <RoleBadges roles={platformRole === null ? [] : [platformRole]} />,
          },
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
        empty={search === '' ? <NoTeams /> : <NoneFound onClear={() => change({ search: '' })} />}
      />
    </Page>
  );
}

function TeamLink({ team }: { team: Team }): ReactNode {
  const { slug } = useTenant();
  return (
    <Anchor component={Link} to={`/t/${slug}/teams/${team.id}`} fw={600} c="inherit">
      {team.displayName}
    </Anchor>
  );
}

function Size({ team: { memberCount, pendingMemberCount } }: { team: Team }): ReactNode {
  return (
    <Group gap="xs" component="span">
      <Text span size="sm">
        {memberCount.toLocaleString('en')}
      </Text>
      {pendingMemberCount > 0 && (
        <StatusBadge tone="warn">{pendingMemberCount.toLocaleString('en')} pending</StatusBadge>
      )}
    </Group>
  );
}

function NoneFound({ onClear }: { onClear: () => void }): ReactNode {
  return (
    <EmptyState
      icon={IconUsersGroup}
      title="No team has this name"
      action={
        <Button variant="default" onClick={onClear}>
          Clear the search
        </Button>
      }
    />
  );
}

function NoTeams(): ReactNode {
  return (
    <EmptyState icon={IconUsersGroup} title="No group has been sent yet">
      Assign groups to the application at the identity provider, and see that provisioning of groups is turned on there.
    </EmptyState>
  );
}

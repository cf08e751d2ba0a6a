import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { keys } from '../../api/keys.js';
import type { DeletedUser } from '../../api/people.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { SearchInput } from '../../components/search-input.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useList } from '../../components/use-list.js';
import { useSources } from '../../components/use-sources.js';
import { useUrlState } from '../../components/use-url-state.js';
import { useRole, useTenant } from '../../shell/tenant.js';
import { RestoreDialog } from './restore-dialog.js';
import { UserLink } from './user-link.js';

export function Component(): ReactNode {
  const tenant = useTenant();
  const { canWrite } = useRole();
  const sources = useSources();
  const [restoring, setRestoring] = useState<DeletedUser | null>(null);
  const [{ search }, change] = useUrlState({ search: '' });
  const list = useList<DeletedUser>(keys.of(tenant.id, 'users', 'deleted'), `/tenants/${tenant.id}/users/deleted`, {
    search,
    limit: 50,
  });
  return (
    <Page
      title="Deleted users"
      description="People whom an identity provider deleted. They can be brought back as they were."
      trail={[{ label: 'Users', to: `/t/${tenant.slug}/users` }]}
    >
      <div role="search" aria-label="Deleted users" style={{ maxWidth: 360 }}>
        <SearchInput
          label="Search deleted users"
          placeholder="Name or user name"
          value={search}
          onSearch={(text) => change({ search: text })}
        />
      </div>
      <DataTable
        label="Deleted users"
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { label: 'Name', cell: (user) => <UserLink user={user} /> },
          { label: 'User name', cell: ({ userName }) => <span style={{ overflowWrap: 'anywhere' }}>{userName}</span> },
          { label: 'Deleted', cell: ({ deletedAt }) => <TimeAgo at={deletedAt} />, width: 150 },
          { label: 'By', cell: ({ integrationId }) => sources.nameOf(integrationId) ?? 'hand' },
          ...(canWrite
            ? [
                {
                  label: 'Restore',
                  align: 'right' as const,
                  width: 120,
                  cell: (user: DeletedUser) => <Restore user={user} onRestore={setRestoring} />,
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState icon={IconTrash} title={search === '' ? 'Nobody has been deleted' : 'Nobody matches'}>
            Most identity providers deactivate people first, and delete them weeks later.
          </EmptyState>
        }
      />
      <RestoreDialog user={restoring} onClose={() => setRestoring(null)} />
    </Page>
  );
}

function Restore({ user, onRestore }: { user: DeletedUser; onRestore: (user: DeletedUser) => void }): ReactNode {
  return (
    <Button size="xs" variant="default" onClick={() => onRestore(user)} aria-label={`Restore ${user.userName}`}>
      Restore
    </Button>
  );
}

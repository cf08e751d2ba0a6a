import { Anchor, Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBuildingCommunity, IconFlask, IconPlus, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import type { Tenant } from '../../api/types.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { StatusBadge } from '../../components/status-badge.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useList } from '../../components/use-list.js';
import { TenantActions } from './tenant-actions.js';
import { TenantDialog } from './tenant-dialog.js';

export function Component(): ReactNode {
  const [creating, setCreating] = useState<'tenant' | 'demo' | null>(null);
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 250);
  const list = useList<Tenant>([...keys.tenants, 'list'], '/tenants', { search, limit: 50 });
  const add = (
    <Group gap="sm" justify="center">
      <Button variant="default" leftSection={<IconFlask size={16} aria-hidden />} onClick={() => setCreating('demo')}>
        Create a demo tenant
      </Button>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating('tenant')}>
        New tenant
      </Button>
    </Group>
  );
  return (
    <Page
      title="Tenants"
      description="The customers of your platform. Their users, teams and integrations are kept apart."
      actions={add}
    >
      <TextInput
        aria-label="Search tenants"
        placeholder="Search by name or slug"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={360}
      />
      <DataTable
        label="Tenants"
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { label: 'Name', cell: (tenant) => <Name {...tenant} /> },
          { label: 'Slug', cell: ({ slug }) => <span className="mono">{slug}</span> },
          { label: 'Created', cell: ({ createdAt }) => <TimeAgo at={createdAt} />, width: 160 },
          { label: 'Actions', cell: (tenant) => <TenantActions tenant={tenant} />, align: 'right', width: 80 },
        ]}
        empty={search === '' ? <NoTenants action={add} /> : <Text c="dimmed">No tenant has this name.</Text>}
      />
      <TenantDialog opened={creating !== null} onClose={() => setCreating(null)} demo={creating === 'demo'} />
    </Page>
  );
}

function Name({ name, slug, demo }: Tenant): ReactNode {
  return (
    <Group gap="xs">
      <Anchor component={Link} to={`/t/${slug}`} fw={600} c="inherit">
        {name}
      </Anchor>
      {demo && <StatusBadge tone="calm">demo</StatusBadge>}
    </Group>
  );
}

function NoTenants({ action }: { action: ReactNode }): ReactNode {
  return (
    <EmptyState icon={IconBuildingCommunity} title="Create your first tenant" action={action}>
      A tenant is one customer. It gets integrations with its identity providers, and then its users and teams appear.
    </EmptyState>
  );
}

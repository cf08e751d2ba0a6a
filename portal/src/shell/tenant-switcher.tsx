import { Combobox, Group, Loader, Text, UnstyledButton, useCombobox, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSelector } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, withQuery } from '../api/client.js';
import { keys } from '../api/keys.js';
import type { Me, Tenant } from '../api/types.js';
import type { List } from '../api/wire.js';
import classes from './tenant-switcher.module.css';
import { useTenantOf } from './use-tenant-of.js';

const SHOWN = 30;

interface Props {
  readonly me: Me;
  readonly slug: string | null;
  readonly onChoose: () => void;
}

/** The tenant that is shown; who has several, or is an operator, can choose another one. */
export function TenantSwitcher({ me, slug, onChoose }: Props): ReactNode {
  const { tenant } = useTenantOf(me, slug ?? '');
  if (slug === null && !me.operator) return null;
  const name = slug === null ? 'Choose a tenant' : (tenant?.name ?? slug);
  if (!me.operator && me.tenants.length < 2) return <Label name={name} />;
  return <Choice me={me} name={name} onChoose={onChoose} />;
}

function Label({ name }: { name: string }): ReactNode {
  return (
    <div className={classes.plain}>
      <Text size="xs" c="dimmed" lh={1.3}>
        Tenant
      </Text>
      <Text fw={600} truncate>
        {name}
      </Text>
    </div>
  );
}

function Choice({ me, name, onChoose }: { me: Me; name: string; onChoose: () => void }): ReactNode {
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setSearch('');
    },
  });
  const { tenants, isFetching } = useTenants(me, search, combobox.dropdownOpened);
  return (
    <Combobox
      store={combobox}
      shadow="md"
      onOptionSubmit={(slug) => {
        combobox.closeDropdown();
        onChoose();
        void navigate(`/t/${slug}`);
      }}
    >
      <Combobox.Target targetType="button">
        <UnstyledButton className={classes.button} onClick={() => combobox.toggleDropdown()}>
          <Group justify="space-between" wrap="nowrap" gap="xs">
            <div style={{ minWidth: 0 }}>
              <Text size="xs" c="dimmed" lh={1.3}>
                Tenant
              </Text>
              <Text fw={600} truncate>
                {name}
              </Text>
              <VisuallyHidden>Choose another one</VisuallyHidden>
            </div>
            <IconSelector size={18} stroke={1.7} aria-hidden />
          </Group>
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder="Search by name or slug"
          role="combobox"
          aria-expanded={combobox.dropdownOpened}
          aria-label="Search tenants"
          rightSection={isFetching ? <Loader size={14} /> : null}
        />
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label="Tenants">
          {tenants.map((tenant) => (
            <Combobox.Option key={tenant.id} value={tenant.slug}>
              <Text size="sm" fw={500} truncate>
                {tenant.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {tenant.slug}
              </Text>
            </Combobox.Option>
          ))}
          {tenants.length === 0 && !isFetching && <Combobox.Empty>No tenant has this name.</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function useTenants(
  me: Me,
  search: string,
  opened: boolean,
): { tenants: Pick<Tenant, 'id' | 'name' | 'slug'>[]; isFetching: boolean } {
  const [asked] = useDebouncedValue(search.trim(), 200);
  const { data, isFetching } = useQuery({
    queryKey: [...keys.tenants, 'search', asked],
    queryFn: () => api.get<List<Tenant>>(withQuery('/tenants', { search: asked, limit: SHOWN })),
    enabled: me.operator && opened,
    placeholderData: keepPreviousData,
  });
  if (me.operator) return { tenants: data?.items ?? [], isFetching };
  const wanted = search.trim().toLowerCase();
  const tenants = me.tenants.filter(({ name, slug }) => `${name} ${slug}`.toLowerCase().includes(wanted));
  return { tenants, isFetching: false };
}

import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { SearchInput } from '../../components/search-input.js';
import type { Sources } from '../../components/use-sources.js';
import { TeamSelect } from './team-select.js';
import classes from './user-filters.module.css';

const STATUSES = [
  { value: 'active', label: 'Active' },
  { value: 'inactive', label: 'Inactive' },
];

const ORDERS = [
  { value: 'created descending', label: 'Newest first' },
  { value: 'created ascending', label: 'Oldest first' },
  { value: 'displayName ascending', label: 'By name' },
  { value: 'displayName descending', label: 'By name, from Z' },
  { value: 'userName ascending', label: 'By user name' },
  { value: 'userName descending', label: 'By user name, from Z' },
  { value: 'lastModified descending', label: 'Changed last' },
  { value: 'lastModified ascending', label: 'Changed long ago' },
];

interface State extends Record<string, string> {
  readonly search: string;
  readonly status: string;
  readonly source: string;
  readonly team: string;
  readonly sort: string;
  readonly order: string;
}

interface Props {
  readonly state: State;
  readonly sources: Sources;
  readonly onChange: (next: Partial<State>) => void;
}

export function UserFilters({ state, sources, onChange }: Props): ReactNode {
  return (
    <div className={classes.filters} role="search" aria-label="Users">
      <SearchInput
        label="Search users"
        placeholder="Name or e-mail"
        value={state.search}
        onSearch={(search) => onChange({ search })}
      />
      <Select
        aria-label="Status"
        placeholder="Every status"
        data={STATUSES}
        value={state.status || null}
        onChange={(status) => onChange({ status: status ?? '' })}
        clearable
      />
      <Select
        aria-label="Source"
        placeholder="Every source"
        data={sources.integrations.map(({ id, name }) => ({ value: id, label: name }))}
        value={state.source || null}
        onChange={(source) => onChange({ source: source ?? '' })}
        clearable
        searchable
        nothingFoundMessage="No integration has this name"
      />
      <TeamSelect value={state.team} onChange={(team) => onChange({ team })} />
      <Select
        aria-label="Order"
        data={ORDERS}
        value={`${state.sort} ${state.order}`}
        onChange={(chosen) => {
          const [sort = '', order = ''] = (chosen ?? ORDERS[0]!.value).split(' ');
          onChange({ sort, order });
        }}
        allowDeselect={false}
      />
    </div>
  );
}

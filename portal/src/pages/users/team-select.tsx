import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { withQuery } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { Team } from '../../api/people.js';
import { useApi } from '../../api/use-api.js';
import type { List } from '../../api/wire.js';
import { useTenant } from '../../shell/tenant.js';

interface Props {
  /** The id of the team; empty for none. */
  readonly value: string;
  readonly onChange: (team: string) => void;
}

/** Chooses one of the teams, of which there may be thousands: they are searched by the service. */
export function TeamSelect({ value, onChange }: Props): ReactNode {
  const { id } = useTenant();
  const path = `/tenants/${id}/teams`;
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 250);
  const chosen = useApi<Team>(keys.of(id, 'teams', value), `${path}/${value}`, value !== '');
  const named = value !== '' && chosen.data?.id === value ? chosen.data : null;
  const asked = { search: search === named?.displayName ? '' : search, sort: 'displayName', limit: 20 };
  const found = useApi<List<Team>>(keys.of(id, 'teams', 'choice', asked), withQuery(path, asked));
  const teams = new Map([...(found.data?.items ?? []), ...(named ? [named] : [])].map((team) => [team.id, team]));
  return (
    <Select
      aria-label="Team"
      placeholder="Every team"
      data={[...teams.values()].map(({ id: team, displayName }) => ({ value: team, label: displayName }))}
      value={value || null}
      onChange={(team) => onChange(team ?? '')}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      searchable
      clearable
      nothingFoundMessage="No team has this name"
    />
  );
}

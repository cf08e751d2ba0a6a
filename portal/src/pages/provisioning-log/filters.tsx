import { Button, Pill, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { SearchInput } from '../../components/search-input.js';
import type { Sources } from '../../components/use-sources.js';
import classes from './filters.module.css';
import { fromField, toField } from './local-time.js';
import { OPERATIONS, STATUSES, statusInWords } from './words.js';

/** The filters by their names in the REST API, so that a query of it is a link to the page. */
export const NO_FILTERS = {
  search: '',
  integrationId: '',
  outcome: '',
  operation: '',
  status: '',
  resourceType: '',
  resourceId: '',
  from: '',
  to: '',
};
export type Filters = typeof NO_FILTERS;

const OUTCOMES = [
  { value: 'succeeded', label: 'Succeeded' },
  { value: 'failed', label: 'Failed' },
];
const TYPES = [
  { value: 'User', label: 'Users' },
  { value: 'Group', label: 'Teams' },
];
const RARELY_USED = ['status', 'resourceType', 'from', 'to'] as const;

interface Props {
  readonly filters: Filters;
  readonly sources: Sources;
  readonly onChange: (next: Partial<Filters>) => void;
}

export function LogFilters(props: Props): ReactNode {
  const { filters, sources, onChange } = props;
  const [opened, setOpened] = useState(RARELY_USED.some((name) => filters[name] !== ''));
  const id = useId();
  const { integrations } = sources;
  return (
    <Stack gap="sm" role="search" aria-label="Provisioning log">
      <div className={classes.filters}>
        <SearchInput
          label="Search the log"
          placeholder="User name, team or id"
          value={filters.search}
          onSearch={(search) => onChange({ search })}
        />
        <Choice
          {...props}
          name="integrationId"
          label="Every integration"
          data={integrations.map((integration) => ({ value: integration.id, label: integration.name }))}
        />
        <Choice {...props} name="outcome" label="Every outcome" data={OUTCOMES} />
        <Choice
          {...props}
          name="operation"
          label="Every operation"
          data={Object.entries(OPERATIONS).map(([value, label]) => ({ value, label }))}
        />
        <Button
          variant="default"
          px="sm"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          aria-expanded={opened}
          aria-controls={id}
          onClick={() => setOpened(!opened)}
        >
          {opened ? 'Fewer filters' : 'More filters'}
        </Button>
      </div>
      <div id={id} hidden={!opened}>
        {opened && <RareFilters {...props} />}
      </div>
      {filters.resourceId !== '' && (
        <div>
          <Pill
            withRemoveButton
            onRemove={() => onChange({ resourceId: '' })}
            removeButtonProps={{ 'aria-label': 'Show requests about anybody', tabIndex: 0, 'aria-hidden': false }}
          >
            About {filters.resourceId.slice(0, 13)}…
          </Pill>
        </div>
      )}
    </Stack>
  );
}

function RareFilters(props: Props): ReactNode {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="sm">
      <Choice {...props} name="resourceType" label="Users and teams" data={TYPES} />
      <Choice
        {...props}
        name="status"
        label="Every status"
        data={STATUSES.map((value) => ({ value, label: statusInWords(Number(value)) }))}
      />
      <Moment {...props} name="from" label="From" />
      <Moment {...props} name="to" label="Before" />
    </SimpleGrid>
  );
}

interface ChoiceProps extends Props {
  readonly name: keyof Filters;
  /** What is shown when nothing is chosen. */
  readonly label: string;
  readonly data: readonly { value: string; label: string }[];
}

const NAMES: Partial<Record<keyof Filters, string>> = {
  integrationId: 'Integration',
  outcome: 'Outcome',
  operation: 'Operation',
  resourceType: 'Resource type',
  status: 'Status',
};

function Choice({ name, label, data, filters, onChange }: ChoiceProps): ReactNode {
  return (
    <Select
      aria-label={NAMES[name]}
      placeholder={label}
      data={data}
      value={filters[name] || null}
      onChange={(value) => onChange({ [name]: value ?? '' })}
      clearable
    />
  );
}

function Moment({ name, label, filters, onChange }: Props & { name: 'from' | 'to'; label: string }): ReactNode {
  return (
    <TextInput
      type="datetime-local"
      aria-label={label}
      leftSection={label}
      leftSectionWidth={62}
      styles={{ section: { fontSize: 'var(--mantine-font-size-sm)', color: 'var(--mantine-color-dimmed)' } }}
      value={toField(filters[name])}
      onChange={(event) => onChange({ [name]: fromField(event.currentTarget.value) })}
    />
  );
}

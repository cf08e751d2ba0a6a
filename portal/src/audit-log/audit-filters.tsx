import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { KIND_CHOICES } from './kinds.js';
import type { AuditFilter } from './use-audit-filter.js';

interface Props {
  readonly filter: AuditFilter;
  readonly onChange: (next: Partial<AuditFilter>) => void;
}

const NOTHING: AuditFilter = { actor: '', object: '', objectType: '', from: '', to: '' };

export function AuditFilters({ filter, onChange }: Props): ReactNode {
  const isFiltered = Object.values(filter).some((value) => value !== '');
  return (
    <Group role="search" aria-label="Filters of the audit log" align="flex-end" gap="sm">
      <Select
        label="What it was done to"
        placeholder="Anything"
        data={KIND_CHOICES}
        clearable
        clearButtonProps={{ 'aria-label': 'Anything again' }}
        value={filter.objectType || null}
        onChange={(objectType) => onChange({ objectType: objectType ?? '' })}
        w={230}
      />
      <Day label="From" value={filter.from} onChange={(from) => onChange({ from })} />
      <Day label="To" value={filter.to} onChange={(to) => onChange({ to })} />
      {filter.actor !== '' && <Only onClear={() => onChange({ actor: '' })}>Only one person or key</Only>}
      {filter.object !== '' && <Only onClear={() => onChange({ object: '' })}>Only one object</Only>}
      {isFiltered && (
        <Button
          variant="subtle"
          leftSection={<IconFilterOff size={16} aria-hidden />}
          onClick={() => onChange(NOTHING)}
        >
          Show all
        </Button>
      )}
    </Group>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }): ReactNode {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      w={160}
    />
  );
}

function Only({ children, onClear }: { children: string; onClear: () => void }): ReactNode {
  return (
    <Button variant="light" onClick={onClear} aria-label={`${children}: show the others again`}>
      {children} ×
    </Button>
  );
}

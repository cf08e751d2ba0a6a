import { Group, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { daysBefore, today } from './days.js';
import type { Period } from './use-report.js';

const LENGTHS = [7, 30, 90, 365];
const DEFAULT = 30;
const CUSTOM = 'custom';
const CHOICES = [
  ...LENGTHS.map((days) => ({ value: String(days), label: days === 365 ? 'Last year' : `Last ${days} days` })),
  { value: CUSTOM, label: 'From … to …' },
];

interface Props {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}

// What ends today is said without its end, so that a bookmark of it moves along.
function lengthOf({ from, to }: Period): string {
  if (to !== '') return CUSTOM;
  if (from === '') return String(DEFAULT);
  const found = LENGTHS.find((days) => from === daysBefore(today(), days - 1));
  return found === undefined ? CUSTOM : String(found);
}

export function PeriodChoice({ period, onChange }: Props): ReactNode {
  const [custom, setCustom] = useState(false);
  const chosen = custom ? CUSTOM : lengthOf(period);
  function choose(value: string | null): void {
    setCustom(value === CUSTOM);
    if (value === CUSTOM) return;
    const days = Number(value);
    onChange({ from: days === DEFAULT ? '' : daysBefore(today(), days - 1), to: '' });
  }
  const from = period.from || daysBefore(period.to || today(), DEFAULT - 1);
  const to = period.to || today();
  return (
    <Group gap="xs" role="group" aria-label="Days of the reports (UTC)">
      <Select aria-label="Period" data={CHOICES} value={chosen} onChange={choose} allowDeselect={false} w={150} />
      {chosen === CUSTOM && (
        <>
          <Day label="First day" value={from} max={to} onChange={(day) => onChange({ from: day, to })} />
          <Day label="Last day" value={to} min={from} max={today()} onChange={(day) => onChange({ from, to: day })} />
        </>
      )}
    </Group>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly onChange: (day: string) => void;
}

function Day({ label, onChange, ...rest }: DayProps): ReactNode {
  return (
    <TextInput
      {...rest}
      type="date"
      aria-label={label}
      required
      w={150}
      onChange={(event) => {
        if (event.currentTarget.validity.valid) onChange(event.currentTarget.value);
      }}
    />
  );
}

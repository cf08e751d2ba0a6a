import { useSearchParams } from 'react-router';

const NAMES = ['actor', 'object', 'objectType', 'from', 'to'] as const;

export type AuditFilter = Readonly<Record<(typeof NAMES)[number], string>>;

/** Which entries are shown; kept in the address, so that a link shows the same. */
export function useAuditFilter(): readonly [AuditFilter, (next: Partial<AuditFilter>) => void] {
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? ''])) as AuditFilter;
  function change(next: Partial<AuditFilter>): void {
    const all = Object.entries({ ...filter, ...next }).filter(([, value]) => value !== '');
    setParams(Object.fromEntries(all), { replace: true });
  }
  return [filter, change];
}

/** Days are those of who looks: from the beginning of the one to the end of the other. */
export function toQuery({ from, to, ...others }: AuditFilter): Record<string, string | undefined> {
  return { ...others, from: startOf(from, 0), to: startOf(to, 1) };
}

function startOf(day: string, daysLater: number): string | undefined {
  const [year = Number.NaN, month = 1, date = 1] = day.split('-').map(Number);
  const at = new Date(year, month - 1, date + daysLater);
  return day === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

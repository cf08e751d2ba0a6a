import type { CheckResult, Outcome } from './check.js';
import type { ConformanceResult } from './run-conformance.js';

export const OUTCOMES: readonly Outcome[] = ['pass', 'fail', 'not supported', 'skipped'];

export type Counts = Readonly<Record<Outcome, number>>;

export interface SectionSummary {
  readonly section: string;
  readonly counts: Counts;
  readonly results: readonly CheckResult[];
}

export const count = (results: readonly CheckResult[]): Counts => {
  const counts = { pass: 0, fail: 0, 'not supported': 0, skipped: 0 };
  for (const { outcome } of results) counts[outcome]++;
  return counts;
};

/** The sections in the order of their checks. */
export function summarize(results: readonly CheckResult[]): SectionSummary[] {
  const sections = new Map<string, CheckResult[]>();
  for (const result of results) sections.set(result.section, [...(sections.get(result.section) ?? []), result]);
  return [...sections].map(([section, of]) => ({ section, counts: count(of), results: of }));
}

export const isRfc = ({ section }: { readonly section: string }): boolean => section.startsWith('RFC ');

export const failsMust = ({ results }: ConformanceResult): boolean =>
  results.some(({ level, outcome }) => level === 'MUST' && outcome === 'fail');

/** One sentence that says how it went. */
export function verdict({ results }: ConformanceResult): string {
  const failures = results.filter(({ outcome }) => outcome === 'fail');
  if (failures.length === 0) return 'No requirement failed.';
  const must = failures.filter(({ level }) => level === 'MUST').length;
  const other = failures.length - must;
  return `${must} of the RFCs’ MUSTs ${must === 1 ? 'fails' : 'fail'}, and ${other} of the other requirements.`;
}

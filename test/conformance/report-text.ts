import type { CheckResult } from './check.js';
import { OUTCOMES, count, summarize, verdict } from './report-summary.js';
import type { ConformanceResult } from './run-conformance.js';

/** A table for the terminal, and each failure with what was said. */
export function reportText(result: ConformanceResult, colours = false): string {
  const red = (text: string): string => (colours ? `\x1b[31m${text}\x1b[0m` : text);
  const sections = summarize(result.results);
  const rows = sections.map(({ section, counts }) => [
    section,
    ...OUTCOMES.map((outcome) => String(counts[outcome] || '·')),
  ]);
  const totals = count(result.results);
  const table = columns([['', ...OUTCOMES], ...rows, ['all', ...OUTCOMES.map((outcome) => String(totals[outcome]))]]);
  const failures = result.results.filter(({ outcome }) => outcome === 'fail');
  const skipped = result.results.filter(({ outcome }) => outcome === 'skipped');
  return [
    result.url,
    '',
    ...table,
    '',
    ...failures.flatMap((each) => describe(each, red)),
    ...skipped.map(({ id, reason }) => `skipped  ${id}: ${reason}`),
    ...(skipped.length > 0 ? [''] : []),
    `${result.requests} requests in ${result.seconds.toFixed(1)} seconds. ${verdict(result)}`,
    ...result.leftovers.map((path) => `Left behind, since it could not be deleted: ${path}`),
  ].join('\n');
}

function describe(
  { level, id, section, requirement, reason, request, answer }: CheckResult,
  red: (text: string) => string,
): string[] {
  const indent = (text: string): string =>
    text
      .split('\n')
      .slice(0, 6)
      .map((line) => `    ${line.slice(0, 300)}`)
      .join('\n');
  return [
    `${red(`fail ${level}`)}  ${section}  ${id}: ${requirement}`,
    `  ${reason}`,
    ...(request === undefined ? [] : [indent(request)]),
    ...(answer === undefined ? [] : [indent(`→ ${answer}`)]),
    '',
  ];
}

function columns(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join('   ')
      .trimEnd(),
  );
}

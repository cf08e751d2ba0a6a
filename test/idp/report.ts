import type { SimulationResult } from './run-simulation.js';

const SHOWN = 20;

const count = (value: number): string => value.toLocaleString('en');
const plural = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** Columns: the first to the left, the others to the right. */
function table(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('   '),
  );
}

function some(title: string, lines: string[]): string[] {
  const shown = lines.slice(0, SHOWN).map((line) => `  ${line}`);
  return ['', title, ...shown, ...(lines.length > SHOWN ? [`  … and ${count(lines.length - SHOWN)} more`] : [])];
}

function phaseTable({ phases }: SimulationResult): string[] {
  const rows = phases.map((phase) => [
    phase.phase,
    count(phase.requests),
    count(phase.failures),
    phase.perSecond.toFixed(0),
    phase.p50.toFixed(1),
    phase.p95.toFixed(1),
    phase.p99.toFixed(1),
  ]);
  return table([['phase', 'requests', 'failures', 'req/s', 'p50 ms', 'p95 ms', 'p99 ms'], ...rows]);
}

function outcomeTable({ outcome }: SimulationResult): string[] {
  const kinds = ['matched', 'created', 'updated', 'unchanged', 'deleted'] as const;
  const row = (name: 'users' | 'groups'): string[] => [name, ...kinds.map((kind) => count(outcome[name][kind]))];
  return table([['', ...kinds], row('users'), row('groups')]);
}

/** The whole report as lines of text. */
export function report(result: SimulationResult): string[] {
  const { outcome, strangers, differences, failures } = result;
  const lines = ['', ...phaseTable(result), '', ...outcomeTable(result), ''];
  lines.push(`members     ${count(outcome.members.added)} added, ${count(outcome.members.removed)} removed`);
  lines.push(`managers    ${count(outcome.managers.set)} set, ${count(outcome.managers.cleared)} cleared`);
  lines.push(`requests    ${count(result.requests)}, of which ${count(result.writes)} wrote`);
  if (strangers.users + strangers.groups > 0) {
    lines.push(
      `others      ${plural(strangers.users, 'user')} and ${plural(strangers.groups, 'group')} not of this company, left alone`,
    );
  }
  if (failures.length > 0) {
    lines.push(...some(`${plural(failures.length, 'failure')}:`, failures));
  }
  if (differences.length > 0) {
    lines.push(
      ...some(`${plural(differences.length, 'difference')} between the source and the directory:`, differences),
    );
  } else {
    lines.push('', 'No difference between the source and the directory.');
  }
  return lines;
}

import { cpus, totalmem } from 'node:os';
import type { Row } from './rows.js';

export interface Report {
  readonly rows: readonly Row[];
  /** What was measured: Rollcall, or a peer. */
  readonly subject: string;
  readonly postgres: string;
  readonly rounds: number;
  readonly date: Date;
}

const RULE = '---';
const CPU = 'CPU ms, server + database';

const cells = (row: Row): string[] => [row.work, row.target, row.ours, row.floor, row.result, row.cpu, verdict(row)];

const heads = (subject: string): string[] => [
  'work',
  'target',
  subject,
  'floor, or what stands after ÷',
  'ratio',
  CPU,
  'met',
];

const verdict = ({ met }: Row): string => (met === null ? '' : met ? 'yes' : 'no');

/** For the terminal. */
export function reportText({ rows, subject }: Pick<Report, 'rows' | 'subject'>): string {
  const lines = aligned([heads(subject), ...rows.map(cells)]);
  return lines.map((line) => line.join('  ').trimEnd()).join('\n');
}

/** Columns of equal width. */
function aligned(lines: readonly string[][]): string[][] {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column]!, cell === RULE ? '-' : ' ')));
}

/** What docs/benchmark.md holds. */
export function reportMarkdown(report: Report): string {
  const { rows, subject } = report;
  const table = aligned([heads(subject), heads(subject).map(() => RULE), ...rows.map(cells)]);
  return `# Benchmark

${machine(report)}

${table.map((line) => `| ${line.join(' | ')} |`).join('\n')}

**The floor** is \`bench/floor.ts\`: node:http and \`pg\` with named statements and a pool of 10, one statement an operation,
no framework, no validation, no record of changes. It does what can be seen: a change of members counts a version of the
group. It runs beside the service on the same PostgreSQL, in a database of its own, and both get the same requests by
turns in short slices. **ratio** is the service's rate as a part of the floor's (or its time as a multiple, where the
target says so): the median of ${report.rounds} rounds, with the least and the greatest. **CPU** is milliseconds a request (a user,
where users are counted), server + database, the service's / the floor's. Read the ratios, not the absolute figures: the
load driver takes its part of the same cores.

Every answer is checked, and at the end of the changes of members every group is read back and compared: one wrong
answer, or one lost member, and there is no result. Why a row is not at its target, and what was tried, is told in
[ADR 8](adr/0008-what-a-request-costs.md).

## Reproduce it

\`\`\`sh
npm run bench -- --write docs/benchmark.md
\`\`\`

It takes PostgreSQL, temporary folders and ports of its own, and removes them. \`--phases sync,reads\` runs a part of it,
\`--users 100000\` bounds the populations, \`--peer <scimUrl> --token <secret>\` measures any other SCIM provider against
the floor, \`--help\` tells the rest.
`;
}

function machine({ postgres, date }: Report): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const { length } = cpus();
  const cores = `${length} ${length === 1 ? 'core' : 'cores'}`;
  return (
    `${date.toISOString().slice(0, 10)}, ${cores} (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory} GiB, ` +
    `Node.js ${process.versions.node}, PostgreSQL ${postgres} with fsync and synchronous_commit on, ` +
    'server, database and load driver on the same machine.'
  );
}

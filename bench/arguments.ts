import { parseArgs } from 'node:util';
import type { Connection } from './driver.js';

/** What the person who started the bench asked for cannot be done. */
export class BenchError extends Error {}

export const PHASES = [
  'sync',
  'reads',
  'patch',
  'pages',
  'members',
  'bulk',
  'tenants',
  'growth',
  'filters',
  'portal',
  'cores',
  'hosts',
  'start',
  'soak',
] as const;
export type PhaseName = (typeof PHASES)[number];

/** Over HTTP alone; the others look into the service's database or process. */
const OF_PEERS: readonly PhaseName[] = ['sync', 'reads', 'patch', 'members', 'pages', 'bulk'];
const QUICK: readonly PhaseName[] = ['sync', 'reads', 'patch', 'members'];

export interface Arguments {
  readonly quick: boolean;
  readonly phases: readonly PhaseName[];
  /** The largest population; no phase makes a larger one. */
  readonly users: number;
  readonly rounds: number;
  readonly minutes: number;
  readonly peer?: Connection;
  /** Another build's main.js. */
  readonly server?: string;
  /** Where the CPU profile goes. */
  readonly profile?: string;
  readonly write?: string;
}

export const HELP = `Measures Rollcall side by side with the floor: a bare server that does the least for the same answers.

  npm run bench -- [options]

  --quick               small sizes, about a minute; fails when a ratio is far below bench/baseline.json
  --phases <a,b,...>    some of ${PHASES.join(', ')} (all but soak)
  --users <n>           the largest population                             (1000000)
  --rounds <n>          slices of each side                                (7)
  --minutes <n>         how long soak takes                                (60)
  --peer <scimUrl>      measures another SCIM provider instead of Rollcall: ${OF_PEERS.join(', ')}
  --token <secret>      its bearer token; or set SCIM_TOKEN
  --server <file>       measures another build: its dist/src/main.js
  --profile <folder>    writes a CPU profile of Rollcall there, and tells where the time went
  --write <file>        writes the result as Markdown
  --help                this text

Exit code: 0 all answers were right, 1 one was wrong or (--quick) too slow, 2 the bench could not run.`;

const OPTIONS = {
  quick: { type: 'boolean', default: false },
  phases: { type: 'string' },
  users: { type: 'string' },
  rounds: { type: 'string' },
  minutes: { type: 'string', default: '60' },
  peer: { type: 'string' },
  token: { type: 'string' },
  server: { type: 'string' },
  profile: { type: 'string' },
  write: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** The options on the command line; null if help was asked for. */
export function readArguments(args: string[], environment: NodeJS.ProcessEnv): Arguments | null {
  const given = parse(args);
  if (given.help) return null;
  const peer = readPeer(given.peer, given.token ?? environment['SCIM_TOKEN']);
  return {
    quick: given.quick,
    phases: readPhases(given.phases, given.quick, peer !== undefined),
    users: whole('--users', given.users ?? (peer ? '10000' : '1000000'), 1000),
    rounds: whole('--rounds', given.rounds ?? (given.quick ? '5' : '7'), 1),
    minutes: whole('--minutes', given.minutes, 1),
    peer,
    server: given.server,
    profile: given.profile,
    write: given.write,
  };
}

function readPeer(scimUrl: string | undefined, secret: string | undefined): Connection | undefined {
  if (scimUrl === undefined) return undefined;
  if (!URL.canParse(scimUrl)) throw new BenchError(`--peer is "${scimUrl}"; it must be a SCIM URL.`);
  if (!secret) throw new BenchError('--peer needs --token, or SCIM_TOKEN.');
  return { scimUrl, secret };
}

function readPhases(text: string | undefined, quick: boolean, ofPeer: boolean): readonly PhaseName[] {
  const possible = ofPeer ? OF_PEERS : PHASES;
  if (text === undefined) return possible.filter((name) => name !== 'soak' && (!quick || QUICK.includes(name)));
  const asked = text.split(',');
  const strange = asked.find((name) => !(possible as readonly string[]).includes(name));
  if (strange !== undefined) throw new BenchError(`--phases has "${strange}"; there are ${possible.join(', ')}.`);
  return possible.filter((name) => asked.includes(name));
}

function whole(option: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least) return value;
  throw new BenchError(`${option} is ${text}; it must be a whole number from ${least}.`);
}

function parse(args: string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'] {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new BenchError(`${(error as Error).message} Try --help.`);
  }
}

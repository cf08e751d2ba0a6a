import { parseArgs } from 'node:util';
import type { Provider } from './dialects/dialect.js';
import { SimulationError } from './failures.js';
import { DIALECTS, type SimulationOptions } from './run-simulation.js';

const PROVIDERS = Object.keys(DIALECTS);

export const HELP = `Provisions a made-up company into a SCIM directory, as an identity provider would, and reads it back.

  npm run simulate -- --url <scimUrl> --token <secret> [options]

  --url <scimUrl>       the SCIM URL of the integration, as the portal shows it
  --token <secret>      its secret; or in the environment, as SIMULATE_TOKEN
  --users <n>           people in the company                               (1000)
  --groups <n>          groups of people                                    (50)
  --provider <name>     which identity provider to be, of those below       (entra)
  --seed <n>            another number is another company                   (1)
  --cycles <n>          incremental cycles after the initial one            (1)
  --rest <seconds>      pause between the cycles                            (0)
  --concurrency <n>     requests under way at the same time                 (16)
  --pace <n>            requests a second at most; 0 for as many as go      (0)
  --mishaps             also try what must be refused, as happens everywhere
  --progress <how>      lines, or json for a program that reads along       (lines)
  --verify              only read back and compare
  --fail-fast           stop at the first failure
  --help                this text

Providers: ${PROVIDERS.slice(0, 6).join(', ')},
${PROVIDERS.slice(6).join(', ')}.
entra-legacy is Entra ID without the aadOptscim062020 flag on the tenant URL, okta-wizard a custom app of Okta; google has
no groups. The same arguments once more find everything as they left it, and write nothing; after an interruption they
complete what is left.

Exit code: 0 no difference, 1 differences or failed requests, 2 the simulation could not run.`;

const OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string' },
  users: { type: 'string', default: '1000' },
  groups: { type: 'string', default: '50' },
  provider: { type: 'string', default: 'entra' },
  seed: { type: 'string', default: '1' },
  cycles: { type: 'string', default: '1' },
  rest: { type: 'string', default: '0' },
  concurrency: { type: 'string', default: '16' },
  pace: { type: 'string', default: '0' },
  mishaps: { type: 'boolean', default: false },
  progress: { type: 'string', default: 'lines' },
  verify: { type: 'boolean', default: false },
  'fail-fast': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export interface Arguments extends SimulationOptions {
  /** Whether a program reads along, rather than a person. */
  readonly toProgram: boolean;
}

/** The options on the command line; null if help was asked for. */
export function readArguments(args: string[]): Arguments | null {
  const values = parse(args);
  if (values.help) {
    return null;
  }
  const { url, provider } = values;
  // Other users of the machine can see what stands on the command line.
  const token = values.token ?? process.env['SIMULATE_TOKEN'];
  if (url === undefined || token === undefined) {
    throw new SimulationError('--url and --token are needed: the portal shows both when you create an integration.');
  }
  if (!isProvider(provider)) {
    throw new SimulationError(`--provider is ${provider}; it must be one of ${PROVIDERS.join(', ')}.`);
  }
  return {
    url,
    token,
    provider,
    users: wholeNumber('users', values.users, 1),
    groups: wholeNumber('groups', values.groups, 0),
    seed: wholeNumber('seed', values.seed, 0),
    cycles: wholeNumber('cycles', values.cycles, 0),
    rest: wholeNumber('rest', values.rest, 0),
    concurrency: wholeNumber('concurrency', values.concurrency, 1),
    pace: wholeNumber('pace', values.pace, 0) || undefined,
    mishaps: values.mishaps,
    toProgram: values.progress === 'json',
    verifyOnly: values.verify,
    failFast: values['fail-fast'],
  };
}

function parse(args: string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'] {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new SimulationError(`${(error as Error).message} Try --help.`);
  }
}

const isProvider = (name: string): name is Provider => Object.hasOwn(DIALECTS, name);

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || !Number.isSafeInteger(value)) {
    throw new SimulationError(`--${name} is ${text}; it must be a whole number, ${least} or more.`);
  }
  return value;
}

import { parseArgs } from 'node:util';
import { ConformanceError } from './client.js';

export const FORMATS = ['text', 'json', 'html', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

export interface Arguments {
  readonly url: string;
  readonly token: string;
  readonly format: Format;
  readonly out?: string;
  readonly only?: readonly string[];
  readonly concurrency: number;
}

export const HELP = `Checks a SCIM 2.0 service provider against RFC 7643, 7644 and 9865, and against what identity providers need.

  npm run conformance -- --url <scimUrl> --token <secret> [options]

  --url <scimUrl>       the SCIM URL of the provider
  --token <secret>      its bearer token; or set SCIM_TOKEN
  --format <name>       text, json, html or markdown                         (text)
  --out <file>          write the report to a file
  --only <word>         only sections or checks with this in their names, such as "7644 §3.5.2"
                        or okta; can be given more than once
  --concurrency <n>     checks under way at the same time                    (4)
  --help                this text

It makes users and groups of its own, named conformance-…, and deletes them when it is done.

Exit code: 0 every MUST that is supported is met, 1 a MUST failed, 2 the checks could not run.`;

const OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string' },
  format: { type: 'string', default: 'text' },
  out: { type: 'string' },
  only: { type: 'string', multiple: true },
  concurrency: { type: 'string', default: '4' },
  help: { type: 'boolean', default: false },
} as const;

/** The options on the command line; null if help was asked for. */
export function readArguments(args: string[], environment: NodeJS.ProcessEnv): Arguments | null {
  const { help, url, token = environment.SCIM_TOKEN, format, out, only, concurrency } = parse(args);
  if (help) return null;
  if (url === undefined || !token) throw new ConformanceError('--url and --token are needed. Try --help.');
  if (!isFormat(format)) throw new ConformanceError(`--format is ${format}; it must be one of ${FORMATS.join(', ')}.`);
  if (!/^[1-9]\d?$/.test(concurrency)) throw new ConformanceError('--concurrency must be a whole number from 1 to 99.');
  return { url, token, format, out, only, concurrency: Number(concurrency) };
}

function parse(args: string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'] {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new ConformanceError(`${(error as Error).message} Try --help.`);
  }
}

const isFormat = (name: string): name is Format => (FORMATS as readonly string[]).includes(name);

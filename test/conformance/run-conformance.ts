import { type Check, type CheckResult, NotSupported, Skipped, Unmet } from './check.js';
import { CHECKS } from './checks/index.js';
import { Client, ConformanceError } from './client.js';
import { Probe } from './probe.js';
import { Provider } from './provider.js';

export interface ConformanceOptions {
  /** The SCIM URL. */
  readonly url: string;
  readonly token: string;
  /** Only checks whose section or id has one of these in it, in any case. */
  readonly only?: readonly string[];
  /** Checks under way at the same time. */
  readonly concurrency?: number;
  readonly onResult?: (result: CheckResult, done: number, all: number) => void;
}

export interface ConformanceResult {
  readonly url: string;
  readonly requests: number;
  readonly seconds: number;
  readonly results: readonly CheckResult[];
  /** What this run made and could not take away again. */
  readonly leftovers: readonly string[];
}

const BUDGET_MS = 180_000;

/** Tries every requirement on the provider, and leaves it as it was. */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceResult> {
  const started = performance.now();
  const client = new Client(options.url, options.token);
  const provider = new Provider(client);
  try {
    await provider.discover();
    const results = await runAll(select(options.only), provider, options, started + BUDGET_MS);
    const leftovers = await provider.cleanUp();
    const seconds = (performance.now() - started) / 1000;
    return { url: client.baseUrl, requests: client.requests, seconds, results, leftovers };
  } finally {
    client.close();
  }
}

function select(only: readonly string[] = []): readonly Check[] {
  if (only.length === 0) return CHECKS;
  const words = only.map((word) => word.toLowerCase());
  const found = CHECKS.filter(({ section, id }) =>
    words.some((word) => `${section} ${id}`.toLowerCase().includes(word)),
  );
  if (found.length > 0) return found;
  const sections = [...new Set(CHECKS.map(({ section }) => section))];
  throw new ConformanceError(
    `No section and no check is called ${only.join(' or ')}. The sections:\n${sections.join('\n')}`,
  );
}

async function runAll(
  checks: readonly Check[],
  provider: Provider,
  { concurrency = 4, onResult }: ConformanceOptions,
  deadline: number,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < checks.length; index = next++) {
      const result = await runOne(checks[index]!, provider, deadline);
      results[index] = result;
      onResult?.(result, ++done, checks.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
  } catch (error) {
    next = checks.length;
    await provider.cleanUp().catch(() => undefined);
    throw error;
  }
  return results;
}

async function runOne(check: Check, provider: Provider, deadline: number): Promise<CheckResult> {
  const { run, ...about } = check;
  if (performance.now() > deadline) {
    return { ...about, outcome: 'skipped', reason: `The run had taken ${BUDGET_MS / 1000} seconds.` };
  }
  const probe = new Probe(provider);
  try {
    await run(probe);
    return { ...about, outcome: 'pass' };
  } catch (error) {
    if (error instanceof NotSupported) return { ...about, outcome: 'not supported', reason: error.message };
    if (error instanceof Skipped) return { ...about, outcome: 'skipped', reason: error.message };
    if (error instanceof ConformanceError) throw error;
    // An answer of a shape that nobody reckoned with makes a check stumble: that is the provider's failure, too.
    const reason = error instanceof Unmet ? error.message : `The answer could not be read: ${String(error)}`;
    return { ...about, outcome: 'fail', reason, ...probe.last };
  }
}

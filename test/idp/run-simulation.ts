import { setTimeout as pause } from 'node:timers/promises';
import { authentik } from './dialects/authentik.js';
import { cyberark } from './dialects/cyberark.js';
import { entra, entraLegacy } from './dialects/entra.js';
import { google } from './dialects/google.js';
import { jumpcloud } from './dialects/jumpcloud.js';
import { okta, oktaWizard } from './dialects/okta.js';
import { onelogin } from './dialects/onelogin.js';
import { ping } from './dialects/ping.js';
import { sailpoint } from './dialects/sailpoint.js';
import type { Dialect, Provider } from './dialects/dialect.js';
import { GroupProvisioning } from './group-provisioning.js';
import { Metrics, type PhaseResult } from './metrics.js';
import { mishaps } from './mishaps.js';
import { Outcome, type ObjectCounts } from './outcome.js';
import { Pacer } from './pacer.js';
import { probe } from './probe.js';
import { LineProgress, type Progress } from './progress.js';
import { ProvisioningCycle } from './provisioning-cycle.js';
import { readBack, type ReadBack } from './read-back.js';
import { ScimConnection } from './scim-connection.js';
import { ScimDirectory } from './scim-directory.js';
import { liveThroughDay } from './source-changes.js';
import { SourceDirectory } from './source-directory.js';
import { UserProvisioning } from './user-provisioning.js';
import { WorkQueue } from './work-queue.js';

export interface SimulationOptions {
  /** The SCIM URL of an integration, as an administrator would paste it. */
  readonly url: string;
  /** The secret or access token; a function is asked before each request, as a provider's administrator may change it. */
  readonly token: string | (() => string);
  readonly users: number;
  readonly groups: number;
  readonly provider?: Provider;
  readonly seed?: number;
  readonly concurrency?: number;
  /** Incremental cycles after the initial one. */
  readonly cycles?: number;
  /** Seconds between the cycles. */
  readonly rest?: number;
  /** Requests a second; as many as are answered, if absent. */
  readonly pace?: number;
  /** Also tries what must be refused, as it happens in every company. */
  readonly mishaps?: boolean;
  /** Only read back and compare. */
  readonly verifyOnly?: boolean;
  readonly failFast?: boolean;
  readonly log?: (line: string) => void;
  readonly progress?: Progress;
}

export interface SimulationResult extends ReadBack, Readonly<ObjectCounts> {
  readonly failures: string[];
  readonly requests: number;
  /** Requests other than GET. */
  readonly writes: number;
  /** The directory already held people of this source, so that everything was matched against its final state. */
  readonly restarted: boolean;
  readonly outcome: Outcome;
  readonly phases: PhaseResult[];
}

export const DIALECTS: Record<Provider, Dialect> = {
  entra,
  'entra-legacy': entraLegacy,
  okta,
  'okta-wizard': oktaWizard,
  onelogin,
  jumpcloud,
  ping,
  google,
  sailpoint,
  cyberark,
  authentik,
};

/** Provisions a made-up company into the directory as the provider would, and reads it back. */
export async function runSimulation(options: SimulationOptions): Promise<SimulationResult> {
  const { url, token, users, groups, seed = 1, concurrency = 16, cycles = 1 } = options;
  const dialect = DIALECTS[options.provider ?? 'entra'];
  const log = options.log ?? (() => {});
  const progress = options.progress ?? new LineProgress(log);
  const metrics = new Metrics();
  const connection = new ScimConnection(url, token, dialect, metrics, concurrency, new Pacer(options.pace));
  const directory = new ScimDirectory(connection, dialect, metrics);
  const outcome = new Outcome();
  const queue = new WorkQueue(concurrency, metrics, progress, options.failFast ?? false);
  const userProvisioning = new UserProvisioning(directory, dialect, outcome);
  const groupProvisioning = new GroupProvisioning(directory, dialect, userProvisioning, outcome);
  const cycle = new ProvisioningCycle(queue, dialect, userProvisioning, groupProvisioning);
  const source = new SourceDirectory({ seed, users, groups: dialect.provisionsGroups ? groups : 0 });
  try {
    let restarted = false;
    await measured(metrics, progress, 'probe', async () => {
      restarted = await probe(directory, dialect, source, userProvisioning);
    });
    const mishap = async (): Promise<void> => {
      if (options.mishaps) await queue.phase('mishaps', mishaps(directory, dialect, source, userProvisioning));
    };
    await provision(cycle, source, {
      mishap,
      rest: options.rest ?? 0,
      restarted,
      cycles,
      clearsValues: dialect.clearsValues,
      verifyOnly: options.verifyOnly ?? false,
      log,
    });
    const comparison = await measured(metrics, progress, 'read-back', () => readBack(directory, dialect, source));
    return {
      ...comparison,
      ...totals(outcome),
      failures: [...queue.failures, ...directory.violations],
      requests: metrics.requests,
      writes: metrics.writes,
      phases: metrics.results(),
      restarted,
      outcome,
    };
  } finally {
    connection.close();
  }
}

function totals({ users, groups }: Outcome): ObjectCounts {
  return {
    matched: users.matched + groups.matched,
    created: users.created + groups.created,
    updated: users.updated + groups.updated,
    unchanged: users.unchanged + groups.unchanged,
    deleted: users.deleted + groups.deleted,
  };
}

interface Plan {
  readonly restarted: boolean;
  readonly cycles: number;
  readonly clearsValues: boolean;
  readonly verifyOnly: boolean;
  readonly rest: number;
  readonly log: (line: string) => void;
  mishap(): Promise<void>;
}

/** An empty directory lives through every day of the company; one that already knows it is brought to the last day. */
async function provision(cycle: ProvisioningCycle, source: SourceDirectory, plan: Plan): Promise<void> {
  const reconcilesFirst = !plan.restarted && !plan.verifyOnly;
  if (reconcilesFirst) {
    await cycle.reconcile(source);
    await plan.mishap();
  }
  for (let day = 1; day <= plan.cycles; day++) {
    const changes = liveThroughDay(source, day, plan.clearsValues);
    if (reconcilesFirst) {
      await pause(plan.rest * 1000);
      await cycle.apply(changes, day);
      await plan.mishap();
    }
  }
  if (plan.restarted && !plan.verifyOnly) {
    plan.log('The directory already holds this company: everything is matched, only differences are written.');
    await cycle.reconcile(source);
  }
}

async function measured<T>(metrics: Metrics, progress: Progress, name: string, run: () => Promise<T>): Promise<T> {
  metrics.begin(name);
  progress.begin(name, 1);
  const result = await run();
  progress.end(metrics.end());
  return result;
}

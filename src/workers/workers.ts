import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ready, isMessage } from './message.js';
import { Relay, send } from './relay.js';

/** A worker that cannot serve; the message is the worker's own. */
export class WorkerFailed extends Error {
  override readonly name = 'WorkerFailed';
}

interface Running {
  readonly worker: Worker;
  readonly ready: Promise<Ready>;
  /** How it ended. */
  readonly ended: Promise<string>;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
const CALM_MS = 60_000;
// A worker lets its requests finish and closes its connections within twenty seconds.
const STOPPED_WITHIN_MS = 25_000;

/** The processes that serve one port. Node.js hands them the connections by turns; one that ends is replaced. */
export class Workers {
  private readonly relay = new Relay();
  private readonly leaving = new AbortController();

  constructor(
    private readonly environment: NodeJS.ProcessEnv,
    private readonly log: (message: string) => void,
  ) {
    cluster.schedulingPolicy = cluster.SCHED_RR;
  }

  /**
   * Resolves when all of them serve.
   * @throws WorkerFailed as soon as one does not.
   */
  async start(count: number): Promise<Ready> {
    const all = Array.from({ length: count }, () => this.fork());
    const told = await Promise.all(all.map(({ ready }) => ready));
    for (const running of all) void this.keepAlive(running);
    return {
      firstKey: told.find(({ firstKey }) => firstKey !== null)?.firstKey ?? null,
      setUpLink: told.find(({ setUpLink }) => setUpLink !== null)?.setUpLink ?? null,
      demoLink: told.find(({ demoLink }) => demoLink !== undefined)?.demoLink,
    };
  }

  /** Resolves when all have finished what they were serving, and are gone. */
  async stop(): Promise<void> {
    this.leaving.abort();
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker && !worker.isDead()) as Worker[];
    const gone = Promise.all(workers.map(endOf));
    for (const worker of workers) send(worker, { kind: 'stop' });
    const impatience = setTimeout(endWorkers, STOPPED_WITHIN_MS);
    await gone;
    clearTimeout(impatience);
  }

  private fork(): Running {
    const worker = cluster.fork(this.environment);
    const ended = endOf(worker);
    const ready = new Promise<Ready>((resolve, reject) => {
      worker.on('message', (message: unknown) => {
        if (!isMessage(message)) return;
        if (message.kind === 'failed') reject(new WorkerFailed(message.reason));
        if (message.kind !== 'ready') return;
        this.relay.add(worker);
        resolve(message.ready);
      });
      void ended.then((how) => reject(new WorkerFailed(`A worker ended (${how}) before it was ready.`)));
    });
    return { worker, ready, ended };
  }

  private async keepAlive(running: Running): Promise<void> {
    const { signal } = this.leaving;
    for (let pause = 0; ; running = this.fork()) {
      const since = Date.now();
      running.ready.catch((error: WorkerFailed) => signal.aborted || this.log(error.message));
      const how = await running.ended;
      if (signal.aborted) return;
      // One that ends again and again is not started in a tight loop.
      pause = Date.now() - since > CALM_MS ? FIRST_PAUSE_MS : Math.min(2 * pause + FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
      this.log(`Worker ${running.worker.process.pid} has ended (${how}); another one takes its place.`);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
    }
  }
}

function endOf(worker: Worker): Promise<string> {
  return new Promise((resolve) => {
    worker.once('exit', (code: number, signal: string | null) => resolve(signal ?? String(code)));
    // A process that could not be made has no exit; any other error is followed by one.
    worker.on('error', (error: Error) => worker.process.pid === undefined && resolve(error.message));
  });
}

/** Ends the workers at once, whatever they are doing. */
export function endWorkers(): void {
  for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGKILL');
}

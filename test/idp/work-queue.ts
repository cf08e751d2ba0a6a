import { setTimeout as pause } from 'node:timers/promises';
import { RequestFailed, SimulationError } from './failures.js';
import type { Metrics } from './metrics.js';
import type { Progress } from './progress.js';

export interface Job {
  readonly label: string;
  run(): Promise<void>;
}

interface Escrowed {
  readonly job: Job;
  readonly error: RequestFailed;
}

const ROUND_PAUSES_MS = [200, 1000, 3000];

/** Runs the jobs of a phase side by side; what failed is put in escrow and tried again at the end of the phase. */
export class WorkQueue {
  readonly failures: string[] = [];

  constructor(
    private readonly concurrency: number,
    private readonly metrics: Metrics,
    private readonly progress: Progress,
    private readonly failFast: boolean,
  ) {}

  async phase(name: string, jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) {
      return;
    }
    this.metrics.begin(name);
    this.progress.begin(name, jobs.length);
    let escrow = await this.runAll(jobs);
    for (const wait of ROUND_PAUSES_MS) {
      // A refused request is worth one more attempt: another object may have stood in its way.
      const again = escrow.filter(({ error }) => error.transient || wait === ROUND_PAUSES_MS[0]);
      if (again.length === 0) {
        break;
      }
      await pause(wait);
      const rest = escrow.filter((each) => !again.includes(each));
      escrow = [...rest, ...(await this.runAll(again.map(({ job }) => job)))];
    }
    this.failures.push(...escrow.map(({ job, error }) => `${job.label}: ${error.message}`));
    this.progress.end(this.metrics.end());
  }

  private async runAll(jobs: readonly Job[]): Promise<Escrowed[]> {
    const escrow: Escrowed[] = [];
    const waiting = jobs.values();
    // One iterator for all workers: each takes the next job that nobody has taken.
    const work = async (): Promise<void> => {
      for (const job of waiting) {
        try {
          await job.run();
        } catch (error) {
          this.escrow(job, error, escrow);
        }
        this.progress.tick();
      }
    };
    await Promise.all(Array.from({ length: this.concurrency }, work));
    return escrow;
  }

  private escrow(job: Job, error: unknown, escrow: Escrowed[]): void {
    if (!(error instanceof RequestFailed)) {
      throw error;
    }
    if (this.failFast) {
      throw new SimulationError(`Stopped at the first failure. ${job.label}: ${error.message}`);
    }
    escrow.push({ job, error });
  }
}

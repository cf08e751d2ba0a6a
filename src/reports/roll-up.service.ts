import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ChangeRollUpRepository } from './change-roll-up.repository.js';
import { LogRollUpRepository } from './log-roll-up.repository.js';
import { RollUpRepository } from './roll-up.repository.js';

const FIVE_MINUTES = 5 * 60 * 1000;

/**
 * Keeps what reports say of the past counted, so that each of them only counts what happened since. Every instance does it:
 * who comes second finds nothing left to count.
 */
@Injectable()
export class RollUpService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Reports');
  private timer: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly tenants: RollUpRepository,
    private readonly changes: ChangeRollUpRepository,
    private readonly log: LogRollUpRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.run());
    }, FIVE_MINUTES).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Counts what has not been counted, of one tenant. */
  async rollUp(tenantId: string): Promise<void> {
    await this.changes.rollUp(tenantId);
    await this.log.rollUp(tenantId);
  }

  private async run(): Promise<void> {
    try {
      for (const tenantId of await this.tenants.listDue()) {
        if (this.stopped) return;
        await this.rollUp(tenantId);
      }
    } catch (error) {
      // Nothing is lost: reports count what is left themselves, and take longer.
      this.logger.warn(`The past could not be counted for the reports: ${(error as Error).message}`);
    }
  }
}

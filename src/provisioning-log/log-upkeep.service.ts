import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.js';
import { LogUpkeepRepository } from './log-upkeep.repository.js';

const DAYS_AHEAD = 7;
const DAY_MS = 86_400_000;
const SIX_HOURS = 6 * 3_600_000;

/** Makes the log's days ahead, and drops those that are past. */
@Injectable()
export class LogUpkeepService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('ProvisioningLog');
  private timer: NodeJS.Timeout;

  constructor(
    private readonly config: Config,
    private readonly upkeep: LogUpkeepRepository,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.run();
    this.timer = setInterval(() => void this.run(), SIX_HOURS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** The moment from which on entries are kept. */
  keptFrom(now = new Date()): Date {
    return new Date(startOfDay(now).getTime() - this.config.provisioningLogDays * DAY_MS);
  }

  async run(): Promise<void> {
    const now = new Date();
    const keptFrom = this.keptFrom(now);
    const there = await this.attempt(() => this.upkeep.findDays(), []);
    const known = new Set(there.map((day) => day.getTime()));
    for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
      const day = new Date(startOfDay(now).getTime() + ahead * DAY_MS);
      // Nothing is lost: an entry without a day of its own goes to the default partition.
      if (!known.has(day.getTime())) await this.attempt(() => this.upkeep.createDay(day), undefined);
    }
    for (const day of there) {
      if (day < keptFrom) await this.attempt(() => this.upkeep.dropDay(day), undefined);
    }
    await this.attempt(() => this.upkeep.purge(keptFrom), undefined);
  }

  /** What fails, because somebody else holds on to the table, is done the next time. */
  private async attempt<Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      this.logger.warn(`The log's days could not be looked after, and are the next time: ${(error as Error).message}`);
      return otherwise;
    }
  }
}

function startOfDay(moment: Date): Date {
  return new Date(moment.getTime() - (moment.getTime() % DAY_MS));
}

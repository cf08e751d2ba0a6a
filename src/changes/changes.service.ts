import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Change, ChangeSearch } from './change.entity.js';
import { ChangesRepository } from './changes.repository.js';

const MONTHS_AHEAD = 3;
const TWELVE_HOURS = 12 * 60 * 60 * 1000;

/** The record of every change of a user, a team or a membership. */
@Injectable()
export class ChangesService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Changes');
  private timer: NodeJS.Timeout;

  constructor(private readonly changes: ChangesRepository) {}

  async search(tenantId: string, search: ChangeSearch): Promise<Change[]> {
    return this.changes.search(tenantId, search);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.makeRoom();
    this.timer = setInterval(() => void this.makeRoom(), TWELVE_HOURS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async makeRoom(): Promise<void> {
    const now = new Date();
    try {
      for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
        await this.changes.createPartition(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead)));
      }
    } catch (error) {
      // Nothing is lost: a change without a month of its own goes to the default partition.
      this.logger.warn(`could not make the change record's partitions: ${(error as Error).message}`);
    }
  }
}

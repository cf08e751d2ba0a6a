import { Logger } from '@nestjs/common';
import { RateLimiter } from '../auth/rate-limiter.js';
import { DropCounts } from './drop-counts.js';
import type { Exchange } from './exchange.entity.js';
import type { CopiedRow } from './log-group.js';
import { toRow } from './log-row.js';
import { toCopiedRow } from './log-rows.js';

const MOST_ENTRIES = 10_000;
const MOST_BYTES = 32 * 1024 * 1024;
// Anybody can send what is refused, and as often as they like: some of it tells all there is to tell.
const STRANGERS = { perSecond: 1, burst: 100, longestWaitMs: 0 };
const MOST_STRANGERS = 1_000;
const OVERHEAD = 200;

/** What is waiting to be written, within bounds: what exceeds them is only counted. */
export class LogBuffer {
  readonly drops = new DropCounts();
  private readonly logger = new Logger('ProvisioningLog');
  private readonly strangers = new RateLimiter(STRANGERS);
  private waiting: CopiedRow[] = [];
  private bytes = 0;
  private strangersWaiting = 0;

  get size(): number {
    return this.waiting.length;
  }

  /** As its row at once: that is small, and of a request and its answer nothing is kept alive. */
  add(exchange: Exchange): void {
    const full = this.waiting.length >= MOST_ENTRIES || this.bytes >= MOST_BYTES;
    if (full || (!exchange.admitted && !this.welcomes(exchange))) return this.drops.add(exchange.integrationId);
    try {
      const row = toCopiedRow(toRow(exchange));
      this.waiting.push(row);
      this.bytes += sizeOf(row);
      if (!row.admitted) this.strangersWaiting++;
    } catch (error) {
      this.logger.error(error);
      this.drops.add(exchange.integrationId);
    }
  }

  /** The oldest of them, at most so many. */
  take(count: number): CopiedRow[] {
    const taken = this.waiting.splice(0, count);
    for (const row of taken) {
      this.bytes -= sizeOf(row);
      if (!row.admitted) this.strangersWaiting--;
    }
    return taken;
  }

  private welcomes({ integrationId }: Exchange): boolean {
    if (this.strangersWaiting >= MOST_STRANGERS) return false;
    return 'waitMs' in this.strangers.take(integrationId, performance.now());
  }
}

/** About how much memory it holds. */
function sizeOf({ bytes }: CopiedRow): number {
  return OVERHEAD + bytes.length;
}

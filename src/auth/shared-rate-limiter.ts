import type { Siblings } from '../workers/siblings.js';
import { type Rate, RateLimiter, type Turn } from './rate-limiter.js';

const TOLD_EVERY_MS = 100;

type Turns = readonly (readonly [key: string, turns: number])[];

/** One rate for all workers of an instance: each tells the others every moment whose turns it has given away. */
export class SharedRateLimiter {
  private readonly limiter: RateLimiter;
  private readonly taken = new Map<string, number>();
  private timer?: NodeJS.Timeout;

  /** `name` is the same in all workers, and no other limiter's. */
  constructor(
    private readonly name: string,
    rate: Rate,
    private readonly siblings: Siblings,
  ) {
    this.limiter = new RateLimiter(rate);
    siblings.on(name, (turns) => this.charge(turns as Turns));
  }

  take(key: string, now: number): Turn {
    const turn = this.limiter.take(key, now);
    if (this.siblings.exist && 'waitMs' in turn) {
      this.taken.set(key, (this.taken.get(key) ?? 0) + 1);
      this.timer ??= setTimeout(() => this.tell(), TOLD_EVERY_MS).unref();
    }
    return turn;
  }

  private tell(): void {
    this.timer = undefined;
    this.siblings.tell(this.name, [...this.taken]);
    this.taken.clear();
  }

  private charge(turns: Turns): void {
    for (const [key, count] of turns) this.limiter.charge(key, count, performance.now());
  }
}

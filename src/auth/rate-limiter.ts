import { RecentMap } from '../database/recent-map.js';

/** How many requests are welcome. */
export interface Rate {
  /** As many a second can be kept up for ever. */
  readonly perSecond: number;
  /** As many come at once without waiting. */
  readonly burst: number;
  /** More than that wait for their turn, this long at most. */
  readonly longestWaitMs: number;
}

export type Turn = { readonly waitMs: number } | { readonly retryAfterSeconds: number };

const KEYS = 50_000;

/** A token bucket for each key, kept as the one moment at which it will be full again (GCRA). */
export class RateLimiter {
  // The bucket that was used longest ago is the fullest: it can be forgotten.
  private readonly full = new RecentMap<string, number>(KEYS);

  constructor(private readonly rate: Rate) {}

  /** Takes the caller's turn: when it comes, or in how many seconds it is worth asking again. `now` in milliseconds. */
  take(key: string, now: number): Turn {
    const interval = 1_000 / this.rate.perSecond;
    const full = Math.max(this.full.get(key) ?? now, now);
    const waitMs = Math.max(0, full - now - (this.rate.burst - 1) * interval);
    if (waitMs > this.rate.longestWaitMs) {
      return { retryAfterSeconds: Math.max(1, Math.ceil((waitMs - this.rate.longestWaitMs) / 1_000)) };
    }
    this.full.set(key, full + interval);
    return { waitMs };
  }

  /** Counts turns that were taken, also elsewhere. */
  charge(key: string, turns: number, now: number): void {
    const full = Math.max(this.full.get(key) ?? now, now);
    this.full.set(key, full + (turns * 1_000) / this.rate.perSecond);
  }
}

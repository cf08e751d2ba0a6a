const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EVERY_MINUTES = 40;
const LATE_AFTER = 60 * MINUTE;
const LOOKED_AT = 24 * HOUR;

/** A burst of requests after a pause. */
export interface Cycle {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly requests: number;
  readonly failed: number;
}

/** Whether an identity provider that comes at fixed times did come. */
export interface Beat {
  readonly everyMinutes: number;
  /** Within the last day, or since the first cycle. */
  readonly missed: number;
  readonly longestPauseMinutes: number;
  /** When the next cycle is expected to begin; in the past when it is late. */
  readonly nextAt: Date;
  /** The cycles have become daily ones. */
  readonly daily: boolean;
}

/**
 * Entra ID begins a cycle every 40 minutes, counted from the end of the one before, and once a day when the job is in
 * quarantine. Null where it has not begun any. The first cycle comes first.
 */
export function beatOf(cycles: readonly Cycle[], now: Date): Beat | null {
  const last = cycles.at(-1);
  if (!last) return null;
  const pauses = cycles.map(({ endedAt }, index) => {
    const until = cycles[index + 1]?.startedAt ?? now;
    return { until, length: Math.max(0, until.getTime() - endedAt.getTime()) };
  });
  const recent = pauses.filter(({ until }) => now.getTime() - until.getTime() < LOOKED_AT).map(({ length }) => length);
  return {
    everyMinutes: EVERY_MINUTES,
    missed: recent.reduce((sum, length) => sum + missedIn(Math.min(length, LOOKED_AT)), 0),
    longestPauseMinutes: Math.round(Math.max(...recent) / MINUTE),
    nextAt: new Date(last.endedAt.getTime() + EVERY_MINUTES * MINUTE),
    daily: isDaily(cycles),
  };
}

function missedIn(pause: number): number {
  return pause <= LATE_AFTER ? 0 : Math.round(pause / (EVERY_MINUTES * MINUTE)) - 1;
}

function isDaily(cycles: readonly Cycle[]): boolean {
  const [first, second, third] = cycles.slice(-3).map(({ startedAt }) => startedAt.getTime());
  if (third === undefined) return false;
  return [second! - first!, third - second!].every((step) => step > 20 * HOUR && step < 28 * HOUR);
}

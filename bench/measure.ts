import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

/** The median of the rounds, with the least and the greatest of them. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  return { median: percentile(sorted, 50), min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN };
}

export function median(values: readonly number[]): number {
  return spread(values).median;
}

/** Of sorted values; the middle of an even number of them is the mean of the two. */
export function percentile(sorted: ArrayLike<number>, percent: number): number {
  const place = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

const TICK_MS = 10;

interface Times {
  readonly parent: number;
  /** User and system time in milliseconds. */
  readonly own: number;
  /** That of its children which have ended. */
  readonly ended: number;
}

/**
 * Milliseconds of CPU that a process and its children have used: a service and its workers, or the postmaster and those
 * that work for it. What an ended child used is counted by its parent, so nothing gets lost when one goes. Null where the
 * system does not tell.
 */
export function cpuOf(pid: number): number | null {
  const all = timesOf(pid);
  if (!all) return null;
  let total = all.own + all.ended;
  for (const name of readdirSync('/proc')) {
    const times = /^\d+$/.test(name) ? timesOf(Number(name)) : null;
    if (times?.parent === pid) total += times.own;
  }
  return total;
}

export function parentOf(pid: number): number | null {
  return timesOf(pid)?.parent ?? null;
}

// proc(5): after the name in parentheses come the state, the parent (4), and from the 14th on the times in ticks.
function timesOf(pid: number): Times | null {
  const text = read(`/proc/${pid}/stat`);
  if (text === null) return null;
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0] = fields.slice(1);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
  return { parent, own: (user + system) * TICK_MS, ended: (endedUser + endedSystem) * TICK_MS };
}

/** The resident memory of a process in MiB, now and at its peak since it was last reset. */
export function memoryOf(pid: number): { now: number; peak: number } | null {
  const status = read(`/proc/${pid}/status`);
  if (status === null) return null;
  const kib = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? NaN);
  return { now: kib('VmRSS') / 1024, peak: kib('VmHWM') / 1024 };
}

/** Lets the peak begin anew; where that is not allowed it stays the peak since the start. */
export function resetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    return;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

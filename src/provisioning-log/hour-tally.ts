import type { LogGroup } from './log-group.js';

const HOUR_MS = 3_600_000;
const SLOW_MS = 1_000;
/** Upper bounds in milliseconds; what takes longer is counted behind the last one. */
export const LATENCY_BOUNDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000] as const;

/** What an integration did in an hour, of one operation and outcome. */
export interface Hour {
  readonly tenantId: string;
  readonly integrationId: string;
  /** In the form of ISO 8601. */
  readonly hour: string;
  readonly operation: string;
  readonly status: number;
  readonly scimType: string;
  requests: number;
  durationMs: number;
  slow: number;
  readonly latencies: number[];
}

/** Adds a batch up. In the order of their keys, so that instances that write the same hours do not wait in a circle. */
export function tally(groups: readonly LogGroup[], tenantOf: ReadonlyMap<string, string>): Hour[] {
  const hours = new Map<string, Hour>();
  for (const group of groups) {
    let hour: Hour | undefined;
    let since: number | undefined;
    for (const { at, durationMs } of group.rows) {
      const start = at.getTime() - (at.getTime() % HOUR_MS);
      if (!hour || start !== since) hour = hourOf(hours, group, (since = start), tenantOf);
      const bucket = LATENCY_BOUNDS.findIndex((bound) => durationMs <= bound);
      hour.latencies[bucket < 0 ? LATENCY_BOUNDS.length : bucket]!++;
      hour.requests++;
      hour.durationMs += durationMs;
      if (durationMs > SLOW_MS) hour.slow++;
    }
  }
  return [...hours.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, hour]) => hour);
}

function hourOf(
  hours: Map<string, Hour>,
  { integrationId, operation, status, scimType }: LogGroup,
  start: number,
  tenantOf: ReadonlyMap<string, string>,
): Hour {
  const key = `${integrationId} ${start} ${operation} ${status} ${scimType}`;
  const known = hours.get(key);
  if (known) return known;
  const of = {
    tenantId: tenantOf.get(integrationId)!,
    integrationId,
    hour: new Date(start).toISOString(),
    operation,
    status,
    scimType,
  };
  const latencies = Array<number>(LATENCY_BOUNDS.length + 1).fill(0);
  const hour = { ...of, requests: 0, durationMs: 0, slow: 0, latencies };
  hours.set(key, hour);
  return hour;
}

/** The upper bounds, in milliseconds, by which the log counts how long requests took; the last count has none. */
const BOUNDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000] as const;

/** How many requests took how long, by those bounds. */
export type Latencies = readonly number[];

export interface Percentiles {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

export function percentiles(latencies: Latencies): Percentiles {
  return { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95), p99: percentile(latencies, 0.99) };
}

/**
 * The time within which this share of the requests was answered, as if those between two bounds were spread evenly. Of
 * what took longer than the last bound only that is known, so more is never said. Null where there were no requests.
 */
export function percentile(latencies: Latencies, share: number): number | null {
  const wanted = share * latencies.reduce((sum, count) => sum + count, 0);
  if (wanted === 0) return null;
  let seen = 0;
  for (const [index, upper] of BOUNDS.entries()) {
    const count = latencies[index] ?? 0;
    if (seen + count >= wanted) {
      const lower = index === 0 ? 0 : BOUNDS[index - 1]!;
      return rounded(lower + ((upper - lower) * (wanted - seen)) / count);
    }
    seen += count;
  }
  return BOUNDS.at(-1)!;
}

export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

import { ApiProperty } from '@nestjs/swagger';
import type { Table } from './csv.js';
import type { Resolution } from './traffic.repository.js';

/** How many requests there were, and how long they took. */
export class TrafficFigures {
  @ApiProperty({ type: 'integer' })
  requests: number;
  /** Of those that were let in: answered with an error. */
  @ApiProperty({ type: 'integer' })
  failed: number;
  /** Not let in. */
  @ApiProperty({ type: 'integer' })
  refused: number;
  /** Took more than a second. */
  @ApiProperty({ type: 'integer' })
  slow: number;
  /** Milliseconds on average; null where there were no requests. */
  averageMs: number | null;
  /** Milliseconds within which half of them were answered, estimated; 1000 stands for more as well. */
  p50Ms: number | null;
  p95Ms: number | null;
  p99Ms: number | null;
}

export class TrafficOfTime extends TrafficFigures {
  /** The beginning of the hour or the day (UTC). */
  at: Date;
}

export class TrafficOfOperation extends TrafficFigures {
  /** `create`, `read`, `search`, `replace`, `patch`, `delete`, `bulk`, `discovery`, or `refused`. */
  operation: string;
}

export class TrafficReport extends TrafficFigures {
  @ApiProperty({ format: 'date' })
  from: string;
  @ApiProperty({ format: 'date' })
  to: string;
  /** By hour for a week at most, by day for more. */
  @ApiProperty({ enum: ['hour', 'day'] })
  resolution: Resolution;
  /** Requests a second in the hour or day that had most. */
  peakPerSecond: number;
  /** Every hour or day of the period until now, the first first. */
  times: TrafficOfTime[];
  operations: TrafficOfOperation[];
}

const FIGURES = ['requests', 'failed', 'refused', 'slow', 'averageMs', 'p50Ms', 'p95Ms', 'p99Ms'] as const;

export function trafficTable({ times }: TrafficReport): Table {
  return { columns: ['at', ...FIGURES], rows: times.map((time) => [time.at, ...FIGURES.map((name) => time[name])]) };
}

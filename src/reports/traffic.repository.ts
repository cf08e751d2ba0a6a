import { Injectable } from '@nestjs/common';
import type { Latencies } from './latency.js';
import { FAILED, REFUSED } from './outcome.js';
import type { Period } from './period.js';
import { SnapshotsRepository } from './snapshots.repository.js';
import { hoursSince, LATENCIES, trafficSince } from './traffic-rows.js';

export type Resolution = 'hour' | 'day';

/** The requests of one operation within an hour or a day. */
export interface TrafficRow {
  readonly at: Date;
  readonly operation: string;
  readonly requests: number;
  readonly failed: number;
  readonly refused: number;
  readonly slow: number;
  readonly durationMs: number;
  readonly latencies: Latencies;
}

const traffic = (at: string, rows: string): string => `
  SELECT ${at} AS at, operation, sum(requests::float8) AS requests,
    coalesce(sum(requests::float8) FILTER (WHERE ${FAILED}), 0) AS failed,
    coalesce(sum(requests::float8) FILTER (WHERE ${REFUSED}), 0) AS refused,
    sum(slow::float8) AS slow, sum(duration_ms) AS "durationMs", ${LATENCIES} AS latencies
  FROM (${rows}) traffic
  WHERE ($3::uuid IS NULL OR integration_id = $3) AND at < $4::timestamptz
  GROUP BY 1, 2 ORDER BY 1, 2`;

const BY_HOUR = { name: 'reports-traffic-by-hour', text: traffic('at', hoursSince('$2')) };
const BY_DAY = { name: 'reports-traffic-by-day', text: traffic(`date_trunc('day', at, 'UTC')`, trafficSince('$5')) };

@Injectable()
export class TrafficReportRepository {
  constructor(private readonly snapshots: SnapshotsRepository) {}

  /** The first first; of all integrations, or of one. */
  async list(
    tenantId: string,
    integrationId: string | null,
    { since, until }: Period,
    resolution: Resolution,
  ): Promise<TrafficRow[]> {
    return resolution === 'hour'
      ? this.snapshots.query(tenantId, BY_HOUR, () => [tenantId, since, integrationId, until])
      : this.snapshots.query(tenantId, BY_DAY, ({ daysThrough }) => [
          ...[tenantId, daysThrough, integrationId, until, since],
        ]);
  }
}

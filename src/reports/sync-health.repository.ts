import { Injectable } from '@nestjs/common';
import type { Cycle } from './beat.js';
import { CYCLES, unread } from './log-findings.js';
import { FAULTY, REFUSED } from './outcome.js';
import { SnapshotsRepository } from './snapshots.repository.js';
import { trafficSince } from './traffic-rows.js';

export interface CycleRow extends Cycle {
  readonly integrationId: string;
}

/** What an integration did on a day (UTC). */
export interface IntegrationDay {
  readonly integrationId: string;
  readonly day: string;
  readonly requests: number;
  readonly failed: number;
  readonly refused: number;
}

const RECENT_CYCLES = {
  name: 'reports-recent-cycles',
  text: `
    WITH entry AS MATERIALIZED (${unread('$2', '$3')}), recent AS (
      SELECT cycle.* FROM integrations i, LATERAL (
        SELECT integration_id, started_at, ended_at, requests, failed FROM integration_cycles c
        WHERE c.tenant_id = $1 AND c.integration_id = i.id ORDER BY started_at DESC LIMIT $4
      ) cycle
      WHERE i.tenant_id = $1
      UNION ALL ${CYCLES}
    )
    SELECT integration_id AS "integrationId", started_at AS "startedAt", max(ended_at) AS "endedAt",
      sum(requests)::integer AS requests, sum(failed)::integer AS failed
    FROM recent GROUP BY 1, 2 ORDER BY 1, 2`,
};

const DAYS_OF_INTEGRATIONS = {
  name: 'reports-days-of-integrations',
  text: `
    SELECT integration_id AS "integrationId", to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
      coalesce(sum(requests) FILTER (WHERE NOT ${REFUSED}), 0)::float8 AS requests,
      coalesce(sum(requests) FILTER (WHERE ${FAULTY}), 0)::float8 AS failed,
      coalesce(sum(requests) FILTER (WHERE ${REFUSED}), 0)::float8 AS refused
    FROM (${trafficSince('$4')}) traffic
    WHERE integration_id = ANY ($3)
    GROUP BY 1, 2 ORDER BY 1, 2`,
};

@Injectable()
export class SyncHealthRepository {
  constructor(private readonly snapshots: SnapshotsRepository) {}

  /** The latest cycles of each integration, at least so many; the first of each first. */
  async listCycles(tenantId: string, latest: number): Promise<CycleRow[]> {
    return this.snapshots.query<CycleRow>(tenantId, RECENT_CYCLES, ({ logThrough, logId }) => [
      ...[tenantId, logThrough, logId, latest],
    ]);
  }

  /** Since the beginning of a day until now, the first day of each first. */
  async listDays(tenantId: string, integrationIds: readonly string[], since: Date): Promise<IntegrationDay[]> {
    return this.snapshots.query<IntegrationDay>(tenantId, DAYS_OF_INTEGRATIONS, ({ daysThrough }) => [
      ...[tenantId, daysThrough, integrationIds, since],
    ]);
  }
}

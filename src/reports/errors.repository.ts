import { Injectable } from '@nestjs/common';
import type { Period } from './period.js';
import { SnapshotsRepository } from './snapshots.repository.js';
import { trafficSince } from './traffic-rows.js';

/** Requests that ended in the same way. */
export interface ErrorRow {
  readonly operation: string;
  readonly status: number;
  readonly scimType: string | null;
  readonly count: number;
  /** As many days before. */
  readonly countBefore: number;
  readonly firstHour: Date;
  readonly lastHour: Date;
  readonly integrationIds: string[];
}

// As far back as anything is kept: an error that is new has never been there.
const ERRORS = {
  name: 'reports-errors',
  text: `
    SELECT operation, status, nullif(scim_type, '') AS "scimType",
      coalesce(sum(requests) FILTER (WHERE at >= $4), 0)::float8 AS count,
      coalesce(sum(requests) FILTER (WHERE at >= $6 AND at < $4), 0)::float8 AS "countBefore",
      min(first_hour) AS "firstHour", max(last_hour) AS "lastHour",
      array_agg(DISTINCT integration_id) FILTER (WHERE at >= $4) AS "integrationIds"
    FROM (${trafficSince(`'-infinity'`)}) traffic
    WHERE status >= 400 AND ($3::uuid IS NULL OR integration_id = $3) AND at < $5
    GROUP BY operation, status, scim_type HAVING max(at) >= $6
    ORDER BY count DESC, operation, status`,
};

@Injectable()
export class ErrorsReportRepository {
  constructor(private readonly snapshots: SnapshotsRepository) {}

  /** The most frequent first, those that were only before in the end; of all integrations, or of one. */
  async list(tenantId: string, integrationId: string | null, { since, until, before }: Period): Promise<ErrorRow[]> {
    return this.snapshots.query<ErrorRow>(tenantId, ERRORS, ({ daysThrough }) => [
      ...[tenantId, daysThrough, integrationId, since, until, before.since],
    ]);
  }
}

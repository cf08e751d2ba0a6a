import { Injectable } from '@nestjs/common';
import { DAYS } from './change-findings.js';
import { FAILED, REFUSED } from './outcome.js';
import { DAY_COUNTS, type DayCounts } from './people.repository.js';
import { SnapshotsRepository } from './snapshots.repository.js';

export interface Summary {
  readonly activeUsers: number;
  readonly inactiveUsers: number;
  readonly teams: number;
  readonly memberships: number;
  readonly pendingMembers: number;
  readonly requests: number;
  readonly failed: number;
  readonly refused: number;
  readonly days: readonly DayCounts[];
}

const SUMMARY = {
  name: 'reports-summary',
  text: `
    WITH day AS MATERIALIZED (${DAYS}), hours AS (
      SELECT coalesce(sum(requests), 0)::integer AS requests,
        coalesce(sum(requests) FILTER (WHERE ${FAILED}), 0)::integer AS failed,
        coalesce(sum(requests) FILTER (WHERE ${REFUSED}), 0)::integer AS refused
      FROM provisioning_log_hours
      WHERE tenant_id = $1 AND integration_id IN (SELECT id FROM integrations WHERE tenant_id = $1)
        AND hour > now() - interval '24 hours'
    ), standing AS (
      SELECT
        coalesce(sum(created - created_inactive + reactivated - deactivated - deleted + deleted_inactive), 0)::integer AS "activeUsers",
        coalesce(sum(created_inactive - reactivated + deactivated - deleted_inactive), 0)::integer AS "inactiveUsers",
        coalesce(sum(teams_created - teams_deleted), 0)::integer AS teams,
        coalesce(sum(members_added - members_removed), 0)::integer AS memberships
      FROM day
    )
    SELECT standing.*, hours.*,
      (SELECT count(*)::integer FROM pending_members WHERE tenant_id = $1) AS "pendingMembers",
      (SELECT coalesce(json_agg(counts), '[]') FROM (
        SELECT ${DAY_COUNTS} FROM day WHERE day >= $4 ORDER BY day
      ) counts) AS days
    FROM standing, hours`,
};

@Injectable()
export class SummaryRepository {
  constructor(private readonly snapshots: SnapshotsRepository) {}

  /** With the days since `from` on which something happened. */
  async read(tenantId: string, from: string): Promise<Summary> {
    const [summary] = await this.snapshots.query<Summary>(tenantId, SUMMARY, (progress) => [
      ...[tenantId, progress.changesThrough, progress.changesSeq, from],
    ]);
    return summary!;
  }
}

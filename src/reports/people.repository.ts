import { Injectable } from '@nestjs/common';
import { DAYS } from './change-findings.js';
import { SnapshotsRepository } from './snapshots.repository.js';

/** What happened to a tenant's users, teams and memberships on a day (UTC). */
export interface DayCounts {
  readonly day: string;
  readonly created: number;
  readonly createdInactive: number;
  readonly deactivated: number;
  readonly reactivated: number;
  readonly deleted: number;
  readonly deletedInactive: number;
  readonly teamsCreated: number;
  readonly teamsDeleted: number;
  readonly membersAdded: number;
  readonly membersRemoved: number;
}

/** How many users there are now, and what happened on the days that led there. */
export interface PeopleHistory {
  readonly active: number;
  readonly inactive: number;
  readonly days: readonly DayCounts[];
}

/** A day of `DAYS` as `DayCounts`. */
export const DAY_COUNTS = `to_char(day, 'YYYY-MM-DD') AS day, created, created_inactive AS "createdInactive", deactivated,
  reactivated, deleted, deleted_inactive AS "deletedInactive", teams_created AS "teamsCreated",
  teams_deleted AS "teamsDeleted", members_added AS "membersAdded", members_removed AS "membersRemoved"`;

// One statement, so that the days add up to what there is now.
const HISTORY = {
  name: 'reports-people-history',
  text: `
    WITH day AS MATERIALIZED (${DAYS})
    SELECT
      coalesce(sum(created - created_inactive + reactivated - deactivated - deleted + deleted_inactive), 0)::integer AS active,
      coalesce(sum(created_inactive - reactivated + deactivated - deleted_inactive), 0)::integer AS inactive,
      (SELECT coalesce(json_agg(counts), '[]') FROM (
        SELECT ${DAY_COUNTS} FROM day WHERE day >= $4 ORDER BY day
      ) counts) AS days
    FROM day`,
};

@Injectable()
export class PeopleReportRepository {
  constructor(private readonly snapshots: SnapshotsRepository) {}

  /** With the days since `from` on which something happened, the first first. */
  async history(tenantId: string, from: string): Promise<PeopleHistory> {
    const [history] = await this.snapshots.query<PeopleHistory>(tenantId, HISTORY, (progress) => [
      ...[tenantId, progress.changesThrough, progress.changesSeq, from],
    ]);
    return history!;
  }
}

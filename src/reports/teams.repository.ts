import { Injectable } from '@nestjs/common';
import { DAYS, GROWTH, uncounted } from './change-findings.js';
import { DAY_COUNTS, type DayCounts } from './people.repository.js';
import { SnapshotsRepository } from './snapshots.repository.js';

export interface TeamSize {
  readonly id: string;
  readonly displayName: string;
  readonly members: number;
  readonly pending: number;
}

/** The teams that there are now, and what happened on the days that led there. */
export interface TeamsHistory {
  readonly teams: number;
  readonly memberships: number;
  readonly pendingMembers: number;
  /** How many teams have how many members; those without any are not among them. */
  readonly sizes: readonly { readonly members: number; readonly teams: number }[];
  readonly largest: readonly TeamSize[];
  readonly days: readonly DayCounts[];
}

// One statement, so that the days and the sizes add up to what there is now.
const HISTORY = {
  name: 'reports-teams-history',
  text: `
    WITH day AS MATERIALIZED (${DAYS}), uncounted AS MATERIALIZED (
      SELECT resource_id AS team_id, action, ${GROWTH} AS members FROM (${uncounted('$2', '$3')}) change
      WHERE resource_type = 'team'
    ), sized AS MATERIALIZED (
      SELECT team_id, sum(members)::integer AS members FROM (
        SELECT team_id, members FROM report_team_sizes WHERE tenant_id = $1
        UNION ALL SELECT team_id, members FROM uncounted
      ) known
      WHERE team_id NOT IN (SELECT team_id FROM uncounted WHERE action = 'deleted')
      GROUP BY team_id HAVING sum(members) > 0
    )
    SELECT
      coalesce(sum(teams_created - teams_deleted), 0)::integer AS teams,
      coalesce(sum(members_added - members_removed), 0)::integer AS memberships,
      (SELECT count(*)::integer FROM pending_members WHERE tenant_id = $1) AS "pendingMembers",
      (SELECT coalesce(json_agg(size), '[]') FROM (
        SELECT members, count(*)::integer AS teams FROM sized GROUP BY members
      ) size) AS sizes,
      (SELECT coalesce(json_agg(team), '[]') FROM (
        SELECT t.id, t.display_name AS "displayName", sized.members,
          (SELECT count(*)::integer FROM pending_members p WHERE p.tenant_id = $1 AND p.team_id = t.id) AS pending
        FROM (SELECT * FROM sized ORDER BY members DESC, team_id LIMIT $5) sized
          JOIN teams t ON t.tenant_id = $1 AND t.id = sized.team_id
        ORDER BY sized.members DESC, t.id
      ) team) AS largest,
      (SELECT coalesce(json_agg(counts), '[]') FROM (
        SELECT ${DAY_COUNTS} FROM day WHERE day >= $4 ORDER BY day
      ) counts) AS days
    FROM day`,
};

@Injectable()
export class TeamsReportRepository {
  constructor(private readonly snapshots: SnapshotsRepository) {}

  /** With the largest teams, so many of them, and the days since `from` on which something happened, the first first. */
  async history(tenantId: string, from: string, largest: number): Promise<TeamsHistory> {
    const [history] = await this.snapshots.query<TeamsHistory>(tenantId, HISTORY, (progress) => [
      ...[tenantId, progress.changesThrough, progress.changesSeq, from, largest],
    ]);
    return history!;
  }
}

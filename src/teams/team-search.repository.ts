import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { readStretch } from '../database/keyset.js';
import type { Placed, Stretch } from '../database/keyset.js';
import { containing } from '../database/like.js';
import { Lists } from '../database/lists.js';
import { hasPart } from '../users/user.columns.js';
import type { PendingMember, TeamMember, TeamSummary } from './team.entity.js';
import { TEAM_ORDERS } from './team-orders.js';
import type { TeamOrder } from './team-orders.js';
import { TEAM } from './teams.repository.js';

const SUMMARY = `${TEAM}, t.integration_id AS "integrationId", t.platform_role AS "platformRole",
  (SELECT count(*)::integer FROM team_members m WHERE m.tenant_id = t.tenant_id AND m.team_id = t.id)
    + (SELECT count(*)::integer FROM team_subteams s WHERE s.tenant_id = t.tenant_id AND s.team_id = t.id) AS "memberCount",
  (SELECT count(*)::integer FROM pending_members p WHERE p.tenant_id = t.tenant_id AND p.team_id = t.id)
    AS "pendingMemberCount"`;

const FIND = {
  name: 'team-search-find',
  text: `SELECT ${SUMMARY} FROM teams t WHERE t.tenant_id = $1 AND t.id = $2`,
};

// Counted once for all teams, where the order needs all of them.
const SIZES = `LEFT JOIN (
  SELECT team_id, count(*) AS members FROM (
    SELECT team_id FROM team_members WHERE tenant_id = $1 UNION ALL SELECT team_id FROM team_subteams WHERE tenant_id = $1
  ) member GROUP BY team_id
) size ON size.team_id = t.id`;

const SET_PLATFORM_ROLE = {
  name: 'teams-set-platform-role',
  text: 'UPDATE teams SET platform_role = $3 WHERE tenant_id = $1 AND id = $2 RETURNING id',
};

const PENDING_MEMBERS = {
  name: 'teams-pending-members',
  text: `
    SELECT value, since FROM pending_members
    WHERE tenant_id = $1 AND team_id = $2 AND ($3::text IS NULL OR value > $3) ORDER BY value LIMIT $4`,
};

/** Where a list begins and how long it is at most. */
export interface After {
  readonly after?: string;
  readonly limit: number;
}

/** Finds teams and their members for whoever looks at them. */
@Injectable()
export class TeamSearchRepository {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
  ) {}

  async find(tenantId: string, id: string): Promise<TeamSummary | null> {
    return (await this.database.query<TeamSummary>(FIND, [tenantId, id]))[0] ?? null;
  }

  /** `search` is a part of the name in any case. @throws TooSlow */
  async search(
    tenantId: string,
    search: string | undefined,
    order: TeamOrder,
    stretch: Stretch,
  ): Promise<Placed<TeamSummary>[]> {
    const values: unknown[] = [tenantId];
    const named =
      search === undefined ? '' : ` AND lower(t.display_name) LIKE lower($${values.push(containing(search))})`;
    const listing = {
      select: SUMMARY,
      table: 'teams t',
      alias: 't',
      joined: order === 'memberCount' ? SIZES : undefined,
      condition: `t.tenant_id = $1${named}`,
      values,
      key: TEAM_ORDERS[order],
    };
    return readStretch<TeamSummary>(this.lists.for(tenantId), listing, stretch);
  }

  /** By id; `search` is a part of a name or an e-mail address in any case. @throws TooSlow */
  async members(
    tenantId: string,
    id: string,
    search: string | undefined,
    { after, limit }: After,
  ): Promise<TeamMember[]> {
    const values: unknown[] = [tenantId, id];
    const parameter = (value: unknown): string => `$${values.push(value)}`;
    const pattern = search === undefined ? null : parameter(containing(search));
    const rest = after === undefined ? null : parameter(after);
    const most = `LIMIT ${parameter(limit)}`;
    const text = `
      (SELECT u.id, 'user' AS type, u.user_name AS "userName", u.display_name AS "displayName", u.active
       FROM team_members m JOIN users u ON u.tenant_id = m.tenant_id AND u.id = m.user_id
       WHERE m.tenant_id = $1 AND m.team_id = $2 ${rest ? `AND m.user_id > ${rest}` : ''} ${pattern ? `AND ${hasPart(pattern)}` : ''}
       ORDER BY m.user_id ${most})
      UNION ALL
      (SELECT t.id, 'team', NULL, t.display_name, NULL
       FROM team_subteams s JOIN teams t ON t.tenant_id = s.tenant_id AND t.id = s.subteam_id
       WHERE s.tenant_id = $1 AND s.team_id = $2 ${rest ? `AND s.subteam_id > ${rest}` : ''}
         ${pattern ? `AND lower(t.display_name) LIKE lower(${pattern})` : ''}
       ORDER BY s.subteam_id ${most})
      ORDER BY id ${most}`;
    return this.lists.for(tenantId).query<TeamMember>({ text }, values);
  }

  async pendingMembers(tenantId: string, id: string, { after, limit }: After): Promise<PendingMember[]> {
    return this.database.query<PendingMember>(PENDING_MEMBERS, [tenantId, id, after ?? null, limit]);
  }

  /** Beside version and lastModified, which are the identity provider's. False when there is no such team. */
  async setPlatformRole(tenantId: string, id: string, platformRole: string | null): Promise<boolean> {
    return (await this.database.query(SET_PLATFORM_ROLE, [tenantId, id, platformRole])).length > 0;
  }
}

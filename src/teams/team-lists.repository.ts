import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { literal } from '../database/column-map.js';
import { filterToSql } from '../database/filter-to-sql.js';
import type { ListRequest } from '../database/list-request.js';
import { readPage } from '../database/page.js';
import type { Page } from '../database/page.js';
import { sortToSql } from '../database/sort-to-sql.js';
import { members, teamColumns } from './team.columns.js';
import type { PendingMember, TeamMember, TeamSummary, TeamWithMembers } from './team.entity.js';
import { TEAM } from './teams.repository.js';

const FIND_WITH_MEMBERS = {
  name: 'teams-find-with-members',
  text: `SELECT ${TEAM}, ${members('$3::text')} AS members FROM teams t WHERE t.tenant_id = $1 AND t.id = $2`,
};

const MEMBERS = {
  name: 'teams-members',
  text: `
    SELECT u.id, u.user_name AS "userName", u.display_name AS "displayName", u.active
    FROM team_members m JOIN users u ON u.tenant_id = m.tenant_id AND u.id = m.user_id
    WHERE m.tenant_id = $1 AND m.team_id = $2 AND ($3::uuid IS NULL OR m.user_id > $3)
    ORDER BY m.user_id LIMIT $4`,
};

const SUMMARY = `${TEAM},
  (SELECT count(*)::integer FROM team_members m WHERE m.tenant_id = t.tenant_id AND m.team_id = t.id) AS "memberCount",
  (SELECT count(*)::integer FROM pending_members p WHERE p.tenant_id = t.tenant_id AND p.team_id = t.id)
    AS "pendingMemberCount"`;

const FIND_SUMMARY = {
  name: 'teams-find-summary',
  text: `SELECT ${SUMMARY} FROM teams t WHERE t.tenant_id = $1 AND t.id = $2`,
};

const SEARCH = {
  name: 'teams-search',
  text: `
    SELECT ${SUMMARY} FROM teams t
    WHERE t.tenant_id = $1 AND ($2::text IS NULL OR lower(t.display_name) LIKE lower($2)) AND ($3::uuid IS NULL OR t.id > $3)
    ORDER BY t.id LIMIT $4`,
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

/** Reads lists of teams and of their members. */
@Injectable()
export class TeamListsRepository {
  constructor(private readonly database: Database) {}

  /** In the order in which they were created, unless it is sorted otherwise. Members are read only `withMembers`. */
  async list(tenantId: string, request: ListRequest, withMembers: boolean): Promise<Page<TeamWithMembers>> {
    const { type, baseUrl, filter, sort, window } = request;
    const columns = teamColumns(type, baseUrl);
    const values: unknown[] = [tenantId];
    const condition = filterToSql(filter, columns, values);
    return readPage<TeamWithMembers>(
      this.database,
      {
        select: `${TEAM}, ${withMembers ? members(literal(`${baseUrl}/Users/`)) : 'NULL::text'} AS members`,
        from: `teams t WHERE t.tenant_id = $1 AND ${condition}`,
        values,
        id: 't.id',
        key: sort && sortToSql(sort, columns),
      },
      window,
    );
  }

  async findWithMembers(tenantId: string, id: string, usersLocation: string): Promise<TeamWithMembers | null> {
    return (await this.database.query<TeamWithMembers>(FIND_WITH_MEMBERS, [tenantId, id, usersLocation]))[0] ?? null;
  }

  async findSummary(tenantId: string, id: string): Promise<TeamSummary | null> {
    return (await this.database.query<TeamSummary>(FIND_SUMMARY, [tenantId, id]))[0] ?? null;
  }

  /** By id; `search` is a part of the name in any case. */
  async search(tenantId: string, search: string | undefined, { after, limit }: After): Promise<TeamSummary[]> {
    const pattern = search === undefined ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    return this.database.query<TeamSummary>(SEARCH, [tenantId, pattern, after ?? null, limit]);
  }

  async members(tenantId: string, id: string, { after, limit }: After): Promise<TeamMember[]> {
    return this.database.query<TeamMember>(MEMBERS, [tenantId, id, after ?? null, limit]);
  }

  async pendingMembers(tenantId: string, id: string, { after, limit }: After): Promise<PendingMember[]> {
    return this.database.query<PendingMember>(PENDING_MEMBERS, [tenantId, id, after ?? null, limit]);
  }
}

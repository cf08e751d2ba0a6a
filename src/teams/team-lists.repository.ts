import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { filterToSql } from '../database/filter-to-sql.js';
import { readPage } from '../database/page.js';
import type { Page, Window } from '../database/page.js';
import type { Filter } from '../protocol/index.js';
import { TEAM_COLUMNS } from './team.columns.js';
import type { PendingMember, TeamMember, TeamSummary, TeamWithMembers } from './team.entity.js';
import { TEAM } from './teams.repository.js';

/** The members as ready JSON; `$n` is where a user's location begins. */
const members = (n: number): string => `coalesce((
  SELECT json_agg(json_build_object('value', u.id, 'display', coalesce(u.display_name, u.user_name), 'type', 'User',
    '$ref', $${n}::text || u.id) ORDER BY m.user_id)
  FROM team_members m JOIN users u ON u.tenant_id = m.tenant_id AND u.id = m.user_id
  WHERE m.tenant_id = t.tenant_id AND m.team_id = t.id), '[]')::text AS members`;

const NO_MEMBERS = 'NULL::text AS members';

const FIND_WITH_MEMBERS = {
  name: 'teams-find-with-members',
  text: `SELECT ${TEAM}, ${members(3)} FROM teams t WHERE t.tenant_id = $1 AND t.id = $2`,
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

  /** In the order in which they were created. Members are read only when `usersLocation`, the prefix of their `$ref`, is given. */
  async list(
    tenantId: string,
    filter: Filter | undefined,
    window: Window,
    usersLocation: string | null,
  ): Promise<Page<TeamWithMembers>> {
    const values: unknown[] = [tenantId];
    const condition = filter ? ` AND ${filterToSql(filter, TEAM_COLUMNS, values)}` : '';
    return readPage<TeamWithMembers>(
      this.database,
      {
        select: `${TEAM}, ${usersLocation === null ? NO_MEMBERS : members(values.length + 3)}`,
        from: `teams t WHERE t.tenant_id = $1${condition}`,
        orderBy: 't.id',
        values,
        selectValues: usersLocation === null ? [] : [usersLocation],
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

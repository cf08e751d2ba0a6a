import { Injectable } from '@nestjs/common';
import { Census } from '../database/census.js';
import { Database } from '../database/database.js';
import { filterToSql } from '../database/filter-to-sql.js';
import type { ListRequest } from '../database/list-request.js';
import { Lists } from '../database/lists.js';
import { mindsNestedTeams } from '../database/nested-teams.js';
import { readPage } from '../database/page.js';
import type { Page } from '../database/page.js';
import { sortToSql } from '../database/sort-to-sql.js';
import { FEW_MEMBERS, ROSTER_BLOCKS, rosterOf } from './roster.columns.js';
import type { RosterBlock } from './roster.columns.js';
import { SUBTEAMS, teamColumns } from './team.columns.js';
import type { TeamWithMembers } from './team.entity.js';
import { TEAM } from './teams.repository.js';

const FIND_WITH_MEMBERS = {
  name: 'teams-find-with-members',
  text: `
    SELECT ${TEAM}, ${FEW_MEMBERS} AS members, ${SUBTEAMS} AS subteams
    FROM teams t WHERE t.tenant_id = $1 AND t.id = $2`,
};

// Without a name: it is worth a plan for this very team.
const FIND_WITH_MANY_MEMBERS = {
  text: `
    SELECT ${TEAM}, ${SUBTEAMS} AS subteams, block
    FROM teams t CROSS JOIN ${ROSTER_BLOCKS} WHERE t.tenant_id = $1 AND t.id = $2`,
};

/** Reads lists of teams. */
@Injectable()
export class TeamListsRepository {
  private readonly census: Census;

  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
  ) {
    this.census = new Census(database.lookUps, 'teams');
  }

  /** In the order in which they were created, unless it is sorted otherwise. Members are read only `withMembers`. */
  async list(tenantId: string, request: ListRequest, withMembers: boolean): Promise<Page<TeamWithMembers>> {
    const { type, baseUrl, filter, sort, window } = request;
    const nested = await mindsNestedTeams(this.database, tenantId, 'members', request);
    const columns = teamColumns(type, baseUrl, nested);
    const values: unknown[] = [tenantId];
    const condition = filterToSql(filter, columns, values);
    const page = await readPage<TeamWithMembers>(
      this.lists.for(tenantId, [[filter, columns]]),
      {
        select: withMembers
          ? `${TEAM}, ${FEW_MEMBERS} AS members, ${SUBTEAMS} AS subteams`
          : `${TEAM}, NULL::text AS members, '[]'::json AS subteams`,
        from: `teams t WHERE t.tenant_id = $1 AND ${condition}`,
        values,
        id: 't.id',
        key: sort && sortToSql(sort, columns),
        ...(filter === true && !sort && { census: this.census.of(tenantId) }),
      },
      window,
    );
    if (!withMembers) return page;
    const complete = (team: TeamWithMembers): TeamWithMembers => ({
      ...team,
      members: team.members ?? rosterOf(this.lists, tenantId, team.id),
    });
    return { ...page, items: page.items.map(complete) };
  }

  async findWithMembers(tenantId: string, id: string): Promise<TeamWithMembers | null> {
    const [team] = await this.database.query<TeamWithMembers>(FIND_WITH_MEMBERS, [tenantId, id]);
    if (team?.members !== null) return team ?? null;
    return this.findWithManyMembers(tenantId, id);
  }

  /** What it costs is up to the provider, as with lists. */
  private async findWithManyMembers(tenantId: string, id: string): Promise<TeamWithMembers | null> {
    const connection = this.lists.for(tenantId);
    const rows = await connection.query<TeamWithMembers & RosterBlock>(FIND_WITH_MANY_MEMBERS, [tenantId, id]);
    const blocks = rows.map(({ block }) => block);
    return rows[0] ? { ...rows[0], members: () => Promise.resolve(blocks) } : null;
  }
}

import { Injectable } from '@nestjs/common';
import { SQL_TYPES } from '../database/column-map.js';
import type { ColumnMap } from '../database/column-map.js';
import { Database } from '../database/database.js';
import { filterToSql } from '../database/filter-to-sql.js';
import { Lists } from '../database/lists.js';
import { mindsNestedTeams } from '../database/nested-teams.js';
import { readPage } from '../database/page.js';
import type { Listing, Page, Slice } from '../database/page.js';
import { sortToSql } from '../database/sort-to-sql.js';
import type { SortKey } from '../database/sort-to-sql.js';
import { FEW_MEMBERS, rosterOf } from '../teams/roster.columns.js';
import { SUBTEAMS, teamColumns } from '../teams/team.columns.js';
import type { Roster, TeamWithMembers } from '../teams/team.entity.js';
import { TEAMS, userColumns } from '../users/user.columns.js';
import type { User } from '../users/user.entity.js';
import type { DirectoryEntry, DirectoryRequest } from './directory.entity.js';

type Row = User & TeamWithMembers & { readonly isUser: boolean };

// Either row is there: `found` says which one to read.
const RESOURCE = `found.id, found.is_user AS "isUser", coalesce(u.attributes, t.attributes) AS attributes,
  coalesce(u.version, t.version) AS version, coalesce(u.created_at, t.created_at) AS "createdAt",
  coalesce(u.last_modified, t.last_modified) AS "lastModified"`;

/** Reads users and teams as one list. */
@Injectable()
export class DirectoryRepository {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
  ) {}

  /** By id, which is the order of creation over both, unless it is sorted otherwise. */
  async list(tenantId: string, request: DirectoryRequest): Promise<Page<DirectoryEntry>> {
    const { withTeams, withMembers, users, teams, window } = request;
    const nested =
      (await mindsNestedTeams(this.database, tenantId, 'groups', users)) ||
      (await mindsNestedTeams(this.database, tenantId, 'members', teams));
    const columns = {
      users: userColumns(users.type, users.baseUrl, nested),
      teams: teamColumns(teams.type, teams.baseUrl, nested),
    };
    const page = await readPage<Row>(
      this.lists.for(tenantId, [
        [users.filter, columns.users],
        [teams.filter, columns.teams],
      ]),
      {
        ...union(tenantId, request, columns),
        id: 'found.id',
        select: `${RESOURCE}, ${withTeams ? `CASE WHEN found.is_user THEN ${TEAMS} END` : 'NULL'} AS teams,
          ${withMembers ? `CASE WHEN NOT found.is_user THEN ${FEW_MEMBERS} END` : 'NULL'} AS members,
          ${withMembers ? `CASE WHEN NOT found.is_user THEN ${SUBTEAMS} END` : 'NULL'} AS subteams`,
      },
      window,
    );
    const later = (id: string): Roster => rosterOf(this.lists, tenantId, id);
    return { ...page, items: page.items.map((row) => entryOf(row, withMembers ? later : null)) };
  }
}

/** Both tables as one; each is cut to what the page may need, before the rows of the page are read in full. */
function union(
  tenantId: string,
  { users, teams }: DirectoryRequest,
  columns: { readonly users: ColumnMap; readonly teams: ColumnMap },
): Pick<Listing, 'from' | 'cut' | 'values' | 'key'> {
  const values: unknown[] = [tenantId];
  const usersWhere = filterToSql(users.filter, columns.users, values);
  const teamsWhere = filterToSql(teams.filter, columns.teams, values);
  const usersSort = users.sort && sortToSql(users.sort, columns.users);
  const teamsSort = teams.sort && sortToSql(teams.sort, columns.teams);
  const key = commonKey(usersSort, teamsSort);
  const [usersKey, teamsKey] = [keyOf(usersSort, key), keyOf(teamsSort, key)];
  const both = (slice: Slice): string => `(
    (SELECT u.id, true AS is_user, ${usersKey?.sql ?? 'NULL'} AS key FROM users u
      WHERE u.tenant_id = $1 AND ${usersWhere}${slice('u.id', usersKey)})
    UNION ALL
    (SELECT t.id, false, ${teamsKey?.sql ?? 'NULL'} FROM teams t
      WHERE t.tenant_id = $1 AND ${teamsWhere}${slice('t.id', teamsKey)})
  ) found`;
  const cut = (slice: Slice): string => `${both(slice)}
    LEFT JOIN users u ON u.tenant_id = $1 AND u.id = found.id AND found.is_user
    LEFT JOIN teams t ON t.tenant_id = $1 AND t.id = found.id AND NOT found.is_user`;
  return { from: both(() => ''), cut, values, key };
}

/** What both are ordered by, which is text where it is of two kinds; null when no order is asked for. */
function commonKey(users: SortKey | null, teams: SortKey | null): SortKey | null {
  const one = users ?? teams;
  const mixed = users && teams && users.type !== teams.type;
  return one && { sql: 'found.key', type: mixed ? 'text' : one.type, descending: one.descending };
}

/** The same in one of the tables: nobody has a value there of an attribute that the type does not have. */
function keyOf(own: SortKey | null, common: SortKey | null): SortKey | null {
  return common && { ...common, sql: `(${own?.sql ?? 'NULL'})::${SQL_TYPES[common.type]}` };
}

function entryOf(
  { isUser, teams, members, subteams, ...resource }: Row,
  later: ((id: string) => Roster) | null,
): DirectoryEntry {
  return isUser
    ? { user: { ...resource, teams: teams ?? [] } }
    : { team: { ...resource, members: members ?? later?.(resource.id) ?? null, subteams: subteams ?? [] } };
}

import { Injectable } from '@nestjs/common';
import { SQL_TYPES, literal } from '../database/column-map.js';
import { Database } from '../database/database.js';
import { filterToSql } from '../database/filter-to-sql.js';
import { readPage } from '../database/page.js';
import type { Listing, Page, Slice } from '../database/page.js';
import { sortToSql } from '../database/sort-to-sql.js';
import type { SortKey } from '../database/sort-to-sql.js';
import { members, teamColumns } from '../teams/team.columns.js';
import type { TeamWithMembers } from '../teams/team.entity.js';
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
  constructor(private readonly database: Database) {}

  /** By id, which is the order of creation over both, unless it is sorted otherwise. */
  async list(tenantId: string, request: DirectoryRequest): Promise<Page<DirectoryEntry>> {
    const { withTeams, withMembers, teams, window } = request;
    const usersLocation = literal(`${teams.baseUrl}/Users/`);
    const page = await readPage<Row>(
      this.database,
      {
        ...union(tenantId, request),
        id: 'found.id',
        select: `${RESOURCE}, ${withTeams ? `CASE WHEN found.is_user THEN ${TEAMS} END` : 'NULL'} AS teams,
          ${withMembers ? `CASE WHEN NOT found.is_user THEN ${members(usersLocation)} END` : 'NULL'} AS members`,
      },
      window,
    );
    return { ...page, items: page.items.map(entryOf) };
  }
}

/** Both tables as one; each is cut to what the page may need, before the rows of the page are read in full. */
function union(tenantId: string, { users, teams }: DirectoryRequest): Pick<Listing, 'from' | 'cut' | 'values' | 'key'> {
  const values: unknown[] = [tenantId];
  const columnsOfUsers = userColumns(users.type, users.baseUrl);
  const columnsOfTeams = teamColumns(teams.type, teams.baseUrl);
  const usersWhere = filterToSql(users.filter, columnsOfUsers, values);
  const teamsWhere = filterToSql(teams.filter, columnsOfTeams, values);
  const usersSort = users.sort && sortToSql(users.sort, columnsOfUsers);
  const teamsSort = teams.sort && sortToSql(teams.sort, columnsOfTeams);
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

function entryOf({ isUser, teams, members, ...resource }: Row): DirectoryEntry {
  return isUser ? { user: { ...resource, teams: teams ?? [] } } : { team: { ...resource, members } };
}

import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { filterToSql } from '../database/filter-to-sql.js';
import type { ListRequest } from '../database/list-request.js';
import { readPage } from '../database/page.js';
import type { Page } from '../database/page.js';
import { sortToSql } from '../database/sort-to-sql.js';
import { userColumns } from './user.columns.js';
import type { User } from './user.entity.js';
import { USER, USER_WITH_TEAMS } from './users.repository.js';

/** What a list of people can be narrowed by. */
export interface UserSearch {
  /** Part of the user name, display name or an e-mail address, in any case. */
  readonly search?: string;
  readonly active?: boolean;
  /** The id after which the page begins. */
  readonly after?: string;
  readonly limit: number;
}

/** Reads lists of users. */
@Injectable()
export class UserListsRepository {
  constructor(private readonly database: Database) {}

  /** In the order in which they were created, unless it is sorted otherwise; `teams` are read only `withTeams`. */
  async list(tenantId: string, request: ListRequest, withTeams: boolean): Promise<Page<User>> {
    const { type, baseUrl, filter, sort, window } = request;
    const columns = userColumns(type, baseUrl);
    const values: unknown[] = [tenantId];
    const condition = filterToSql(filter, columns, values);
    return readPage<User>(
      this.database,
      {
        select: withTeams ? USER_WITH_TEAMS : `${USER}, '[]'::json AS teams`,
        from: `users u WHERE u.tenant_id = $1 AND ${condition}`,
        values,
        id: 'u.id',
        key: sort && sortToSql(sort, columns),
      },
      window,
    );
  }

  /** By id, at most `limit` of them. */
  async search(tenantId: string, { search, active, after, limit }: UserSearch): Promise<User[]> {
    return this.database.query<User>(
      {
        text: `
          SELECT ${USER}, '[]'::json AS teams FROM users u
          WHERE u.tenant_id = $1
            AND ($2::uuid IS NULL OR u.id > $2)
            AND ($3::boolean IS NULL OR u.active = $3)
            AND ($4::text IS NULL OR lower(u.user_name) LIKE lower($4) OR lower(u.display_name) LIKE lower($4)
              OR u.emails::text LIKE lower($4))
          ORDER BY u.id LIMIT $5`,
      },
      [tenantId, after ?? null, active ?? null, search === undefined ? null : contains(search), limit],
    );
  }
}

function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

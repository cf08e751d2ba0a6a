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
import { userColumns } from './user.columns.js';
import type { User } from './user.entity.js';
import { USER, USER_WITH_TEAMS } from './users.repository.js';

/** Reads lists of users. */
@Injectable()
export class UserListsRepository {
  private readonly census: Census;

  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
  ) {
    this.census = new Census(database.lookUps, 'users');
  }

  /** In the order in which they were created, unless it is sorted otherwise; `teams` are read only `withTeams`. */
  async list(tenantId: string, request: ListRequest, withTeams: boolean): Promise<Page<User>> {
    const { type, baseUrl, filter, sort, window } = request;
    const nested = await mindsNestedTeams(this.database, tenantId, 'groups', request);
    const columns = userColumns(type, baseUrl, nested);
    const values: unknown[] = [tenantId];
    const condition = filterToSql(filter, columns, values);
    return readPage<User>(
      this.lists.for(tenantId, [[filter, columns]]),
      {
        select: withTeams ? USER_WITH_TEAMS : `${USER}, '[]'::json AS teams`,
        from: `users u WHERE u.tenant_id = $1 AND ${condition}`,
        values,
        id: 'u.id',
        key: sort && sortToSql(sort, columns),
        ...(filter === true && !sort && { census: this.census.of(tenantId) }),
      },
      window,
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { isByIndex, readStretch } from '../database/keyset.js';
import type { Placed, Stretch } from '../database/keyset.js';
import { containing } from '../database/like.js';
import { Lists } from '../database/lists.js';
import { PLATFORM_ROLES, hasPart } from './user.columns.js';
import type { ListedUser, UserSearch } from './user.entity.js';
import { USER_ORDERS } from './user-orders.js';
import type { UserOrder } from './user-orders.js';
import { USER } from './users.repository.js';

const TENANT = { table: 'users u', alias: 'u', condition: 'u.tenant_id = $1' };

/** How far people are counted. */
export const COUNTED = 100_000;

/** Finds people for whoever looks at them. */
@Injectable()
export class UserSearchRepository {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
  ) {}

  /** @throws TooSlow when so many had to be looked at that the search was given up. */
  async search(
    tenantId: string,
    search: UserSearch,
    order: UserOrder,
    stretch: Stretch,
  ): Promise<Placed<ListedUser>[]> {
    const values: unknown[] = [tenantId];
    const listing = {
      ...TENANT,
      select: `${USER}, u.integration_id AS "integrationId", ${PLATFORM_ROLES} AS "platformRoles", '[]'::json AS teams`,
      sieve: sieve(search, values),
      values,
      key: USER_ORDERS[order],
    };
    const connection = isByIndex(listing) ? this.database : this.lists.for(tenantId);
    return readStretch<ListedUser>(connection, listing, stretch);
  }

  /** How many there are, or one more than `COUNTED`. @throws TooSlow */
  async count(tenantId: string, search: UserSearch): Promise<number> {
    const values: unknown[] = [tenantId];
    const asked = sieve(search, values);
    const { table, condition } = TENANT;
    const found = `SELECT FROM ${table} WHERE ${condition}${asked ? ` AND ${asked}` : ''} LIMIT ${COUNTED + 1}`;
    const text = `SELECT count(*)::integer AS count FROM (${found}) found`;
    const rows = await this.lists.for(tenantId).query<{ count: number }>({ text }, values);
    return rows[0]!.count;
  }
}

// Only what is asked for stands in the statement, so that the planner sees what it has to do.
function sieve({ search, active, integrationId, teamId }: UserSearch, values: unknown[]): string | undefined {
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const parts: string[] = [];
  if (active !== undefined) parts.push(active ? 'u.active' : 'NOT u.active');
  if (integrationId !== undefined) parts.push(`u.integration_id = ${parameter(integrationId)}`);
  if (teamId !== undefined) {
    const members = `SELECT m.user_id FROM team_members m WHERE m.tenant_id = $1 AND m.team_id = ${parameter(teamId)}`;
    parts.push(`u.id IN (${members})`);
  }
  if (search !== undefined) parts.push(hasPart(parameter(containing(search))));
  return parts.length > 0 ? parts.join(' AND ') : undefined;
}

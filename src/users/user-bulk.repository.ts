import { Injectable } from '@nestjs/common';
import { RECORD_CHANGE } from '../database/change-record.js';
import type { Cause } from '../database/change-record.js';
import { Database } from '../database/database.js';
import type { Statement } from '../database/database.js';
import type { NewUser, User } from './user.entity.js';
import { USER_WITH_TEAMS } from './users.repository.js';

// In the order of the names, so that two who create the same users wait for each other, and never in a circle.
const create = (onConflict: string): string => `
  WITH u AS (
    INSERT INTO users (tenant_id, id, attributes)
    SELECT $1, given.id, given.attributes FROM jsonb_to_recordset($2) AS given(id uuid, attributes jsonb)
    ORDER BY lower(given.attributes ->> 'userName'), given.id
    ${onConflict}
    RETURNING id, attributes, version, created_at, last_modified
  ), recorded AS (
    ${RECORD_CHANGE}
    SELECT $1::uuid, $3, $4, 'created', 'user', id, NULL, attributes, NULL, NULL FROM u ORDER BY id
  )
  SELECT u.id, u.version, u.created_at AS "createdAt", u.last_modified AS "lastModified" FROM u`;

const CREATE_ALL = { name: 'users-create-all', text: create('') };
const CREATE_MANY = { name: 'users-create-many', text: create('ON CONFLICT DO NOTHING') };

// LATERAL and LIMIT: one look into the index for each name, where the planner might read the whole tenant.
const FIND_BY_USER_NAMES = {
  name: 'users-find-by-user-names',
  text: `
    SELECT wanted.place, found.* FROM unnest($2::text[]) WITH ORDINALITY AS wanted(name, place)
    CROSS JOIN LATERAL (
      SELECT ${USER_WITH_TEAMS} FROM users u WHERE u.tenant_id = $1 AND lower(u.user_name) = lower(wanted.name) LIMIT 1
    ) found`,
};

/** Writes and reads many users with one statement. */
@Injectable()
export class UserBulkRepository {
  constructor(private readonly database: Database) {}

  /** @throws UniqueViolation users_user_name_key when a userName is taken; then none is created. */
  async createAll(tenantId: string, cause: Cause, users: readonly NewUser[]): Promise<User[]> {
    return (await this.create(CREATE_ALL, tenantId, cause, users)) as User[];
  }

  /** Creates those whose userName is free, and of two with the same one the first; null for the others. */
  async createMany(tenantId: string, cause: Cause, users: readonly NewUser[]): Promise<(User | null)[]> {
    return this.create(CREATE_MANY, tenantId, cause, users);
  }

  /** The users who have these names in any case, null where nobody does. */
  async findByUserNames(tenantId: string, userNames: readonly string[]): Promise<(User | null)[]> {
    const rows = await this.database.query<User & { place: string }>(FIND_BY_USER_NAMES, [tenantId, userNames]);
    const found = new Map(rows.map(({ place, ...user }) => [Number(place) - 1, user]));
    return userNames.map((_, index) => found.get(index) ?? null);
  }

  private async create(
    statement: Statement,
    tenantId: string,
    cause: Cause,
    users: readonly NewUser[],
  ): Promise<(User | null)[]> {
    const given = JSON.stringify(users.map(({ id, attributes }) => ({ id, attributes })));
    const values = [tenantId, given, cause.integrationId, cause.requestId];
    const rows = await this.database.query<Omit<User, 'attributes' | 'teams'>>(statement, values);
    const created = new Map(rows.map((row) => [row.id, row]));
    return users.map(({ id, attributes }) => {
      const row = created.get(id);
      return row ? { ...row, attributes, teams: [] } : null;
    });
  }
}

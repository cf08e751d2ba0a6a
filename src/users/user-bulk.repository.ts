import { Injectable } from '@nestjs/common';
import { RECORD_CHANGE } from '../database/change-record.js';
import type { Cause } from '../database/change-record.js';
import { Database } from '../database/database.js';
import type { Statement } from '../database/database.js';
import { type Asked, Together } from '../database/together.js';
import type { Attributes } from '../protocol/index.js';
import type { NewUser, User } from './user.entity.js';
import { USER_WITH_TEAMS } from './users.repository.js';

// In the order of the names, so that two who create the same users wait for each other, and never in a circle.
const create = (onConflict: string): string => `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($2) AS given(id uuid, attributes jsonb, integration_id uuid, request_id uuid)
  ), u AS (
    INSERT INTO users (tenant_id, id, attributes, integration_id)
    SELECT $1, id, attributes, integration_id FROM given ORDER BY lower(attributes ->> 'userName'), id
    ${onConflict}
    RETURNING id, attributes, version, created_at, last_modified
  ), recorded AS (
    ${RECORD_CHANGE}
    SELECT $1::uuid, integration_id, request_id, 'created', 'user', id, NULL, u.attributes, NULL, NULL
    FROM u JOIN given USING (id) ORDER BY id
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

interface Creation extends Asked {
  readonly id: string;
  readonly attributes: Attributes;
  /** The user as CREATE_ALL and CREATE_MANY read them. */
  readonly json: string;
}

/** Writes and reads many users with one statement. */
@Injectable()
export class UserBulkRepository {
  private readonly creations = new Together<Creation, User | null>((tenantId, creations) =>
    this.write(CREATE_MANY, tenantId, creations),
  );

  constructor(private readonly database: Database) {}

  /** With whoever else is created at the moment; null when the userName is taken in any case. */
  async create(tenantId: string, cause: Cause, id: string, attributes: Attributes): Promise<User | null> {
    return this.creations.ask(tenantId, creation(cause, { id, attributes }));
  }

  /** @throws UniqueViolation users_user_name_key when a userName is taken; then none is created. */
  async createAll(tenantId: string, cause: Cause, users: readonly NewUser[]): Promise<User[]> {
    const creations = users.map((user) => creation(cause, user));
    return (await this.write(CREATE_ALL, tenantId, creations)) as User[];
  }

  /** Creates those whose userName is free, and of two with the same one the first; null for the others. */
  async createMany(tenantId: string, cause: Cause, users: readonly NewUser[]): Promise<(User | null)[]> {
    const creations = users.map((user) => creation(cause, user));
    return this.write(CREATE_MANY, tenantId, creations);
  }

  /** The users who have these names in any case, null where nobody does. */
  async findByUserNames(tenantId: string, userNames: readonly string[]): Promise<(User | null)[]> {
    const rows = await this.database.query<User & { place: string }>(FIND_BY_USER_NAMES, [tenantId, userNames]);
    const found = new Map(rows.map(({ place, ...user }) => [Number(place) - 1, user]));
    return userNames.map((_, index) => found.get(index) ?? null);
  }

  private async write(
    statement: Statement,
    tenantId: string,
    creations: readonly Creation[],
  ): Promise<(User | null)[]> {
    const given = `[${creations.map(({ json }) => json).join(',')}]`;
    const rows = await this.database.query<Omit<User, 'attributes' | 'teams'>>(statement, [tenantId, given]);
    const created = new Map(rows.map((row) => [row.id, row]));
    return creations.map(({ id, attributes }) => {
      const row = created.get(id);
      return row ? { ...row, attributes, teams: [] } : null;
    });
  }
}

function creation(
  { integrationId, requestId }: Cause,
  { id, attributes }: Pick<NewUser, 'id' | 'attributes'>,
): Creation {
  const json = JSON.stringify({ id, attributes, integration_id: integrationId, request_id: requestId });
  return { id, ids: [id], attributes, json, weight: json.length };
}

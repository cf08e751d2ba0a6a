import { Injectable } from '@nestjs/common';
import { RECORD_CHANGE } from '../database/change-record.js';
import type { Cause } from '../database/change-record.js';
import { Database } from '../database/database.js';
import type { Connection } from '../database/database.js';
import { changedAttributes } from '../protocol/index.js';
import type { Attributes } from '../protocol/index.js';
import { TEAMS } from './user.columns.js';
import type { User } from './user.entity.js';

/** The columns of a `User`, read from the alias `u`. */
export const USER = `u.id, u.attributes, u.version, u.created_at AS "createdAt", u.last_modified AS "lastModified"`;
export const USER_WITH_TEAMS = `${USER}, ${TEAMS} AS teams`;

const CREATE = {
  name: 'users-create',
  text: `
    WITH u AS (
      INSERT INTO users (tenant_id, id, attributes) VALUES ($1, $2, $3)
      RETURNING id, attributes, version, created_at, last_modified
    ), recorded AS (
      ${RECORD_CHANGE}
      SELECT $1::uuid, $4, $5, 'created', 'user', id, NULL, attributes, NULL, NULL FROM u
    )
    SELECT u.id, u.version, u.created_at AS "createdAt", u.last_modified AS "lastModified" FROM u`,
};

const FIND = {
  name: 'users-find',
  text: `SELECT ${USER_WITH_TEAMS} FROM users u WHERE u.tenant_id = $1 AND u.id = $2`,
};

const FIND_BY_USER_NAME = {
  name: 'users-find-by-user-name',
  text: `SELECT ${USER_WITH_TEAMS} FROM users u WHERE u.tenant_id = $1 AND lower(u.user_name) = lower($2)`,
};

const FIND_LOCKED = { name: 'users-find-locked', text: `${FIND.text} FOR NO KEY UPDATE OF u` };

const UPDATE = {
  name: 'users-update',
  text: `
    WITH u AS (
      UPDATE users SET attributes = $4, version = version + 1, last_modified = now()
      WHERE tenant_id = $1 AND id = $2 AND version = $3
      RETURNING tenant_id, id, version, created_at, last_modified
    ), recorded AS (
      ${RECORD_CHANGE}
      SELECT $1::uuid, $5, $6, 'updated', 'user', id, $7, $8, NULL, NULL FROM u
    )
    SELECT u.version, u.last_modified AS "lastModified" FROM u`,
};

// Teams are locked before the user, and in order, as every membership change does: no deadlock between the two.
const REMOVE = {
  name: 'users-remove',
  text: `
    WITH team AS (
      SELECT t.id FROM teams t JOIN team_members m ON m.tenant_id = t.tenant_id AND m.team_id = t.id
      WHERE t.tenant_id = $1 AND m.user_id = $2 ORDER BY t.id FOR NO KEY UPDATE OF t
    ), membership AS (
      DELETE FROM team_members m
      WHERE m.tenant_id = $1 AND m.user_id = $2 AND m.team_id = ANY (ARRAY (SELECT id FROM team)) RETURNING m.team_id
    ), left_behind AS (
      SELECT coalesce(array_agg(team_id), '{}') AS teams FROM membership
    ), bumped AS (
      UPDATE teams SET version = version + 1, last_modified = now()
      WHERE tenant_id = $1 AND id = ANY ((SELECT teams FROM left_behind)::uuid[])
    ), u AS (
      DELETE FROM users WHERE tenant_id = $1 AND id = $2 AND (SELECT teams FROM left_behind) IS NOT NULL
      RETURNING id, attributes
    ), recorded AS (
      ${RECORD_CHANGE}
      SELECT $1::uuid, $3::uuid, $4::uuid, 'updated', 'team', team_id, NULL::jsonb, NULL::jsonb, NULL::uuid[], ARRAY[$2::uuid] FROM membership
      UNION ALL
      SELECT $1, $3, $4, 'deleted', 'user', id, attributes, NULL, NULL, NULL FROM u
    )
    SELECT id FROM u`,
};

// Drawn from the change record: the last state before the user was deleted. Teams that still wait for the id get it back.
const RESTORE = {
  name: 'users-restore',
  text: `
    WITH deleted AS (
      SELECT before FROM changes
      WHERE tenant_id = $1 AND resource_id = $2 AND resource_type = 'user' AND action = 'deleted'
      ORDER BY seq DESC LIMIT 1
    ), u AS (
      INSERT INTO users (tenant_id, id, attributes) SELECT $1, $2, before FROM deleted
      RETURNING id, attributes
    ), awaited AS (
      SELECT t.id FROM teams t JOIN pending_members p ON p.tenant_id = t.tenant_id AND p.team_id = t.id
      WHERE t.tenant_id = $1 AND p.value = $2::text ORDER BY t.id FOR NO KEY UPDATE OF t
    ), arrived AS (
      DELETE FROM pending_members p USING awaited, u
      WHERE p.tenant_id = $1 AND p.team_id = awaited.id AND p.value = $2::text RETURNING p.team_id
    ), membership AS (
      INSERT INTO team_members (tenant_id, team_id, user_id) SELECT $1, team_id, $2 FROM arrived RETURNING team_id
    ), bumped AS (
      UPDATE teams SET version = version + 1, last_modified = now()
      WHERE tenant_id = $1 AND id = ANY ((SELECT array_agg(team_id) FROM membership)::uuid[])
    ), recorded AS (
      ${RECORD_CHANGE}
      SELECT $1::uuid, $3::uuid, $4::uuid, 'created', 'user', id, NULL::jsonb, attributes, NULL::uuid[], NULL::uuid[] FROM u
      UNION ALL
      SELECT $1, $3, $4, 'updated', 'team', team_id, NULL, NULL, ARRAY[$2::uuid], NULL FROM membership
    )
    SELECT id FROM u`,
};

/** Writes and reads single users. Every write records its change in the same statement. */
@Injectable()
export class UsersRepository {
  constructor(private readonly database: Database) {}

  /** @throws UniqueViolation users_user_name_key when the userName is taken in any case. */
  async create(tenantId: string, cause: Cause, id: string, attributes: Attributes): Promise<User> {
    const values = [tenantId, id, JSON.stringify(attributes), cause.integrationId, cause.requestId];
    const [row] = await this.database.query<Omit<User, 'attributes' | 'teams'>>(CREATE, values);
    return { ...row!, attributes, teams: [] };
  }

  async find(tenantId: string, id: string): Promise<User | null> {
    return (await this.database.query<User>(FIND, [tenantId, id]))[0] ?? null;
  }

  /** The userName is the same in any case. */
  async findByUserName(tenantId: string, userName: string): Promise<User | null> {
    return (await this.database.query<User>(FIND_BY_USER_NAME, [tenantId, userName]))[0] ?? null;
  }

  /**
   * Replaces the attributes by what `edit` makes of them. Nothing changed, nothing is written. Optimistic; when someone
   * else was faster, once more under the row's lock, so that no change is lost however many arrive at once.
   */
  async change(tenantId: string, cause: Cause, id: string, edit: (user: User) => Attributes): Promise<User | null> {
    const user = await this.find(tenantId, id);
    if (!user) return null;
    const saved = await this.save(this.database, tenantId, cause, user, edit(user));
    if (saved) return saved;
    return this.database.transaction(async (transaction) => {
      const [locked] = await transaction.query<User>(FIND_LOCKED, [tenantId, id]);
      return locked ? this.save(transaction, tenantId, cause, locked, edit(locked)) : null;
    });
  }

  /** Removes the user and every membership of theirs, unless `check` refuses. False when there is no such user. */
  async remove(tenantId: string, cause: Cause, id: string, check?: (user: User) => void): Promise<boolean> {
    const values = [tenantId, id, cause.integrationId, cause.requestId];
    if (!check) return (await this.database.query(REMOVE, values)).length > 0;
    return this.database.transaction(async (transaction) => {
      const [user] = await transaction.query<User>(FIND_LOCKED, [tenantId, id]);
      if (user) check(user);
      return (await transaction.query(REMOVE, values)).length > 0;
    });
  }

  /** Brings a deleted user back under the old id. False when no user with that id was deleted. */
  async restore(tenantId: string, cause: Cause, id: string): Promise<boolean> {
    const values = [tenantId, id, cause.integrationId, cause.requestId];
    return (await this.database.query(RESTORE, values)).length > 0;
  }

  private async save(
    connection: Connection,
    tenantId: string,
    cause: Cause,
    user: User,
    attributes: Attributes,
  ): Promise<User | null> {
    const difference = changedAttributes(user.attributes, attributes);
    if (!difference) return user;
    const [row] = await connection.query<Pick<User, 'version' | 'lastModified'>>(UPDATE, [
      tenantId,
      user.id,
      user.version,
      JSON.stringify(attributes),
      cause.integrationId,
      cause.requestId,
      JSON.stringify(difference.before),
      JSON.stringify(difference.after),
    ]);
    return row ? { ...user, attributes, ...row } : null;
  }
}

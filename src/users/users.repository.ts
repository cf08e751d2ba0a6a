import { Injectable } from '@nestjs/common';
import { RECORD_CHANGE } from '../database/change-record.js';
import type { Cause } from '../database/change-record.js';
import { Database } from '../database/database.js';
import type { Connection } from '../database/database.js';
import { Finder } from '../database/finder.js';
import { type Asked, Together } from '../database/together.js';
import { changedAttributes } from '../protocol/index.js';
import type { Attributes } from '../protocol/index.js';
import { TEAMS, teams } from './user.columns.js';
import type { User } from './user.entity.js';

/** The columns of a `User`, read from the alias `u`. */
export const USER = `u.id, u.attributes, u.version, u.created_at AS "createdAt", u.last_modified AS "lastModified"`;
export const USER_WITH_TEAMS = `${USER}, ${TEAMS} AS teams`;

// LIMIT: one look into the index for each key, where the planner might read the whole tenant.
const finding = (condition: string): string => `
  SELECT ${USER}, ${teams('u.tenant_id')} AS teams FROM users u
  WHERE u.tenant_id = wanted.tenant_id AND ${condition} LIMIT 2`;

const FIND_LOCKED = {
  name: 'users-find-locked',
  text: `SELECT ${USER_WITH_TEAMS} FROM users u WHERE u.tenant_id = $1 AND u.id = $2 FOR NO KEY UPDATE OF u`,
};

// The range holds for every version: the planner takes it for a narrow one, and looks each user up in the index.
const UPDATE = {
  name: 'users-update',
  text: `
    WITH given AS (
      SELECT * FROM jsonb_to_recordset($2) AS given(id uuid, version integer, attributes jsonb, before jsonb, after jsonb,
        integration_id uuid, request_id uuid)
      WHERE version BETWEEN 1 AND 2147483647
    ), u AS (
      UPDATE users SET attributes = given.attributes, version = users.version + 1, last_modified = now(),
        integration_id = coalesce(given.integration_id, users.integration_id)
      FROM given WHERE users.tenant_id = $1 AND users.id = given.id AND users.version = given.version
      RETURNING users.id, users.version, users.last_modified, given.integration_id, given.request_id, given.before, given.after
    ), recorded AS (
      ${RECORD_CHANGE}
      SELECT $1::uuid, integration_id, request_id, 'updated', 'user', id, before, after, NULL, NULL FROM u
    )
    SELECT u.id, u.version, u.last_modified AS "lastModified" FROM u`,
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
      SELECT before, integration_id FROM changes
      WHERE tenant_id = $1 AND resource_id = $2 AND resource_type = 'user' AND action = 'deleted'
      ORDER BY seq DESC LIMIT 1
    ), u AS (
      INSERT INTO users (tenant_id, id, attributes, integration_id)
      SELECT $1, $2, before, coalesce($3, integration_id) FROM deleted
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

type Saved = Pick<User, 'id' | 'version' | 'lastModified'>;

interface Revision extends Asked {
  readonly id: string;
  /** The user as UPDATE reads them. */
  readonly json: string;
}

/** Writes and reads single users. Every write records its change in the same statement. */
@Injectable()
export class UsersRepository {
  private readonly revisions = new Together<Revision, Saved | null>((tenantId, revisions) =>
    update(this.database, tenantId, revisions),
  );

  private readonly byId: Finder<User>;
  private readonly byUserName: Finder<User>;
  private readonly byExternalId: Finder<User>;

  constructor(private readonly database: Database) {
    const finder = (name: string, keyType: 'uuid' | 'text', condition: string): Finder<User> =>
      new Finder(database.lookUps, { name, keyType, select: finding(condition) });
    this.byId = finder('users-find', 'uuid', 'u.id = wanted.key');
    this.byUserName = finder('users-find-by-user-name', 'text', 'lower(u.user_name) = lower(wanted.key)');
    this.byExternalId = finder('users-find-by-external-id', 'text', 'u.external_id = wanted.key');
  }

  async find(tenantId: string, id: string): Promise<User | null> {
    return (await this.byId.find(tenantId, id))[0] ?? null;
  }

  /** The userName is the same in any case. */
  async findByUserName(tenantId: string, userName: string): Promise<User | null> {
    return (await this.byUserName.find(tenantId, userName))[0] ?? null;
  }

  /** Not more than two of those who have it. */
  async findByExternalId(tenantId: string, externalId: string): Promise<User[]> {
    return this.byExternalId.find(tenantId, externalId);
  }

  /**
   * Replaces the attributes by what `edit` makes of them. Nothing changed, nothing is written. Optimistic; when someone
   * else was faster, once more under the row's lock, so that no change is lost however many arrive at once.
   */
  async change(tenantId: string, cause: Cause, id: string, edit: (user: User) => Attributes): Promise<User | null> {
    const user = await this.find(tenantId, id);
    if (!user) return null;
    const saved = await save(user, edit(user), cause, (revision) => this.revisions.ask(tenantId, revision));
    if (saved) return saved;
    return this.database.transaction(async (transaction) => {
      const [locked] = await transaction.query<User>(FIND_LOCKED, [tenantId, id]);
      const one = async (revision: Revision): Promise<Saved | null> =>
        (await update(transaction, tenantId, [revision]))[0] ?? null;
      return locked ? save(locked, edit(locked), cause, one) : null;
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
}

/** The user with new attributes; null when someone else has changed them since they were read. */
async function save(
  user: User,
  attributes: Attributes,
  { integrationId, requestId }: Cause,
  write: (revision: Revision) => Promise<Saved | null>,
): Promise<User | null> {
  const difference = changedAttributes(user.attributes, attributes);
  if (!difference) return user;
  const { id, version } = user;
  const given = { id, version, attributes, ...difference, integration_id: integrationId, request_id: requestId };
  const json = JSON.stringify(given);
  const saved = await write({ id, ids: [id], json, weight: json.length });
  return saved && { ...user, attributes, ...saved };
}

async function update(
  connection: Connection,
  tenantId: string,
  revisions: readonly Revision[],
): Promise<(Saved | null)[]> {
  const given = `[${revisions.map(({ json }) => json).join(',')}]`;
  const rows = await connection.query<Saved>(UPDATE, [tenantId, given]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return revisions.map(({ id }) => byId.get(id) ?? null);
}

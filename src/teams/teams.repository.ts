import { Injectable } from '@nestjs/common';
import { RECORD_CHANGE } from '../database/change-record.js';
import type { Cause } from '../database/change-record.js';
import type { Connection } from '../database/database.js';
import { changedAttributes } from '../protocol/index.js';
import type { Attributes } from '../protocol/index.js';
import type { Team } from './team.entity.js';

/** The columns of a `Team`, read from the alias `t`. */
export const TEAM = `t.id, t.attributes, t.version, t.created_at AS "createdAt", t.last_modified AS "lastModified"`;

const CREATE = {
  name: 'teams-create',
  text: `
    WITH t AS (
      INSERT INTO teams (tenant_id, id, attributes) VALUES ($1, $2, $3)
      RETURNING id, attributes, version, created_at, last_modified
    ), recorded AS (
      ${RECORD_CHANGE}
      SELECT $1::uuid, $4, $5, 'created', 'team', id, NULL, attributes, NULL, NULL FROM t
    )
    SELECT ${TEAM} FROM t`,
};

const FIND = { name: 'teams-find', text: `SELECT ${TEAM} FROM teams t WHERE t.tenant_id = $1 AND t.id = $2` };
const FIND_LOCKED = { name: 'teams-find-locked', text: `${FIND.text} FOR NO KEY UPDATE` };

const UPDATE = {
  name: 'teams-update',
  text: `
    WITH t AS (
      UPDATE teams SET attributes = $3, version = version + 1, last_modified = now()
      WHERE tenant_id = $1 AND id = $2 RETURNING id
    )
    ${RECORD_CHANGE}
    SELECT $1::uuid, $4, $5, 'updated', 'team', id, $6, $7, NULL, NULL FROM t`,
};

// `t` reads what was left behind only to come last: a row that is already deleted cannot be locked any more.
const REMOVE = {
  name: 'teams-remove',
  text: `
    WITH locked AS (
      SELECT id FROM teams WHERE tenant_id = $1 AND id = $2 FOR UPDATE
    ), membership AS (
      DELETE FROM team_members m USING locked WHERE m.tenant_id = $1 AND m.team_id = locked.id RETURNING m.user_id
    ), left_behind AS (
      SELECT array_agg(user_id) AS users FROM membership
    ), t AS (
      DELETE FROM teams WHERE tenant_id = $1 AND id = $2 AND EXISTS (SELECT FROM left_behind) RETURNING id, attributes
    ), recorded AS (
      ${RECORD_CHANGE}
      SELECT $1::uuid, $3, $4, 'deleted', 'team', id, attributes, NULL, NULL, users FROM t, left_behind
    )
    SELECT id FROM t`,
};

/** Writes and reads single teams, in the connection that it is given. Every write records its change in the same statement. */
@Injectable()
export class TeamsRepository {
  /** @throws UniqueViolation teams_display_name_key when the displayName is taken in any case. */
  async create(
    connection: Connection,
    tenantId: string,
    cause: Cause,
    id: string,
    attributes: Attributes,
  ): Promise<Team> {
    const values = [tenantId, id, JSON.stringify(attributes), cause.integrationId, cause.requestId];
    return (await connection.query<Team>(CREATE, values))[0]!;
  }

  async find(connection: Connection, tenantId: string, id: string): Promise<Team | null> {
    return (await connection.query<Team>(FIND, [tenantId, id]))[0] ?? null;
  }

  /** Nobody else changes the team until the transaction ends. */
  async findLocked(connection: Connection, tenantId: string, id: string): Promise<Team | null> {
    return (await connection.query<Team>(FIND_LOCKED, [tenantId, id]))[0] ?? null;
  }

  /** Replaces the attributes by what `edit` makes of them, under the row's lock. False when there is no such team. */
  async change(
    connection: Connection,
    tenantId: string,
    cause: Cause,
    id: string,
    edit: (attributes: Attributes) => Attributes,
  ): Promise<boolean> {
    const team = await this.findLocked(connection, tenantId, id);
    if (!team) return false;
    const attributes = edit(team.attributes);
    const difference = changedAttributes(team.attributes, attributes);
    if (difference) {
      const { before, after } = difference;
      const record = [cause.integrationId, cause.requestId, JSON.stringify(before), JSON.stringify(after)];
      await connection.query(UPDATE, [tenantId, id, JSON.stringify(attributes), ...record]);
    }
    return true;
  }

  /** Removes the team with its memberships. False when there is no such team. */
  async remove(connection: Connection, tenantId: string, cause: Cause, id: string): Promise<boolean> {
    return (await connection.query(REMOVE, [tenantId, id, cause.integrationId, cause.requestId])).length > 0;
  }
}

import { Injectable } from '@nestjs/common';
import { RECORD_CHANGE } from '../database/change-record.js';
import type { Cause } from '../database/change-record.js';
import type { Connection } from '../database/database.js';
import { changedAttributes } from '../protocol/index.js';
import type { Attributes } from '../protocol/index.js';
import type { Team } from './team.entity.js';

/** The columns of a `Team`, read from the alias `t`. */
export const TEAM = `t.id, t.attributes, t.version, t.created_at AS "createdAt", t.last_modified AS "lastModified"`;

const FIND = { name: 'teams-find', text: `SELECT ${TEAM} FROM teams t WHERE t.tenant_id = $1 AND t.id = $2` };
const FIND_LOCKED = { name: 'teams-find-locked', text: `${FIND.text} FOR NO KEY UPDATE` };

const UPDATE = {
  name: 'teams-update',
  text: `
    WITH t AS (
      UPDATE teams SET attributes = $3, version = version + 1, last_modified = now(),
        integration_id = coalesce($4, integration_id)
      WHERE tenant_id = $1 AND id = $2 RETURNING id
    )
    ${RECORD_CHANGE}
    SELECT $1::uuid, $4, $5, 'updated', 'team', id, $6, $7, NULL, NULL FROM t`,
};

// The team and those that it is in, in the order of their ids: whoever locks several teams locks them like this.
const LOCK = `
  SELECT t.id FROM teams t WHERE t.tenant_id = $1 AND t.id = ANY (ARRAY (
    SELECT $2::uuid UNION ALL SELECT s.team_id FROM team_subteams s WHERE s.tenant_id = $1 AND s.subteam_id = $2
  )) ORDER BY t.id FOR NO KEY UPDATE`;
const LOCK_FOR_REMOVAL = { name: 'teams-lock-for-removal', text: LOCK };

// `t` reads what was left behind only to come last: a row that is already deleted cannot be locked any more.
const REMOVE = {
  name: 'teams-remove',
  text: `
    WITH locked AS (${LOCK}), users AS (
      DELETE FROM team_members m USING locked WHERE m.tenant_id = $1 AND m.team_id = $2 AND locked.id = $2
      RETURNING m.user_id AS id
    ), subteams AS (
      DELETE FROM team_subteams s USING locked WHERE s.tenant_id = $1 AND s.team_id = $2 AND locked.id = $2
      RETURNING s.subteam_id AS id
    ), parents AS (
      DELETE FROM team_subteams s USING locked
      WHERE s.tenant_id = $1 AND s.subteam_id = $2 AND s.team_id = locked.id AND s.team_id <> $2 RETURNING s.team_id AS id
    ), bumped AS (
      UPDATE teams SET version = version + 1, last_modified = now()
      WHERE tenant_id = $1 AND id = ANY (ARRAY (SELECT id FROM parents))
    ), left_behind AS (
      SELECT (SELECT array_agg(id) FROM (TABLE users UNION ALL TABLE subteams) AS all_members) AS members
    ), t AS (
      DELETE FROM teams WHERE tenant_id = $1 AND id = $2 AND (SELECT count(members) FROM left_behind) IS NOT NULL
      RETURNING id, attributes
    ), recorded AS (
      ${RECORD_CHANGE}
      SELECT $1::uuid, $3::uuid, $4::uuid, 'updated', 'team', id, NULL::jsonb, NULL::jsonb, NULL::uuid[], ARRAY[$2::uuid] FROM parents
      UNION ALL
      SELECT $1, $3, $4, 'deleted', 'team', id, attributes, NULL, NULL, members FROM t, left_behind
    )
    SELECT id FROM t`,
};

/** Writes and reads teams, in the connection that it is given. Every write records its change in the same statement. */
@Injectable()
export class TeamsRepository {
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

  /** For a transaction that is going to remove the team, before anything else: `remove` alone does it by itself. */
  async lockForRemoval(connection: Connection, tenantId: string, id: string): Promise<void> {
    await connection.query(LOCK_FOR_REMOVAL, [tenantId, id]);
  }

  /** Removes the team, with its members and from the teams that it is in. False when there is no such team. */
  async remove(connection: Connection, tenantId: string, cause: Cause, id: string): Promise<boolean> {
    return (await connection.query(REMOVE, [tenantId, id, cause.integrationId, cause.requestId])).length > 0;
  }
}

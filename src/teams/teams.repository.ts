import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { RECORD_CHANGE } from '../database/change-record.js';
import type { Cause } from '../database/change-record.js';
import type { Connection, Statement } from '../database/database.js';
import { changedAttributes } from '../protocol/index.js';
import type { Attributes } from '../protocol/index.js';
import type { NewTeam, Team } from './team.entity.js';

/** The columns of a `Team`, read from the alias `t`. */
export const TEAM = `t.id, t.attributes, t.version, t.created_at AS "createdAt", t.last_modified AS "lastModified"`;

// $2 the teams, $3 and $4 ids of members and their teams, $5 and $6 all values given as members and their teams,
// $7 integration, $8 request. Who has members is created first and changed by them then, as far as the record goes.
// In the order of the names, so that two who create the same teams wait for each other, and never in a circle.
const create = (onConflict: string): string => `
  WITH known AS (
    SELECT wanted.team_id, member.id FROM unnest($3::uuid[], $4::uuid[]) AS wanted(id, team_id)
    CROSS JOIN LATERAL (SELECT u.id FROM users u WHERE u.tenant_id = $1 AND u.id = wanted.id FOR KEY SHARE) member
  ), t AS (
    INSERT INTO teams (tenant_id, id, attributes, version)
    SELECT $1, given.id, given.attributes, CASE WHEN given.id IN (SELECT team_id FROM known) THEN 2 ELSE 1 END
    FROM jsonb_to_recordset($2) AS given(id uuid, attributes jsonb)
    ORDER BY lower(given.attributes ->> 'displayName'), given.id
    ${onConflict}
    RETURNING id, attributes, version, created_at, last_modified
  ), added AS (
    INSERT INTO team_members (tenant_id, team_id, user_id) SELECT $1, t.id, known.id FROM t JOIN known ON known.team_id = t.id
    ON CONFLICT DO NOTHING RETURNING team_id, user_id
  ), pending AS (
    INSERT INTO pending_members (tenant_id, team_id, value)
    SELECT $1, t.id, wanted.value FROM unnest($5::text[], $6::uuid[]) AS wanted(value, team_id) JOIN t ON t.id = wanted.team_id
    WHERE NOT EXISTS (SELECT FROM known WHERE known.team_id = t.id AND known.id::text = lower(wanted.value))
    ON CONFLICT DO NOTHING
  ), recorded AS (
    ${RECORD_CHANGE}
    SELECT $1::uuid, $7::uuid, $8::uuid, 'created', 'team', id, NULL::jsonb, attributes, NULL::uuid[], NULL::uuid[] FROM t
    UNION ALL
    SELECT $1, $7, $8, 'updated', 'team', team_id, NULL, NULL, array_agg(user_id), NULL FROM added GROUP BY team_id
  )
  SELECT ${TEAM} FROM t`;

const CREATE_ALL = { name: 'teams-create-all', text: create('') };
const CREATE_MANY = { name: 'teams-create-many', text: create('ON CONFLICT DO NOTHING') };

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

/** Writes and reads teams, in the connection that it is given. Every write records its change in the same statement. */
@Injectable()
export class TeamsRepository {
  /** @throws UniqueViolation teams_display_name_key when a displayName is taken; then none is created. */
  async createAll(connection: Connection, tenantId: string, cause: Cause, teams: readonly NewTeam[]): Promise<Team[]> {
    return (await this.create(CREATE_ALL, connection, tenantId, cause, teams)) as Team[];
  }

  /** Creates those whose displayName is free, and of two with the same one the first; null for the others. */
  async createMany(
    connection: Connection,
    tenantId: string,
    cause: Cause,
    teams: readonly NewTeam[],
  ): Promise<(Team | null)[]> {
    return this.create(CREATE_MANY, connection, tenantId, cause, teams);
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

  private async create(
    statement: Statement,
    connection: Connection,
    tenantId: string,
    cause: Cause,
    teams: readonly NewTeam[],
  ): Promise<(Team | null)[]> {
    const given = JSON.stringify(teams.map(({ id, attributes }) => ({ id, attributes })));
    const members = teams.flatMap(({ id, members }) => members.map((value) => ({ value, teamId: id })));
    const users = members.filter(({ value }) => isUuid(value));
    const rows = await connection.query<Team>(statement, [
      tenantId,
      given,
      users.map(({ value }) => value),
      users.map(({ teamId }) => teamId),
      members.map(({ value }) => value),
      members.map(({ teamId }) => teamId),
      cause.integrationId,
      cause.requestId,
    ]);
    const created = new Map(rows.map((team) => [team.id, team]));
    return teams.map(({ id }) => created.get(id) ?? null);
  }
}

import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { RECORD_CHANGE } from '../database/change-record.js';
import type { Cause } from '../database/change-record.js';
import type { Connection, Statement } from '../database/database.js';
import type { NewTeam, Team } from './team.entity.js';
import { TEAM } from './teams.repository.js';

// $2 the teams, $3 and $4 ids of members and their teams, $5 and $6 all values given as members and their teams,
// $7 integration, $8 request, $9 the ids of the teams. Who has members is created first and changed by them then, as far as
// the record goes. In the order of the names, so that two who create the same teams wait for each other, and never in a
// circle; before that the teams are locked that wait for one of the new ids, in the order of their ids as everywhere.
const create = (onConflict: string): string => `
  WITH awaiting AS (
    SELECT t.id FROM teams t WHERE t.tenant_id = $1
      AND t.id = ANY (ARRAY (SELECT p.team_id FROM pending_members p WHERE p.tenant_id = $1 AND p.value = ANY ($9::text[])))
    ORDER BY t.id FOR NO KEY UPDATE
  ), known AS (
    SELECT wanted.team_id, member.id FROM unnest($3::uuid[], $4::uuid[]) AS wanted(id, team_id)
    CROSS JOIN LATERAL (SELECT u.id FROM users u WHERE u.tenant_id = $1 AND u.id = wanted.id LIMIT 1) member
    WHERE (SELECT count(*) FROM awaiting) IS NOT NULL
  ), known_teams AS (
    SELECT wanted.team_id, wanted.id FROM unnest($3::uuid[], $4::uuid[]) AS wanted(id, team_id)
    WHERE wanted.id::text = ANY ($9::text[])
    UNION ALL
    SELECT wanted.team_id, member.id FROM unnest($3::uuid[], $4::uuid[]) AS wanted(id, team_id)
    CROSS JOIN LATERAL (SELECT t.id FROM teams t WHERE t.tenant_id = $1 AND t.id = wanted.id LIMIT 1) member
  ), t AS (
    INSERT INTO teams (tenant_id, id, attributes, integration_id, version)
    SELECT $1, given.id, given.attributes, $7, CASE WHEN given.id IN (
      SELECT team_id FROM known UNION ALL SELECT team_id FROM known_teams
    ) THEN 2 ELSE 1 END
    FROM jsonb_to_recordset($2) AS given(id uuid, attributes jsonb)
    WHERE (SELECT count(*) FROM awaiting) IS NOT NULL
    ORDER BY lower(given.attributes ->> 'displayName'), given.id
    ${onConflict}
    RETURNING id, attributes, version, created_at, last_modified
  ), subteams AS (
    SELECT known_teams.team_id, known_teams.id FROM known_teams JOIN t ON t.id = known_teams.team_id
    WHERE known_teams.id IN (SELECT id FROM t) OR known_teams.id::text <> ALL ($9::text[])
  ), arrived AS (
    DELETE FROM pending_members p USING awaiting, t
    WHERE p.tenant_id = $1 AND p.team_id = awaiting.id AND p.value = t.id::text RETURNING p.team_id, t.id
  ), bumped AS (
    UPDATE teams SET version = version + 1, last_modified = now()
    WHERE tenant_id = $1 AND id = ANY (ARRAY (SELECT team_id FROM arrived))
  ), added AS (
    INSERT INTO team_members (tenant_id, team_id, user_id) SELECT $1, t.id, known.id FROM t JOIN known ON known.team_id = t.id
    ON CONFLICT DO NOTHING RETURNING team_id, user_id AS id
  ), added_teams AS (
    INSERT INTO team_subteams (tenant_id, team_id, subteam_id)
    SELECT $1, team_id, id FROM (TABLE subteams UNION ALL TABLE arrived) AS nested
    ON CONFLICT DO NOTHING RETURNING team_id, subteam_id AS id
  ), pending AS (
    INSERT INTO pending_members (tenant_id, team_id, value)
    SELECT $1, t.id, wanted.value FROM unnest($5::text[], $6::uuid[]) AS wanted(value, team_id) JOIN t ON t.id = wanted.team_id
    WHERE NOT EXISTS (
      SELECT FROM (TABLE known UNION ALL TABLE subteams) AS members
      WHERE members.team_id = t.id AND members.id::text = lower(wanted.value)
    )
    ON CONFLICT DO NOTHING
  ), recorded AS (
    ${RECORD_CHANGE}
    SELECT $1::uuid, $7::uuid, $8::uuid, 'created', 'team', id, NULL::jsonb, attributes, NULL::uuid[], NULL::uuid[] FROM t
    UNION ALL
    SELECT $1, $7, $8, 'updated', 'team', team_id, NULL, NULL, array_agg(id), NULL
    FROM (TABLE added UNION ALL TABLE added_teams) AS members GROUP BY team_id
  )
  SELECT ${TEAM} FROM t`;

const CREATE_ALL = { name: 'teams-create-all', text: create('') };
const CREATE_MANY = { name: 'teams-create-many', text: create('ON CONFLICT DO NOTHING') };

/** Creates many teams with one statement, which may refer to each other. */
@Injectable()
export class TeamBulkRepository {
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

  private async create(
    statement: Statement,
    connection: Connection,
    tenantId: string,
    cause: Cause,
    teams: readonly NewTeam[],
  ): Promise<(Team | null)[]> {
    const given = JSON.stringify(teams.map(({ id, attributes }) => ({ id, attributes })));
    const members = teams.flatMap(({ id, members }) => members.map((value) => ({ value, teamId: id })));
    const withIds = members.filter(({ value }) => isUuid(value));
    const rows = await connection.query<Team>(statement, [
      tenantId,
      given,
      withIds.map(({ value }) => value),
      withIds.map(({ teamId }) => teamId),
      members.map(({ value }) => value),
      members.map(({ teamId }) => teamId),
      cause.integrationId,
      cause.requestId,
      teams.map(({ id }) => id),
    ]);
    const created = new Map(rows.map((team) => [team.id, team]));
    return teams.map(({ id }) => created.get(id) ?? null);
  }
}

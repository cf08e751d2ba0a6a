import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { RECORD_CHANGE } from '../database/change-record.js';
import type { Cause } from '../database/change-record.js';
import type { Connection } from '../database/database.js';
import { elementFilterToSql } from '../database/filter-to-sql.js';
import type { Filter } from '../protocol/index.js';
import { MEMBER_ROWS } from './team.columns.js';
import type { MembershipChange } from './team.entity.js';

// The team's row is locked first: changes of one team happen, and are recorded, one after the other. Ids are compared with
// arrays, never joined: a join that was planned while the tables were small would read the whole team for one member.
// $3 ids to add, $4 values to add as given, $5 integration, $6 request, $7 ids to remove, $8 values to remove as given.
const statement = (leaving: string, forgotten: string): string => `
  WITH team AS (
    SELECT id FROM teams WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE
  ), known AS (
    SELECT u.id FROM users u WHERE EXISTS (SELECT FROM team) AND u.tenant_id = $1 AND u.id = ANY ($3::uuid[])
    FOR KEY SHARE
  ), removed AS (
    ${leaving} RETURNING m.user_id
  ), added AS (
    INSERT INTO team_members (tenant_id, team_id, user_id) SELECT $1, team.id, known.id FROM team, known
    ON CONFLICT DO NOTHING RETURNING user_id
  ), forgotten AS (
    ${forgotten}
  ), pending AS (
    INSERT INTO pending_members (tenant_id, team_id, value)
    SELECT $1, team.id, unknown.value FROM team,
      (SELECT value FROM unnest($4::text[]) AS wanted(value) EXCEPT SELECT id::text FROM known) AS unknown
    ON CONFLICT DO NOTHING
  ), difference AS (
    SELECT (SELECT array_agg(user_id) FROM added) AS added, (SELECT array_agg(user_id) FROM removed) AS removed
  ), bumped AS (
    UPDATE teams SET version = version + 1, last_modified = now()
    WHERE tenant_id = $1 AND id = $2
      AND coalesce((SELECT added FROM difference), (SELECT removed FROM difference)) IS NOT NULL
  ), recorded AS (
    ${RECORD_CHANGE}
    SELECT $1::uuid, $5::uuid, $6::uuid, 'updated', 'team', team.id, NULL, NULL, added, removed FROM team, difference
    WHERE coalesce(added, removed) IS NOT NULL
  )
  SELECT id FROM team`;

const CHANGE = {
  name: 'memberships-change',
  text: statement(
    `DELETE FROM team_members m
     WHERE m.tenant_id = $1 AND m.team_id = (SELECT id FROM team) AND m.user_id = ANY ($7::uuid[])`,
    `DELETE FROM pending_members p
     WHERE p.tenant_id = $1 AND p.team_id = (SELECT id FROM team) AND p.value = ANY ($8::text[])`,
  ),
};

const REPLACE = {
  name: 'memberships-replace',
  text: statement(
    `DELETE FROM team_members m WHERE m.tenant_id = $1 AND m.team_id = (SELECT id FROM team)
     AND NOT EXISTS (SELECT FROM unnest($3::uuid[]) AS wanted(id) WHERE wanted.id = m.user_id)`,
    `DELETE FROM pending_members p WHERE p.tenant_id = $1 AND p.team_id = (SELECT id FROM team)
     AND NOT EXISTS (SELECT FROM unnest($4::text[]) AS wanted(value) WHERE wanted.value = p.value)`,
  ),
};

/** Changes memberships as sets: the cost is that of the members in the request, whatever the size of the team. */
@Injectable()
export class MembershipsRepository {
  /** False when there is no such team. Ids that no user has are kept as pending members. */
  async change(
    connection: Connection,
    tenantId: string,
    cause: Cause,
    teamId: string,
    change: MembershipChange,
  ): Promise<boolean> {
    const [add, remove] = [change.add.map(spelledAsStored), change.remove.map(spelledAsStored)];
    const values = [tenantId, teamId, add.filter(isId), add, cause.integrationId, cause.requestId];
    const rows = change.replace
      ? await connection.query(REPLACE, values)
      : await connection.query(CHANGE, [...values, remove.filter(isId), remove]);
    return rows.length > 0;
  }

  /** The ids of the members that a value filter such as `members[display eq "Ada"]` selects. */
  async select(connection: Connection, tenantId: string, teamId: string, filter: Filter): Promise<string[]> {
    const values: unknown[] = [tenantId, teamId];
    const condition = elementFilterToSql(filter, MEMBER_ROWS, values);
    const text = `
      SELECT found.id FROM teams t JOIN LATERAL (SELECT member.user_id AS id FROM ${MEMBER_ROWS.from} AND ${condition}) found ON true
      WHERE t.tenant_id = $1 AND t.id = $2`;
    return (await connection.query<{ id: string }>({ text }, values)).map(({ id }) => id);
  }
}

/** An id in upper case is the same id. */
function spelledAsStored(value: string): string {
  return isId(value) ? value.toLowerCase() : value;
}

function isId(value: string): boolean {
  return isUuid(value);
}

import { RECORD_CHANGE } from '../database/change-record.js';

// Who adds members does not lock them: where one is deleted meanwhile the database refuses all of it, and it is tried again.

/** An array of which the planner does not know how long it is: it would plan anew each time for one that is short. */
const any = (parameter: string, type = 'uuid[]'): string => `ANY ((SELECT ${parameter}::${type})::${type})`;

// Changes of one team happen, and are recorded, one after the other: its row is locked first.
const LOCKED = `team AS (
    SELECT id FROM teams WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE
  )`;

const THEIR_IDS = 'ARRAY (SELECT id FROM changed)';

// Usual is that members come, or go, who are users. For that there are statements with no more parts than that takes, because
// each costs about as much as the member. Where they find anything else they do nothing and return no row.
const usual = (isUsual: string, outcome: 'added' | 'removed', change: string): string => `
  WITH usual AS (
    SELECT id FROM teams WHERE tenant_id = $1 AND id = $2 AND ${isUsual} FOR NO KEY UPDATE
  ), changed AS (
    ${change} RETURNING user_id AS id
  ), bumped AS (
    UPDATE teams SET version = version + 1, last_modified = now()
    WHERE tenant_id = $1 AND id = $2 AND EXISTS (SELECT FROM changed)
  ), recorded AS (
    ${RECORD_CHANGE}
    SELECT $1::uuid, $4::uuid, $5::uuid, 'updated', 'team', $2::uuid, NULL, NULL, ${
      outcome === 'added' ? `${THEIR_IDS}, NULL` : `NULL, ${THEIR_IDS}`
    }
    WHERE EXISTS (SELECT FROM changed)
  )
  SELECT id FROM usual`;

const users = (ids: string): string => `FROM users u WHERE u.tenant_id = $1 AND u.id = ${ids}`;
const members = (ids: string, teamId = '$2'): string =>
  `FROM team_members m WHERE m.tenant_id = $1 AND m.team_id = ${teamId} AND m.user_id = ${ids}`;

const ALL_ARE_USERS = `(SELECT count(*) ${users(any('$3'))}) = cardinality($3::uuid[])`;
const INSERT = `INSERT INTO team_members (tenant_id, team_id, user_id) SELECT $1, usual.id, unnest($3::uuid[]) FROM usual`;

/** $3 ids of users to add, $4 the integration, $5 the request. */
export const ADD_USERS = {
  name: 'memberships-add-users',
  text: usual(ALL_ARE_USERS, 'added', `${INSERT} ON CONFLICT DO NOTHING`),
};

/**
 * The same, where usual is that none of them is a member: to look for that costs less than to expect a conflict with each
 * (a fifth of all for a thousand). Whom another process adds meanwhile the index refuses, and with them all.
 */
export const ADD_NEW_USERS = {
  name: 'memberships-add-new-users',
  text: usual(`${ALL_ARE_USERS} AND NOT EXISTS (SELECT ${members(any('$3'))})`, 'added', INSERT),
};

/** $3 ids of users to remove, $4 the integration, $5 the request. */
export const REMOVE_USERS = {
  name: 'memberships-remove-users',
  text: usual(
    `(SELECT count(*) ${members(any('$3'))}) = cardinality($3::uuid[])`,
    'removed',
    `DELETE ${members(any('$3'), '(SELECT id FROM usual)')}`,
  ),
};

// Ids are compared with arrays, never joined: a join that was planned while the tables were small would read the whole team
// for one member.
const those = (condition: string): string => `ANY (ARRAY (SELECT id FROM given WHERE ${condition}))`;

/**
 * Several changes of one team, which have no member in common: each has a version, and a place in the record, of its own.
 * $3 ids of users, $4 of which change they are (from 1), $5 whether they join, $6 the integrations and $7 the requests.
 */
export const CHANGE_USERS = {
  name: 'memberships-change-users',
  text: `
  WITH ${LOCKED}, given AS (
    SELECT * FROM unnest($3::uuid[], $4::integer[], $5::boolean[]) AS given(id, change, joins)
  ), usual AS (
    SELECT id FROM team WHERE cardinality($3::uuid[]) =
      (SELECT count(*) ${users(those('joins'))}) + (SELECT count(*) ${members(those('NOT joins'))})
  ), added AS (
    INSERT INTO team_members (tenant_id, team_id, user_id) SELECT $1, usual.id, given.id FROM usual, given WHERE joins
    ON CONFLICT DO NOTHING RETURNING user_id AS id
  ), removed AS (
    DELETE ${members(those('NOT joins'), '(SELECT id FROM usual)')} RETURNING m.user_id AS id
  ), changed AS (
    SELECT change, array_agg(id) FILTER (WHERE joins) AS added, array_agg(id) FILTER (WHERE NOT joins) AS removed
    FROM given WHERE id IN (TABLE added UNION ALL TABLE removed) GROUP BY change
  ), bumped AS (
    UPDATE teams SET version = version + (SELECT count(*) FROM changed), last_modified = now()
    WHERE tenant_id = $1 AND id = $2 AND EXISTS (SELECT FROM changed)
  ), recorded AS (
    ${RECORD_CHANGE}
    SELECT $1::uuid, ($6::uuid[])[change], ($7::uuid[])[change], 'updated', 'team', $2::uuid, NULL, NULL, added, removed
    FROM changed ORDER BY change
  )
  SELECT id FROM usual`,
};

// In what follows $3 are ids to add, $4 the values to add as given, $5 the integration and $6 the request.

// Who is no user may be a team.
const ADDING = `known AS (
    SELECT u.id FROM users u WHERE EXISTS (SELECT FROM team) AND u.tenant_id = $1 AND u.id = ${any('$3')}
  ), subteams AS (
    SELECT t.id FROM teams t WHERE t.tenant_id = $1
      AND t.id = ANY (ARRAY (SELECT id FROM unnest($3::uuid[]) AS wanted(id) EXCEPT SELECT id FROM known))
  ), added AS (
    INSERT INTO team_members (tenant_id, team_id, user_id) SELECT $1, team.id, known.id FROM team, known
    ON CONFLICT DO NOTHING RETURNING user_id AS id
  ), added_teams AS (
    INSERT INTO team_subteams (tenant_id, team_id, subteam_id) SELECT $1, team.id, subteams.id FROM team, subteams
    ON CONFLICT DO NOTHING RETURNING subteam_id AS id
  ), pending AS (
    INSERT INTO pending_members (tenant_id, team_id, value)
    SELECT $1, team.id, unknown.value FROM team, (
      SELECT value FROM unnest($4::text[]) AS wanted(value)
      EXCEPT SELECT id::text FROM known EXCEPT SELECT id::text FROM subteams
    ) AS unknown
    ON CONFLICT DO NOTHING
  )`;

/** `leaves` says of the column with the members' ids, and of the one with values as given, who goes. */
const removing = (leaves: (column: string, values: 'ids' | 'given') => string): string => {
  const deletion = (table: string, condition: string): string =>
    `DELETE FROM ${table} m WHERE m.tenant_id = $1 AND m.team_id = (SELECT id FROM team) AND ${condition}`;
  return `removed AS (
    ${deletion('team_members', leaves('m.user_id', 'ids'))} RETURNING m.user_id AS id
  ), removed_teams AS (
    ${deletion('team_subteams', leaves('m.subteam_id', 'ids'))} RETURNING m.subteam_id AS id
  ), forgotten AS (
    ${deletion('pending_members', leaves('m.value', 'given'))}
  )`;
};

const THESE_LEAVE = removing((column, values) => `${column} = ${values === 'ids' ? any('$7') : any('$8', 'text[]')}`);

const OTHERS_LEAVE = removing((column, values) => {
  const wanted = values === 'ids' ? '$3::uuid[]' : '$4::text[]';
  return `NOT EXISTS (SELECT FROM unnest(${wanted}) AS wanted(value) WHERE wanted.value = ${column})`;
});

const ADDED = `(SELECT array_agg(id) FROM (TABLE added UNION ALL TABLE added_teams) AS all_added)`;
const REMOVED = `(SELECT array_agg(id) FROM (TABLE removed UNION ALL TABLE removed_teams) AS all_removed)`;

const change = (leaving: string): string => `
  WITH ${LOCKED}, ${ADDING}, ${leaving}, difference AS (
    SELECT ${ADDED} AS added, ${REMOVED} AS removed
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

/** Adds, and removes $7 ids and $8 values as given. */
export const CHANGE = { name: 'memberships-change', text: change(THESE_LEAVE) };

/** Adds, and removes everyone else. */
export const REPLACE = { name: 'memberships-replace', text: change(OTHERS_LEAVE) };

/** What is counted of the changes of a day. */
export const COUNTED = [
  'created',
  'created_inactive',
  'deactivated',
  'reactivated',
  'deleted',
  'deleted_inactive',
  'teams_created',
  'teams_deleted',
  'members_added',
  'members_removed',
] as const;

// Who has no `active` is active, as in the users' own column.
const was = `coalesce((before ->> 'active')::boolean, true)`;
const is = `coalesce((after ->> 'active')::boolean, true)`;
const number = (condition: string): string => `count(*) FILTER (WHERE ${condition})`;
const user = (action: string): string => `resource_type = 'user' AND action = '${action}'`;
const team = (action: string): string => `resource_type = 'team' AND action = '${action}'`;

const COUNTS: Record<(typeof COUNTED)[number], string> = {
  created: number(user('created')),
  created_inactive: number(`${user('created')} AND NOT ${is}`),
  deactivated: number(`${user('updated')} AND ${was} AND NOT ${is}`),
  reactivated: number(`${user('updated')} AND NOT ${was} AND ${is}`),
  deleted: number(user('deleted')),
  deleted_inactive: number(`${user('deleted')} AND NOT ${was}`),
  teams_created: number(team('created')),
  teams_deleted: number(team('deleted')),
  members_added: 'coalesce(sum(cardinality(added)), 0)',
  members_removed: 'coalesce(sum(cardinality(removed)), 0)',
};

/** The counts of some of the change record by day (UTC), in the order of `COUNTED`; `from` names rows of `changes`. */
export const countByDay = (from: string): string => `
  SELECT (at AT TIME ZONE 'UTC')::date AS day, ${COUNTED.map((name) => `${COUNTS[name]}::integer AS ${name}`).join(', ')}
  FROM ${from} GROUP BY 1`;

/**
 * The changes of the tenant $1 that no roll-up has counted yet. The `seq` is for the index, the moment decides. Both are
 * values, not looked up in the statement: so it is known, when it is planned, how little is left.
 */
export const uncounted = (through: string, seq: string): string => `
  SELECT * FROM changes WHERE tenant_id = $1 AND seq > ${seq} AND at >= ${through}`;

/** The counts of each day of the tenant $1, those of what has not been counted yet (through $2, seq $3) among them. */
export const DAYS = `
  SELECT day, ${COUNTED.map((name) => `sum(${name})::integer AS ${name}`).join(', ')}
  FROM (
    SELECT day, ${COUNTED.join(', ')} FROM report_days WHERE tenant_id = $1
    UNION ALL
    ${countByDay(`(${uncounted('$2', '$3')}) fresh`)}
  ) known
  GROUP BY day`;

/** By how much a change of a team changes its size. */
export const GROWTH = 'coalesce(cardinality(added), 0) - coalesce(cardinality(removed), 0)';

/** What the changes of `change` show of how each integration is set up, first seen when. */
export const CHANGE_FIRSTS = `
  SELECT integration_id, what, min(at) AS at
  FROM change, LATERAL (VALUES
    ('user', resource_type = 'user' AND action = 'created'),
    ('active', resource_type = 'user' AND action = 'updated' AND after ? 'active'),
    ('email', resource_type = 'user' AND action <> 'deleted' AND jsonb_array_length(
      CASE jsonb_typeof(after -> 'emails') WHEN 'array' THEN after -> 'emails' ELSE '[]' END) > 0),
    ('team', resource_type = 'team' AND action = 'created'),
    ('member', added IS NOT NULL),
    ('deactivation', resource_type = 'user' AND action = 'updated' AND (after ->> 'active')::boolean = false),
    ('deletion', resource_type = 'user' AND action = 'deleted')) AS first (what, holds)
  WHERE holds AND integration_id IS NOT NULL
  GROUP BY 1, 2`;

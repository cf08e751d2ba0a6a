import { commonColumns, literal, located, schemasRows } from '../database/column-map.js';
import type { ColumnMap, ElementRows, Lookup, Operand } from '../database/column-map.js';
import { teamsAreNested } from '../database/nested-teams.js';
import type { ResourceType } from '../protocol/index.js';

export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const INDEXED = new Set(['id', 'userName', 'externalId', 'displayName', 'groups.value']);

/** What the platform lets the user in `u` be, by all of their teams. */
export const PLATFORM_ROLES = `ARRAY (
  SELECT DISTINCT t.platform_role FROM team_members m JOIN teams t ON t.tenant_id = m.tenant_id AND t.id = m.team_id
  WHERE m.tenant_id = u.tenant_id AND m.user_id = u.id AND t.platform_role IS NOT NULL ORDER BY t.platform_role)`;

/** That the user in `u` has a part in their user name, display name or an e-mail address, in any case. */
export const hasPart = (pattern: string): string =>
  `(${['lower(u.user_name)', 'lower(u.display_name)', 'u.emails::text']
    .map((field) => `${field} LIKE lower(${pattern})`)
    .join(' OR ')})`;

// The index knows no tenants, and is asked by itself: beside a condition on the tenant, the planner would go through all of
// its users as well (60 ms among a million, instead of 0.3).
const EMAIL: Lookup = {
  type: 'text',
  condition: (address) =>
    `u.id = ANY (ARRAY (SELECT found.id FROM users found WHERE found.emails @> jsonb_build_array(lower(${address}))))`,
};

/** Where no team of the tenant is in another. */
const GROUP: Lookup = {
  type: 'uuid',
  condition: (id) =>
    `u.id = ANY (ARRAY (SELECT m.user_id FROM team_members m WHERE m.tenant_id = $1 AND m.team_id = ${id}))`,
};

const DIRECT_TEAMS = `
  SELECT json_agg(json_build_object('id', t.id, 'displayName', t.display_name, 'type', 'direct') ORDER BY t.id)
  FROM team_members m JOIN teams t ON t.tenant_id = m.tenant_id AND t.id = m.team_id
  WHERE m.tenant_id = u.tenant_id AND m.user_id = u.id`;

/** The teams of the user in `u`, of the `tenant`, as JSON: those they are in, and those that these are in. */
export const teams = (tenant: string): string =>
  `coalesce(CASE WHEN ${teamsAreNested(tenant)} THEN all_teams_of_user(u.tenant_id, u.id) ELSE (${DIRECT_TEAMS}) END, '[]')`;

/** The same in a statement whose $1 is the tenant. */
export const TEAMS = teams('$1');

/** The teams as rows, for conditions on them, where no team of the tenant is in another. */
const GROUPS = {
  from: `team_members member JOIN teams team ON team.tenant_id = member.tenant_id AND team.id = member.team_id
    WHERE member.tenant_id = u.tenant_id AND member.user_id = u.id`,
  type: `'direct'::text`,
};

// As far up as all_teams_of_user goes: farther than providers nest, and an end to what goes on and on.
const MOST_LEVELS = 16;

/** The same where teams may be in teams: what is in what, on all levels, is worked out once and not for each user. */
const NESTED_GROUPS = {
  from: `(
      SELECT m.tenant_id, m.team_id, m.user_id, 'direct' AS type FROM team_members m
      UNION ALL
      SELECT m.tenant_id, above.team_id, m.user_id, 'indirect' FROM (
        WITH RECURSIVE above(team_id, subteam_id, level) AS (
          SELECT team_id, subteam_id, 1 FROM team_subteams WHERE tenant_id = $1
          UNION
          SELECT s.team_id, above.subteam_id, above.level + 1 FROM above
          JOIN team_subteams s ON s.tenant_id = $1 AND s.subteam_id = above.team_id WHERE above.level < ${MOST_LEVELS}
        ) SELECT DISTINCT team_id, subteam_id FROM above
      ) above JOIN team_members m ON m.tenant_id = $1 AND m.team_id = above.subteam_id
      WHERE NOT EXISTS (
        SELECT FROM team_members d WHERE d.tenant_id = $1 AND d.team_id = above.team_id AND d.user_id = m.user_id
      )
    ) member JOIN teams team ON team.tenant_id = member.tenant_id AND team.id = member.team_id
    WHERE member.tenant_id = u.tenant_id AND member.user_id = u.id`,
  type: 'member.type',
};

/** Which SCIM path of a user stands in which column: the only list of them. `nested`: teams of the tenant are in teams. */
export const userColumns = (type: ResourceType, baseUrl: string, nested: boolean): ColumnMap => ({
  document: 'u.attributes',
  columns: {
    ...commonColumns('u', type, baseUrl),
    userName: { sql: 'u.user_name', type: 'text' },
    displayName: { sql: 'u.display_name', type: 'text' },
    active: { sql: 'u.active', type: 'boolean' },
    [`${ENTERPRISE}:manager.$ref`]: () => managerLocation(baseUrl),
  },
  rows: {
    schemas: () => schemasRows('u.attributes', type),
    groups: () => groupRows(nested ? NESTED_GROUPS : GROUPS, baseUrl),
  },
  lookups: { 'emails.value': EMAIL, ...(!nested && { 'groups.value': GROUP }) },
  indexed: INDEXED,
});

function groupRows({ from, type }: typeof GROUPS, baseUrl: string): ElementRows {
  return {
    from,
    order: `${type}, member.team_id`,
    columns: {
      value: { sql: 'member.team_id', type: 'uuid' },
      $ref: located(`${baseUrl}/Groups/`, 'member.team_id'),
      display: { sql: 'team.display_name', type: 'text' },
      type: { sql: type, type: 'text' },
    },
  };
}

// A manager without an address gets one from the id, which may be anything: as encodeURIComponent writes it.
function managerLocation(baseUrl: string): Operand {
  const manager = `(u.attributes -> ${literal(ENTERPRISE)} -> 'manager')`;
  const encoded = `(
    SELECT string_agg(CASE WHEN c ~ '[A-Za-z0-9_.!~*''()-]' THEN c
      ELSE upper(regexp_replace(encode(convert_to(c, 'UTF8'), 'hex'), '(..)', '%\\1', 'g')) END, '' ORDER BY position)
    FROM regexp_split_to_table(${manager} ->> 'value', '') WITH ORDINALITY AS split(c, position))`;
  return { sql: `coalesce(${manager} ->> '$ref', ${literal(`${baseUrl}/Users/`)} || ${encoded})`, type: 'text' };
}

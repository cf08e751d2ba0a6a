import { commonColumns, literal, schemasRows } from '../database/column-map.js';
import type { ColumnMap, ElementRows, Lookup } from '../database/column-map.js';
import type { ResourceType } from '../protocol/index.js';

const INDEXED = new Set(['id', 'displayName', 'externalId']);

/** The teams in the team in `t`, as JSON: few, where the members are many. */
export const SUBTEAMS = `coalesce((
  SELECT json_agg(json_build_object('id', subteam.id, 'displayName', subteam.display_name) ORDER BY subteam.id)
  FROM team_subteams s JOIN teams subteam ON subteam.tenant_id = s.tenant_id AND subteam.id = s.subteam_id
  WHERE s.tenant_id = t.tenant_id AND s.team_id = t.id), '[]')`;

/** The members as rows, for conditions on them, where no team of the tenant is in another. */
const MEMBERS = {
  from: `team_members member JOIN users person ON person.tenant_id = member.tenant_id AND person.id = member.user_id
    WHERE member.tenant_id = t.tenant_id AND member.team_id = t.id`,
  order: 'member.user_id',
  columns: {
    value: { sql: 'member.user_id', type: 'uuid' },
    display: { sql: 'coalesce(person.display_name, person.user_name)', type: 'text' },
    type: { sql: `'User'::text`, type: 'text' },
  },
} as const satisfies ElementRows;

/** The same where teams may be in teams. */
export const MEMBERS_AND_SUBTEAMS = {
  from: `(
      SELECT m.tenant_id, m.team_id, m.user_id AS id, coalesce(u.display_name, u.user_name) AS display, 'User' AS type
      FROM team_members m JOIN users u ON u.tenant_id = m.tenant_id AND u.id = m.user_id
      UNION ALL
      SELECT s.tenant_id, s.team_id, s.subteam_id, subteam.display_name, 'Group'
      FROM team_subteams s JOIN teams subteam ON subteam.tenant_id = s.tenant_id AND subteam.id = s.subteam_id
    ) member WHERE member.tenant_id = t.tenant_id AND member.team_id = t.id`,
  order: `member.type DESC, member.id`,
  columns: {
    value: { sql: 'member.id', type: 'uuid' },
    display: { sql: 'member.display', type: 'text' },
    type: { sql: 'member.type', type: 'text' },
  },
} as const satisfies ElementRows;

const MEMBER: Lookup = {
  type: 'uuid',
  condition: (id) => `t.id = ANY (ARRAY (
    SELECT m.team_id FROM team_members m WHERE m.tenant_id = $1 AND m.user_id = ${id}
    UNION ALL
    SELECT s.team_id FROM team_subteams s WHERE s.tenant_id = $1 AND s.subteam_id = ${id}
  ))`,
};

/** Which SCIM path of a group stands in which column: the only list of them. `nested`: teams of the tenant are in teams. */
export const teamColumns = (type: ResourceType, baseUrl: string, nested: boolean): ColumnMap => ({
  document: 't.attributes',
  columns: {
    ...commonColumns('t', type, baseUrl),
    displayName: { sql: 't.display_name', type: 'text' },
  },
  rows: {
    schemas: () => schemasRows('t.attributes', type),
    members: () => withLocation(nested ? MEMBERS_AND_SUBTEAMS : MEMBERS, baseUrl),
  },
  lookups: { 'members.value': MEMBER },
  indexed: INDEXED,
});

function withLocation(
  { columns, ...rows }: typeof MEMBERS | typeof MEMBERS_AND_SUBTEAMS,
  baseUrl: string,
): ElementRows {
  const folder = `CASE ${columns.type.sql} WHEN 'User' THEN ${literal(`${baseUrl}/Users/`)} ELSE ${literal(`${baseUrl}/Groups/`)} END`;
  return { ...rows, columns: { ...columns, $ref: { sql: `(${folder} || ${columns.value.sql})`, type: 'text' } } };
}

import { commonColumns, located, schemasRows } from '../database/column-map.js';
import type { ColumnMap, ElementRows } from '../database/column-map.js';
import type { ResourceType } from '../protocol/index.js';

/** The members of the team in `t` as ready JSON; `usersLocation`, an SQL expression, is what their `$ref` begins with. */
export const members = (usersLocation: string): string => `coalesce((
  SELECT json_agg(json_build_object('value', u.id, 'display', coalesce(u.display_name, u.user_name), 'type', 'User',
    '$ref', ${usersLocation} || u.id) ORDER BY m.user_id)
  FROM team_members m JOIN users u ON u.tenant_id = m.tenant_id AND u.id = m.user_id
  WHERE m.tenant_id = t.tenant_id AND m.team_id = t.id), '[]')::text`;

/** The members as rows: for conditions on them. */
export const MEMBER_ROWS = {
  from: `team_members member JOIN users person ON person.tenant_id = member.tenant_id AND person.id = member.user_id
    WHERE member.tenant_id = t.tenant_id AND member.team_id = t.id`,
  order: 'member.user_id',
  columns: {
    value: { sql: 'member.user_id', type: 'uuid' },
    display: { sql: 'coalesce(person.display_name, person.user_name)', type: 'text' },
    type: { sql: `'User'::text`, type: 'text' },
  },
} as const satisfies ElementRows;

/** Which SCIM path of a group stands in which column: the only list of them. */
export const teamColumns = (type: ResourceType, baseUrl: string): ColumnMap => ({
  document: 't.attributes',
  columns: {
    ...commonColumns('t', type, baseUrl),
    displayName: { sql: 't.display_name', type: 'text' },
  },
  rows: {
    schemas: schemasRows('t.attributes', type),
    members: {
      ...MEMBER_ROWS,
      columns: { ...MEMBER_ROWS.columns, $ref: located(`${baseUrl}/Users/`, 'member.user_id') },
    },
  },
  lookups: {},
});

import { commonColumns, literal, located, schemasRows } from '../database/column-map.js';
import type { ColumnMap, Operand } from '../database/column-map.js';
import type { ResourceType } from '../protocol/index.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** The teams of the user in `u` as JSON. */
export const TEAMS = `coalesce((
  SELECT json_agg(json_build_object('id', t.id, 'displayName', t.display_name) ORDER BY t.id)
  FROM team_members m JOIN teams t ON t.tenant_id = m.tenant_id AND t.id = m.team_id
  WHERE m.tenant_id = u.tenant_id AND m.user_id = u.id), '[]')`;

/** Which SCIM path of a user stands in which column: the only list of them. */
export const userColumns = (type: ResourceType, baseUrl: string): ColumnMap => ({
  document: 'u.attributes',
  columns: {
    ...commonColumns('u', type, baseUrl),
    userName: { sql: 'u.user_name', type: 'text' },
    displayName: { sql: 'u.display_name', type: 'text' },
    active: { sql: 'u.active', type: 'boolean' },
    [`${ENTERPRISE}:manager.$ref`]: managerLocation(baseUrl),
  },
  rows: {
    schemas: schemasRows('u.attributes', type),
    groups: {
      from: `team_members member JOIN teams team ON team.tenant_id = member.tenant_id AND team.id = member.team_id
        WHERE member.tenant_id = u.tenant_id AND member.user_id = u.id`,
      order: 'member.team_id',
      columns: {
        value: { sql: 'member.team_id', type: 'uuid' },
        $ref: located(`${baseUrl}/Groups/`, 'member.team_id'),
        display: { sql: 'team.display_name', type: 'text' },
        type: { sql: `'direct'::text`, type: 'text' },
      },
    },
  },
  lookups: { 'emails.value': 'u.emails' },
});

// A manager without an address gets one from the id, which may be anything: as encodeURIComponent writes it.
function managerLocation(baseUrl: string): Operand {
  const manager = `(u.attributes -> ${literal(ENTERPRISE)} -> 'manager')`;
  const encoded = `(
    SELECT string_agg(CASE WHEN c ~ '[A-Za-z0-9_.!~*''()-]' THEN c
      ELSE upper(regexp_replace(encode(convert_to(c, 'UTF8'), 'hex'), '(..)', '%\\1', 'g')) END, '' ORDER BY position)
    FROM regexp_split_to_table(${manager} ->> 'value', '') WITH ORDINALITY AS split(c, position))`;
  return { sql: `coalesce(${manager} ->> '$ref', ${literal(`${baseUrl}/Users/`)} || ${encoded})`, type: 'text' };
}

import type { ColumnMap } from '../database/filter-to-sql.js';

/** Which SCIM path of a group stands in which column: the only list of them. */
export const TEAM_COLUMNS = {
  document: 't.attributes',
  columns: {
    id: { sql: 't.id', type: 'uuid' },
    externalId: { sql: 't.external_id', type: 'text' },
    displayName: { sql: 't.display_name', type: 'text' },
    'meta.resourceType': { sql: `'Group'::text`, type: 'text' },
    'meta.created': { sql: 't.created_at', type: 'time' },
    'meta.lastModified': { sql: 't.last_modified', type: 'time' },
    'meta.version': { sql: `('W/"' || t.version || '"')`, type: 'text' },
  },
  rows: {
    members: {
      from: `team_members member JOIN users person ON person.tenant_id = member.tenant_id AND person.id = member.user_id
        WHERE member.tenant_id = t.tenant_id AND member.team_id = t.id`,
      columns: {
        value: { sql: 'member.user_id', type: 'uuid' },
        display: { sql: 'coalesce(person.display_name, person.user_name)', type: 'text' },
        type: { sql: `'User'::text`, type: 'text' },
      },
    },
  },
  lookups: {},
} as const satisfies ColumnMap;

import type { ColumnMap } from '../database/filter-to-sql.js';

/** Which SCIM path of a user stands in which column: the only list of them. */
export const USER_COLUMNS: ColumnMap = {
  document: 'u.attributes',
  columns: {
    id: { sql: 'u.id', type: 'uuid' },
    externalId: { sql: 'u.external_id', type: 'text' },
    userName: { sql: 'u.user_name', type: 'text' },
    displayName: { sql: 'u.display_name', type: 'text' },
    active: { sql: 'u.active', type: 'boolean' },
    'meta.resourceType': { sql: `'User'::text`, type: 'text' },
    'meta.created': { sql: 'u.created_at', type: 'time' },
    'meta.lastModified': { sql: 'u.last_modified', type: 'time' },
    'meta.version': { sql: `('W/"' || u.version || '"')`, type: 'text' },
  },
  rows: {
    groups: {
      from: `team_members member JOIN teams team ON team.tenant_id = member.tenant_id AND team.id = member.team_id
        WHERE member.tenant_id = u.tenant_id AND member.user_id = u.id`,
      columns: {
        value: { sql: 'team.id', type: 'uuid' },
        display: { sql: 'team.display_name', type: 'text' },
        type: { sql: `'direct'::text`, type: 'text' },
      },
    },
  },
  lookups: { 'emails.value': 'u.emails' },
};

import { commonColumns, schemasRows } from '../database/column-map.js';
import type { ColumnMap } from '../database/column-map.js';
import type { ResourceType } from '../protocol/index.js';

/** Which SCIM path of a role or entitlement stands in which column: the only list of them. */
export const entitlementColumns = (type: ResourceType, baseUrl: string): ColumnMap => ({
  document: `'{}'::jsonb`,
  columns: {
    ...commonColumns('e', type, baseUrl),
    externalId: { sql: 'NULL::text', type: 'text' },
    displayName: { sql: 'e.display_name', type: 'text' },
    type: { sql: 'e.type', type: 'text' },
    description: { sql: 'e.description', type: 'text' },
  },
  rows: { schemas: () => schemasRows(`'{}'::jsonb`, type) },
  lookups: {},
  indexed: new Set(),
});

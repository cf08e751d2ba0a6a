import type { OrderedBy } from '../database/keyset.js';

/** What teams can be ordered by. By creation is by id; a tenant has few enough teams to sort them for the others. */
export const TEAM_ORDERS = {
  created: null,
  displayName: { sql: 'lower(t.display_name)', type: 'text', indexed: false, nullable: false },
  memberCount: { sql: 'coalesce(size.members, 0)', type: 'number', indexed: false, nullable: false },
  lastModified: { sql: 't.last_modified', type: 'time', indexed: false, nullable: false },
} as const satisfies Record<string, OrderedBy | null>;

export type TeamOrder = keyof typeof TEAM_ORDERS;

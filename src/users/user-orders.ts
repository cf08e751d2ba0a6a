import type { OrderedBy } from '../database/keyset.js';

/** What users can be ordered by. By creation is by id; an index holds each of the orders but the last. */
export const USER_ORDERS = {
  created: null,
  userName: { sql: 'lower(u.user_name)', type: 'text', indexed: true, nullable: false },
  displayName: { sql: 'lower(u.display_name)', type: 'text', indexed: true, nullable: true },
  lastModified: { sql: 'u.last_modified', type: 'time', indexed: false, nullable: false },
} as const satisfies Record<string, OrderedBy | null>;

export type UserOrder = keyof typeof USER_ORDERS;

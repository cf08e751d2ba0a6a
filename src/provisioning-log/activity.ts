import type { TenantOf } from './log-rows.js';
import type { LogGroup } from './log-group.js';

/** The channel on which instances tell each other that a batch was written. */
export const ACTIVITY = 'rollcall_activity';

/** What happened in a tenant lately. */
export interface Activity {
  readonly integrationIds: readonly string[];
  readonly requests: number;
  /** Whether a user or a team may have changed. */
  readonly changed: boolean;
}

export type TenantActivity = Activity & { readonly tenantId: string };

// What a notification can carry is 8,000 bytes.
const LONGEST_PAYLOAD = 7_000;
const WRITES = new Set(['create', 'replace', 'patch', 'delete', 'bulk']);

export function activityIn(groups: readonly LogGroup[], tenantOf: TenantOf): TenantActivity[] {
  const tenants = new Map<string, TenantActivity>();
  for (const { integrationId, operation, status, rows } of groups) {
    const tenantId = tenantOf.get(integrationId)!;
    const changed = WRITES.has(operation) && status < 300;
    const activity = { tenantId, integrationIds: [integrationId], requests: rows.length, changed };
    const known = tenants.get(tenantId);
    tenants.set(tenantId, known ? { ...joined(known, activity), tenantId } : activity);
  }
  return [...tenants.values()];
}

export function joined(one: Activity, other: Activity): Activity {
  return {
    integrationIds: [...new Set([...one.integrationIds, ...other.integrationIds])],
    requests: one.requests + other.requests,
    changed: one.changed || other.changed,
  };
}

/** As notifications: one, unless it is of many tenants. */
export function payloadsOf(activities: readonly TenantActivity[]): string[] {
  const payloads: string[][] = [];
  let size = LONGEST_PAYLOAD;
  for (const { integrationIds, ...activity } of activities) {
    // Who has so many integrations is told that it may be any of them.
    const told = JSON.stringify({ ...activity, integrationIds: integrationIds.length > 50 ? [] : integrationIds });
    size += told.length + 1;
    if (size > LONGEST_PAYLOAD) {
      payloads.push([]);
      size = told.length;
    }
    payloads.at(-1)!.push(told);
  }
  return payloads.map((told) => `[${told.join(',')}]`);
}

export function readPayload(payload: string): TenantActivity[] {
  return JSON.parse(payload) as TenantActivity[];
}

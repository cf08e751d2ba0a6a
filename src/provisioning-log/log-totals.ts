import type { Statement } from '../database/database.js';
import { type Hour, LATENCY_BOUNDS } from './hour-tally.js';
import { plainArray } from '../database/plain-array.js';
import type { TenantOf } from './log-rows.js';
import type { LogGroup } from './log-group.js';

const SUMS = [...LATENCY_BOUNDS, Infinity].map((_, at) => `h.latencies[${at + 1}] + excluded.latencies[${at + 1}]`);

export const ADD_HOURS: Statement = {
  name: 'log-add-hours',
  text: `
    INSERT INTO provisioning_log_hours AS h
      (tenant_id, integration_id, hour, operation, status, scim_type, requests, duration_ms, slow, latencies)
    SELECT e.tenant_id, e.integration_id, e.hour, e.operation, e.status, e.scim_type, e.requests, e.duration_ms, e.slow,
      e.latencies::int[]
    FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::smallint[], $6::text[], $7::int[], $8::float8[],
        $9::int[], $10::text[])
      AS e (tenant_id, integration_id, hour, operation, status, scim_type, requests, duration_ms, slow, latencies)
    ON CONFLICT (tenant_id, integration_id, hour, operation, status, scim_type) DO UPDATE SET
      requests = h.requests + excluded.requests, duration_ms = h.duration_ms + excluded.duration_ms,
      slow = h.slow + excluded.slow, latencies = ARRAY[${SUMS.join(', ')}]`,
};

export function hourValues(hours: readonly Hour[]): unknown[] {
  return [
    plainArray(hours.map(({ tenantId }) => tenantId)),
    plainArray(hours.map(({ integrationId }) => integrationId)),
    plainArray(hours.map(({ hour }) => hour)),
    hours.map(({ operation }) => operation),
    plainArray(hours.map(({ status }) => status)),
    hours.map(({ scimType }) => scimType),
    plainArray(hours.map(({ requests }) => requests)),
    plainArray(hours.map(({ durationMs }) => durationMs)),
    plainArray(hours.map(({ slow }) => slow)),
    hours.map(({ latencies }) => plainArray(latencies)),
  ];
}

/** In the order of the key, as everything that several instances write at once. */
export const ADD_KINDS: Statement = {
  name: 'log-add-kinds',
  text: `
    INSERT INTO provisioning_log_kinds AS known
      (tenant_id, kind, integration_id, operation, resource_type, status, last_day)
    SELECT e.tenant_id, e.kind, e.integration_id, e.operation, e.resource_type, e.status, max(e.day)
    FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::text[], $6::smallint[], $7::date[])
      AS e (tenant_id, kind, integration_id, operation, resource_type, status, day)
    GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (tenant_id, kind, integration_id, operation, resource_type, status) DO UPDATE
      SET last_day = greatest(known.last_day, excluded.last_day)`,
};

export function kindValues(groups: readonly LogGroup[], tenantOf: TenantOf): unknown[] {
  return [
    groups.map(({ integrationId }) => tenantOf.get(integrationId)),
    groups.map(({ kind }) => kind),
    groups.map(({ integrationId }) => integrationId),
    groups.map(({ operation }) => operation),
    groups.map(({ resourceType }) => resourceType),
    groups.map(({ status }) => status),
    groups.map(({ rows }) => rows.at(-1)!.at.toISOString().slice(0, 10)),
  ];
}

export const ADD_DROPS: Statement = {
  name: 'log-add-drops',
  text: `
    INSERT INTO provisioning_log_dropped AS known (tenant_id, day, dropped)
    SELECT e.tenant_id, (now() AT TIME ZONE 'UTC')::date, sum(e.dropped)
    FROM unnest($1::uuid[], $2::bigint[]) AS e (tenant_id, dropped)
    GROUP BY e.tenant_id ORDER BY e.tenant_id
    ON CONFLICT (tenant_id, day) DO UPDATE SET dropped = known.dropped + excluded.dropped`,
};

import { type Copied, copied } from '../database/copy-text.js';
import type { CopiedRow, LogGroup } from './log-group.js';
import type { LogRow } from './log-row.js';

export type TenantOf = ReadonlyMap<string, string>;

type Column = readonly [name: string, value: (row: LogRow) => Copied];

// What is the same for all rows of a group.
const SHARED = ['tenant_id', 'integration_id', 'kind', 'operation', 'resource_type', 'status', 'scim_type'];
const COLUMNS: readonly Column[] = [
  ['id', ({ id }) => id],
  ['at', ({ at }) => at.toISOString()],
  ['method', ({ method }) => method],
  ['path', ({ path }) => path],
  ['query', ({ query }) => query],
  ['resource_id', ({ resourceId }) => resourceId],
  ['subject', ({ subject }) => subject],
  ['refusal', ({ refusal }) => refusal],
  ['detail', ({ detail }) => detail],
  ['duration_ms', ({ durationMs }) => durationMs.toFixed(3)],
  ['address', ({ caller }) => caller.address],
  ['user_agent', ({ caller }) => caller.userAgent],
  ['request_bytes', ({ bodyBytes }) => bodyBytes],
  ['response_bytes', ({ answerBytes }) => answerBytes],
  ['truncated', ({ truncated }) => truncated],
  ['request', ({ request }) => request],
  ['response', ({ response }) => response],
];

const NAMES = [...SHARED, ...COLUMNS.map(([name]) => name)];

export const COPY_ROWS = `COPY provisioning_log (${NAMES.join(', ')}) FROM STDIN`;

export function toCopiedRow(row: LogRow): CopiedRow {
  const { integrationId, admitted, operation, resourceType, status, scimType, at, durationMs } = row;
  let text = '';
  for (const [, value] of COLUMNS) text += `\t${copied(value(row))}`;
  return {
    integrationId,
    admitted,
    operation,
    resourceType,
    status,
    scimType,
    at,
    durationMs,
    bytes: Buffer.from(`${text}\n`),
  };
}

/** Rows as COPY_ROWS reads them. */
export function copiedRows(groups: readonly LogGroup[], tenantOf: TenantOf): Buffer {
  const parts: Buffer[] = [];
  for (const { integrationId, kind, operation, resourceType, status, scimType, rows } of groups) {
    const known = [tenantOf.get(integrationId), integrationId, kind, operation, resourceType || null, status];
    const shared = Buffer.from([...known, scimType || null].map(copied).join('\t'));
    for (const { bytes } of rows) parts.push(shared, bytes);
  }
  return Buffer.concat(parts);
}

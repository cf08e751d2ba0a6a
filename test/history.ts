import { v7 as uuidV7 } from 'uuid';
import { LogWriterService } from '../src/provisioning-log/log-writer.service.js';
import type { App } from './app.js';

const DAY_MS = 86_400_000;

/** The day (UTC) so many days ago. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** Moves what happened to a tenant so far back by whole days: its change record, and its log with the hours. */
export async function letDaysPass(app: App, tenantId: string, days: number): Promise<void> {
  await letPass(app, tenantId, `${days} days`);
  const past = `make_interval(days => ${days})`;
  await app.query(`UPDATE provisioning_log_hours SET hour = hour - ${past} WHERE tenant_id = $1`, [tenantId]);
}

/** Moves a tenant's change record and log back by an interval. An entry's id holds its moment. */
export async function letPass(app: App, tenantId: string, interval: string): Promise<void> {
  await app.nest.get(LogWriterService).flush();
  await app.query('UPDATE changes SET at = at - $2::interval WHERE tenant_id = $1', [tenantId, interval]);
  await app.query(
    `UPDATE provisioning_log SET at = at - $2::interval, id = (
       lpad(to_hex((extract(epoch FROM at - $2::interval) * 1000)::bigint), 12, '0') || right(replace(id::text, '-', ''), 20))::uuid
     WHERE tenant_id = $1`,
    [tenantId, interval],
  );
}

/** Writes entries of the log at given moments, as if an identity provider had come then. */
export async function letCome(
  app: App,
  { tenantId, integrationId }: { tenantId: string; integrationId: string },
  moments: readonly Date[],
  status = 200,
): Promise<void> {
  for (const at of moments) {
    await app.query(
      `INSERT INTO provisioning_log (tenant_id, id, at, integration_id, operation, method, path, resource_type, status,
         duration_ms, address, truncated, kind)
       VALUES ($1, $2, $3, $4, 'search', 'GET', '/Users', 'User', $5, 3, '192.0.2.1', false, 0)`,
      [tenantId, uuidV7({ msecs: at.getTime() }), at, integrationId, status],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { leastIdAt } from './least-id-at.js';
import { CYCLES, LOG_FIRSTS, TELLING, unread } from './log-findings.js';
import { hoursSince, LATENCIES } from './traffic-rows.js';

interface Progress {
  readonly through: string;
  readonly id: string;
  readonly until: Date;
  readonly daysThrough: string;
  readonly daysUntil: string;
}

// Entries are written a moment after their request; a minute is plenty, and an hour for a day that will not be looked at again.
const BEGIN = {
  name: 'reports-begin-log',
  text: `
    INSERT INTO report_progress AS progress (tenant_id)
    SELECT id FROM tenants WHERE id = $1 FOR KEY SHARE
    ON CONFLICT (tenant_id) DO UPDATE SET log_id = progress.log_id
    RETURNING log_through::text AS through, log_id AS id, date_trunc('second', now() - interval '1 minute') AS until,
      days_through::text AS "daysThrough", ((now() - interval '1 hour') AT TIME ZONE 'UTC')::date::text AS "daysUntil"`,
};

const APPLY = {
  name: 'reports-apply-log',
  text: `
    WITH entry AS MATERIALIZED (
      SELECT entry.* FROM (${unread('$2', '$3', TELLING)}) entry JOIN integrations i ON i.tenant_id = $1 AND i.id = entry.integration_id
      WHERE at < $4
    ), cycles AS (
      INSERT INTO integration_cycles AS known (tenant_id, integration_id, started_at, ended_at, requests, failed)
      SELECT $1, cycle.* FROM (${CYCLES}) cycle
      ON CONFLICT (tenant_id, integration_id, started_at) DO UPDATE SET
        ended_at = greatest(known.ended_at, excluded.ended_at),
        requests = known.requests + excluded.requests, failed = known.failed + excluded.failed
    ), firsts AS (
      INSERT INTO integration_firsts (tenant_id, integration_id, what, at, detail)
      SELECT $1, first.* FROM (${LOG_FIRSTS}) first
      ON CONFLICT DO NOTHING
    )
    UPDATE report_progress SET log_through = $4, log_id = $5 WHERE tenant_id = $1 AND log_through < $4`,
};

const ADD_DAYS = {
  name: 'reports-add-days',
  text: `
    WITH days AS (
      INSERT INTO report_traffic_days (tenant_id, day, integration_id, operation, status, scim_type, requests, duration_ms,
        slow, latencies, first_hour, last_hour)
      SELECT $1, (at AT TIME ZONE 'UTC')::date AS day, integration_id, operation, status, scim_type, sum(requests),
        sum(duration_ms), sum(slow), ${LATENCIES}::bigint[], min(at), max(at)
      FROM (${hoursSince(`($2::date::timestamp AT TIME ZONE 'UTC')`)}) hours
      WHERE at < $3::date::timestamp AT TIME ZONE 'UTC'
      GROUP BY day, integration_id, operation, status, scim_type
    )
    UPDATE report_progress SET days_through = $3::date WHERE tenant_id = $1`,
};

/** Reads the provisioning log of a tenant, as far as it has not been read, and adds up the hours of days that are over. */
@Injectable()
export class LogRollUpRepository {
  constructor(private readonly database: Database) {}

  /** What is found and how far it has been read change together, so nothing counts twice, whoever reads. */
  async rollUp(tenantId: string): Promise<void> {
    await this.database.transaction(async (connection) => {
      const [progress] = await connection.query<Progress>(BEGIN, [tenantId]);
      if (!progress) return;
      const { through, id, until, daysThrough, daysUntil } = progress;
      await connection.query(APPLY, [tenantId, through, id, until, leastIdAt(until)]);
      if (daysThrough !== daysUntil) await connection.query(ADD_DAYS, [tenantId, daysThrough, daysUntil]);
    });
  }
}

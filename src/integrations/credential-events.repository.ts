import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { CredentialEvent } from './credential-event.entity.js';

const KEPT_OF_EACH_INTEGRATION = 1_000;

// An integration that is not there, or no more, has no tenant to be told.
const RECORD = {
  name: 'credential-events-record',
  text: `
    INSERT INTO credential_events (tenant_id, id, integration_id, reason, detail, credential_id, source, user_agent,
      first_at, at, count)
    SELECT i.tenant_id, e.id, e.integration_id, e.reason, e.detail, e.credential_id, e.source, e.user_agent,
      e.first_at, e.at, e.count
    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::timestamptz[],
        $9::timestamptz[], $10::integer[])
        AS e (id, integration_id, reason, detail, credential_id, source, user_agent, first_at, at, count)
      JOIN integrations i ON i.id = e.integration_id
    RETURNING tenant_id, integration_id`,
};

const TRIM = {
  name: 'credential-events-trim',
  text: `
    DELETE FROM credential_events e WHERE e.tenant_id = $1 AND e.integration_id = $2 AND e.id <= (
      SELECT id FROM credential_events WHERE tenant_id = $1 AND integration_id = $2
      ORDER BY id DESC OFFSET ${KEPT_OF_EACH_INTEGRATION} LIMIT 1)`,
};

const LIST = {
  text: `
    SELECT id, integration_id AS "integrationId", reason, detail, credential_id AS "credentialId", source,
      user_agent AS "userAgent", first_at AS "firstAt", at, count
    FROM credential_events
    WHERE tenant_id = $1 AND integration_id = $2 AND ($3::uuid IS NULL OR id < $3)
    ORDER BY id DESC LIMIT $4`,
};

@Injectable()
export class CredentialEventsRepository {
  constructor(private readonly database: Database) {}

  async create(events: readonly CredentialEvent[]): Promise<void> {
    const rows = await this.database.query<{ tenant_id: string; integration_id: string }>(RECORD, [
      events.map(({ id }) => id),
      events.map(({ integrationId }) => integrationId),
      events.map(({ reason }) => reason),
      events.map(({ detail }) => detail),
      events.map(({ credentialId }) => credentialId),
      events.map(({ source }) => source),
      events.map(({ userAgent }) => userAgent),
      events.map(({ firstAt }) => firstAt),
      events.map(({ at }) => at),
      events.map(({ count }) => count),
    ]);
    const told = new Map(rows.map((row) => [row.integration_id, row.tenant_id]));
    for (const [integrationId, tenantId] of told) await this.database.query(TRIM, [tenantId, integrationId]);
  }

  /** The newest first. */
  async list(tenantId: string, integrationId: string, limit: number, before?: string): Promise<CredentialEvent[]> {
    return this.database.query<CredentialEvent>(LIST, [tenantId, integrationId, before ?? null, limit]);
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type ExpiringCredential, WARNED_AT_DAYS, type WarnedAtDays } from './expiry.js';

/** A warning that this instance, and no other, is to send. */
export interface DueWarning extends ExpiringCredential {
  readonly days: WarnedAtDays;
  readonly integrationName: string;
}

const COLUMNS = `c.tenant_id AS "tenantId", c.integration_id AS "integrationId", c.id, c.kind, c.name,
  c.expires_at AS "expiresAt"`;

// What expired in the last month is told as well: that is why nothing arrives any more.
const LIST = {
  text: `
    SELECT ${COLUMNS} FROM expiring_credentials c
    WHERE c.tenant_id = $1 AND c.integration_id = ANY($2)
      AND c.expires_at BETWEEN now() - interval '30 days' AND now() + interval '30 days'
    ORDER BY c.expires_at`,
};

// The last warning whose time has come; who inserts the row has it.
const CLAIM = {
  text: `
    WITH due AS (
      SELECT c.*, i.name AS integration_name,
        (SELECT min(days) FROM unnest($1::integer[]) AS days WHERE c.expires_at <= now() + make_interval(days => days)) AS days
      FROM expiring_credentials c JOIN integrations i ON i.tenant_id = c.tenant_id AND i.id = c.integration_id
      WHERE c.expires_at > now() AND c.expires_at <= now() + interval '30 days'
    ), claimed AS (
      INSERT INTO expiry_warnings (tenant_id, credential_id, days, expires_at)
      SELECT tenant_id, id, days, expires_at FROM due
      ON CONFLICT DO NOTHING
      RETURNING tenant_id, credential_id
    )
    SELECT ${COLUMNS}, c.days, c.integration_name AS "integrationName"
    FROM due c JOIN claimed ON claimed.tenant_id = c.tenant_id AND claimed.credential_id = c.id`,
};

const RELEASE = { text: 'DELETE FROM expiry_warnings WHERE tenant_id = $1 AND credential_id = $2 AND days = $3' };

@Injectable()
export class ExpiryWarningsRepository {
  constructor(private readonly database: Database) {}

  /** What expires within 30 days at these integrations, or did within the last 30, the first to end first. */
  async list(tenantId: string, integrationIds: readonly string[]): Promise<ExpiringCredential[]> {
    return this.database.query<ExpiringCredential>(LIST, [tenantId, integrationIds]);
  }

  /** Takes the warnings that are due, each once, also when several instances ask at the same time. */
  async claim(): Promise<DueWarning[]> {
    return this.database.query<DueWarning>(CLAIM, [WARNED_AT_DAYS]);
  }

  /** Gives a warning back that could not be sent. */
  async release(tenantId: string, credentialId: string, days: WarnedAtDays): Promise<void> {
    await this.database.query(RELEASE, [tenantId, credentialId, days]);
  }
}

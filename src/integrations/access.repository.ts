import { Injectable } from '@nestjs/common';
import type { IntegrationPrincipal } from '../auth/integration-principal.js';
import { Database } from '../database/database.js';

/** A secret that was accepted. */
export interface Access {
  readonly principal: IntegrationPrincipal;
  readonly at: Date;
}

interface PrincipalRow {
  tenant_id: string;
  integration_id: string;
  id: string;
  first: boolean;
}

const FIND = {
  name: 'access-find',
  text: `
    SELECT s.tenant_id, s.integration_id, s.id, s.last_used_at IS NULL OR i.last_request_at IS NULL AS first
    FROM secrets s JOIN integrations i ON i.tenant_id = s.tenant_id AND i.id = s.integration_id
    WHERE s.hash = $1 AND s.integration_id = $2
      AND (s.expires_at IS NULL OR s.expires_at > now())
      AND (s.retires_at IS NULL OR s.retires_at > now())`,
};

const RECORD = {
  name: 'access-record',
  text: `
    WITH access AS (
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[])
        AS access (tenant_id, integration_id, secret_id, at)
    ), used AS (
      UPDATE secrets s SET last_used_at = greatest(s.last_used_at, access.at)
      FROM access WHERE s.tenant_id = access.tenant_id AND s.id = access.secret_id
    )
    UPDATE integrations i SET last_request_at = greatest(i.last_request_at, latest.at)
    FROM (SELECT tenant_id, integration_id, max(at) AS at FROM access GROUP BY 1, 2) latest
    WHERE i.tenant_id = latest.tenant_id AND i.id = latest.integration_id`,
};

@Injectable()
export class AccessRepository {
  constructor(private readonly database: Database) {}

  /** Whom a secret's hash lets in at this integration, and whether it is the first time. */
  async find(integrationId: string, hash: Buffer): Promise<{ principal: IntegrationPrincipal; first: boolean } | null> {
    const [row] = await this.database.query<PrincipalRow>(FIND, [hash, integrationId]);
    if (!row) return null;
    const principal = { tenantId: row.tenant_id, integrationId: row.integration_id, secretId: row.id };
    return { principal, first: row.first };
  }

  async record(accesses: readonly Access[]): Promise<void> {
    await this.database.query(RECORD, [
      accesses.map(({ principal }) => principal.tenantId),
      accesses.map(({ principal }) => principal.integrationId),
      accesses.map(({ principal }) => principal.secretId),
      accesses.map(({ at }) => at),
    ]);
  }
}

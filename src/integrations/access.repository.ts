import { Injectable } from '@nestjs/common';
import type { IntegrationPrincipal } from '../auth/integration-principal.js';
import { Database } from '../database/database.js';
import { NetworkGuard } from './network-guard.js';
import type { GuardMode } from './integration.entity.js';

/** What a bearer token turned out to be. */
export interface Credential {
  readonly principal: IntegrationPrincipal;
  readonly kind: 'secret' | 'token';
  /** Why it opens nothing any more; null for one that is valid. */
  readonly fault: 'revoked' | 'expired' | 'retired' | null;
  /** How long it stays valid if nobody changes it; null for ever. By the database's clock, which all instances share. */
  readonly millisecondsLeft: number | null;
  /** True until its first use has been recorded, or the integration's. */
  readonly unused: boolean;
  readonly guard: NetworkGuard;
}

interface CredentialRow extends Omit<Credential, 'principal' | 'guard'>, IntegrationPrincipal {
  readonly guardMode: GuardMode;
  readonly guardAllow: string[];
}

const FIND = {
  name: 'access-find',
  text: `
    SELECT c.tenant_id AS "tenantId", c.integration_id AS "integrationId", c.id AS "credentialId",
      t.schema_version AS "schemaVersion", c.kind, c.unused OR i.last_request_at IS NULL AS unused,
      CASE WHEN c.revoked_at IS NOT NULL THEN 'revoked'
           WHEN c.expires_at <= now() THEN 'expired'
           WHEN c.retires_at <= now() THEN 'retired' END AS fault,
      extract(epoch FROM least(c.expires_at, c.retires_at) - now())::float8 * 1000 AS "millisecondsLeft",
      i.guard_mode AS "guardMode", i.guard_allow AS "guardAllow"
    FROM bearer_credentials c
      JOIN integrations i ON i.tenant_id = c.tenant_id AND i.id = c.integration_id
      JOIN tenants t ON t.id = c.tenant_id
    WHERE c.hash = $1`,
};

@Injectable()
export class AccessRepository {
  constructor(private readonly database: Database) {}

  /** Looks up all that opens the SCIM face by the hash of what was presented. */
  async find(hash: Buffer): Promise<Credential | null> {
    const [row] = await this.database.lookUps.query<CredentialRow>(FIND, [hash]);
    if (!row) return null;
    const { tenantId, integrationId, credentialId, schemaVersion, guardMode, guardAllow, ...rest } = row;
    const principal = { tenantId, integrationId, credentialId, schemaVersion };
    return { ...rest, principal, guard: new NetworkGuard(guardMode, guardAllow) };
  }
}

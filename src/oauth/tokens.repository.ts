import { Injectable } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import { Database } from '../database/database.js';

/** A client secret that was presented, and why no token is issued for it; `fault` is null where one is. */
export interface PresentedSecret {
  readonly tenantId: string;
  readonly integrationId: string;
  readonly clientId: string;
  readonly id: string;
  readonly fault: 'revoked' | 'expired' | null;
}

/** What an access token is issued for: a client secret, or the federation of an integration. */
export interface NewToken {
  readonly id: string;
  readonly hash: Buffer;
  readonly caller: Caller;
}

const FIND_SECRET = {
  name: 'tokens-find-secret',
  text: `
    SELECT s.tenant_id AS "tenantId", c.integration_id AS "integrationId", s.client_id AS "clientId", s.id,
      CASE WHEN s.revoked_at IS NOT NULL THEN 'revoked' WHEN s.expires_at <= now() THEN 'expired' END AS fault
    FROM oauth_client_secrets s JOIN oauth_clients c ON c.tenant_id = s.tenant_id AND c.id = s.client_id
    WHERE s.hash = $1`,
};

const FIND_CLIENT = {
  name: 'tokens-find-client',
  text: `SELECT integration_id AS "integrationId", revoked_at IS NOT NULL AS revoked FROM oauth_clients WHERE id = $1`,
};

// The update takes the secret's lock, so that a revocation comes before or after, and never misses the token.
const ISSUE_FOR_SECRET = {
  name: 'tokens-issue-for-secret',
  text: `
    WITH secret AS (
      UPDATE oauth_client_secrets SET last_used_at = now(), last_used_from = $5, last_used_by = $6
      WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL AND expires_at > now()
      RETURNING tenant_id, id, client_id
    )
    INSERT INTO access_tokens (tenant_id, id, integration_id, client_id, client_secret_id, hash, expires_at)
    SELECT s.tenant_id, $3, c.integration_id, c.id, s.id, $4, now() + make_interval(secs => c.token_lifetime)
    FROM secret s JOIN oauth_clients c ON c.tenant_id = s.tenant_id AND c.id = s.client_id
    RETURNING extract(epoch FROM expires_at - now())::integer AS "expiresIn"`,
};

const ISSUE_FOR_FEDERATION = {
  name: 'tokens-issue-for-federation',
  text: `
    WITH federation AS (
      UPDATE federations SET last_used_at = now(), last_used_from = $5, last_used_by = $6
      WHERE tenant_id = $1 AND client_id = $2
      RETURNING tenant_id, integration_id, client_id, token_lifetime
    )
    INSERT INTO access_tokens (tenant_id, id, integration_id, client_id, hash, expires_at)
    SELECT tenant_id, $3, integration_id, client_id, $4, now() + make_interval(secs => token_lifetime) FROM federation
    RETURNING extract(epoch FROM expires_at - now())::integer AS "expiresIn"`,
};

// Each a while after its end, so that the tenant is told `expired` or `revoked` and not `unknown`.
const PURGE = [
  { text: `DELETE FROM access_tokens WHERE expires_at < now() - interval '1 day'` },
  { text: `DELETE FROM assertion_ids WHERE expires_at < now()` },
  { text: `DELETE FROM oauth_client_secrets WHERE revoked_at < now() - interval '90 days'` },
  { text: `DELETE FROM oauth_clients WHERE revoked_at < now() - interval '90 days'` },
];

@Injectable()
export class TokensRepository {
  constructor(private readonly database: Database) {}

  async findSecret(hash: Buffer): Promise<PresentedSecret | null> {
    return (await this.database.query<PresentedSecret>(FIND_SECRET, [hash]))[0] ?? null;
  }

  async findClient(clientId: string): Promise<{ integrationId: string; revoked: boolean } | null> {
    return (await this.database.query<{ integrationId: string; revoked: boolean }>(FIND_CLIENT, [clientId]))[0] ?? null;
  }

  /** How many seconds the token lives; null when the secret has been revoked or has expired meanwhile. */
  async createForSecret(tenantId: string, secretId: string, token: NewToken): Promise<number | null> {
    return this.issue(ISSUE_FOR_SECRET, tenantId, secretId, token);
  }

  /** How many seconds the token lives; null when the federation has been deleted meanwhile. */
  async createForFederation(tenantId: string, clientId: string, token: NewToken): Promise<number | null> {
    return this.issue(ISSUE_FOR_FEDERATION, tenantId, clientId, token);
  }

  async purge(): Promise<void> {
    for (const statement of PURGE) await this.database.query(statement, []);
  }

  private async issue(
    statement: { name: string; text: string },
    tenantId: string,
    issuedFor: string,
    { id, hash, caller }: NewToken,
  ): Promise<number | null> {
    const values = [tenantId, issuedFor, id, hash, caller.address, caller.userAgent];
    return (await this.database.query<{ expiresIn: number }>(statement, values))[0]?.expiresIn ?? null;
  }
}

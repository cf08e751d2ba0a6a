import { Injectable } from '@nestjs/common';
import { type Connection, Database } from '../database/database.js';
import type { Federation } from './federation.entity.js';

export type FederationValues = Pick<
  Federation,
  'issuer' | 'jwksUrl' | 'subject' | 'audience' | 'tid' | 'tokenLifetime'
>;

const COLUMNS = `tenant_id AS "tenantId", integration_id AS "integrationId", client_id AS "clientId", issuer,
  jwks_url AS "jwksUrl", subject, audience, tid, token_lifetime AS "tokenLifetime", created_at AS "createdAt",
  last_used_at AS "lastUsedAt", last_used_from AS "lastUsedFrom", last_used_by AS "lastUsedBy"`;

const FIND = { text: `SELECT ${COLUMNS} FROM federations WHERE tenant_id = $1 AND integration_id = $2` };

const FIND_BY_CLIENT = {
  name: 'federations-find-by-client',
  text: `SELECT ${COLUMNS} FROM federations WHERE client_id = $1`,
};

const LOCK = {
  text: `SELECT issuer, jwks_url, subject, audience, tid FROM federations
    WHERE tenant_id = $1 AND integration_id = $2 FOR UPDATE`,
};

const PUT = {
  text: `
    INSERT INTO federations (tenant_id, integration_id, client_id, issuer, jwks_url, subject, audience, tid, token_lifetime)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (tenant_id, integration_id) DO UPDATE SET issuer = excluded.issuer, jwks_url = excluded.jwks_url,
      subject = excluded.subject, audience = excluded.audience, tid = excluded.tid,
      token_lifetime = excluded.token_lifetime
    RETURNING ${COLUMNS}`,
};

const REMOVE = { text: 'DELETE FROM federations WHERE tenant_id = $1 AND integration_id = $2 RETURNING client_id' };

// A statement of its own: it sees the tokens of those whom the statement before had to wait for.
const REVOKE_TOKENS = {
  text: `UPDATE access_tokens SET revoked_at = now()
    WHERE tenant_id = $1 AND integration_id = $2 AND client_secret_id IS NULL AND revoked_at IS NULL`,
};

const REMEMBER_ID = {
  name: 'federations-remember-id',
  text: `INSERT INTO assertion_ids (tenant_id, integration_id, hash, expires_at) VALUES ($1, $2, $3, to_timestamp($4))
    ON CONFLICT DO NOTHING RETURNING hash`,
};

const FIND_ID = { text: 'SELECT FROM assertion_ids WHERE tenant_id = $1 AND integration_id = $2 AND hash = $3' };

@Injectable()
export class FederationsRepository {
  constructor(private readonly database: Database) {}

  async find(tenantId: string, integrationId: string): Promise<Federation | null> {
    return (await this.database.query<Federation>(FIND, [tenantId, integrationId]))[0] ?? null;
  }

  async findByClient(clientId: string): Promise<Federation | null> {
    return (await this.database.query<Federation>(FIND_BY_CLIENT, [clientId]))[0] ?? null;
  }

  /** Creates or replaces the federation. Who is trusted no more has no access token any more. */
  async replace(
    tenantId: string,
    integrationId: string,
    newClientId: string,
    { issuer, jwksUrl, subject, audience, tid, tokenLifetime }: FederationValues,
  ): Promise<Federation> {
    return this.database.transaction(async (connection) => {
      const trust = [issuer, jwksUrl, subject, audience, tid];
      const [old] = await connection.query<Record<string, string | null>>(LOCK, [tenantId, integrationId]);
      const values = [tenantId, integrationId, newClientId, ...trust, tokenLifetime];
      const [federation] = await connection.query<Federation>(PUT, values);
      const same = old && Object.values(old).every((value, index) => value === trust[index]);
      if (old && !same) await revokeTokens(connection, tenantId, integrationId);
      return federation!;
    });
  }

  /** Removes the federation with the access tokens it has; false when there is none. */
  async remove(tenantId: string, integrationId: string): Promise<boolean> {
    return this.database.transaction(async (connection) => {
      const removed = await connection.query(REMOVE, [tenantId, integrationId]);
      await revokeTokens(connection, tenantId, integrationId);
      return removed.length > 0;
    });
  }

  /** False when an assertion of this id has been here before, at whichever instance. */
  async rememberId(tenantId: string, integrationId: string, hash: Buffer, expiresAt: number): Promise<boolean> {
    return (await this.database.query(REMEMBER_ID, [tenantId, integrationId, hash, expiresAt])).length > 0;
  }

  async knowsId(tenantId: string, integrationId: string, hash: Buffer): Promise<boolean> {
    return (await this.database.query(FIND_ID, [tenantId, integrationId, hash])).length > 0;
  }
}

async function revokeTokens(connection: Connection, tenantId: string, integrationId: string): Promise<void> {
  await connection.query(REVOKE_TOKENS, [tenantId, integrationId]);
}

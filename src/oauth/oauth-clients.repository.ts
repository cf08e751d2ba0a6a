import { Injectable } from '@nestjs/common';
import { type Connection, Database } from '../database/database.js';
import type { ClientSecret, OAuthClient } from './oauth-client.entity.js';

export type NewClient = Pick<OAuthClient, 'id' | 'integrationId' | 'name' | 'tokenLifetime'>;
export type NewClientSecret = Pick<ClientSecret, 'id' | 'prefix' | 'expiresAt'> & { readonly hash: Buffer };

const USE = 'last_used_at AS "lastUsedAt", last_used_from AS "lastUsedFrom", last_used_by AS "lastUsedBy"';

const CREATE_CLIENT = {
  text: `INSERT INTO oauth_clients (tenant_id, id, integration_id, name, token_lifetime) VALUES ($1, $2, $3, $4, $5)`,
};

const CREATE_SECRET = {
  text: `INSERT INTO oauth_client_secrets (tenant_id, id, client_id, prefix, hash, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6)`,
};

const LIST_CLIENTS = {
  text: `
    SELECT tenant_id AS "tenantId", id, integration_id AS "integrationId", name, token_lifetime AS "tokenLifetime",
      created_at AS "createdAt", ${USE}
    FROM oauth_clients
    WHERE tenant_id = $1 AND integration_id = $2 AND revoked_at IS NULL
      AND ($3::uuid IS NULL OR id = $3) AND ($4::uuid IS NULL OR id > $4)
    ORDER BY id LIMIT $5`,
};

const LIST_SECRETS = {
  text: `
    SELECT id, client_id AS "clientId", prefix, created_at AS "createdAt", expires_at AS "expiresAt", ${USE}
    FROM oauth_client_secrets WHERE tenant_id = $1 AND client_id = ANY($2) AND revoked_at IS NULL ORDER BY id`,
};

const REVOKE_CLIENT = {
  text: `UPDATE oauth_clients SET revoked_at = now()
    WHERE tenant_id = $1 AND integration_id = $2 AND id = $3 AND revoked_at IS NULL RETURNING id`,
};

const REVOKE_SECRETS = {
  text: `UPDATE oauth_client_secrets SET revoked_at = now()
    WHERE tenant_id = $1 AND client_id = $2 AND ($3::uuid IS NULL OR id = $3) AND revoked_at IS NULL RETURNING id`,
};

// A statement of its own: it sees the tokens of those whom the statement before had to wait for.
const REVOKE_TOKENS = {
  text: `UPDATE access_tokens SET revoked_at = now()
    WHERE tenant_id = $1 AND client_id = $2 AND ($3::uuid IS NULL OR client_secret_id = $3) AND revoked_at IS NULL`,
};

@Injectable()
export class OAuthClientsRepository {
  constructor(private readonly database: Database) {}

  async create(tenantId: string, client: NewClient, secret: NewClientSecret): Promise<void> {
    const { id, integrationId, name, tokenLifetime } = client;
    await this.database.transaction(async (connection) => {
      await connection.query(CREATE_CLIENT, [tenantId, id, integrationId, name, tokenLifetime]);
      await createSecret(connection, tenantId, id, secret);
    });
  }

  async createSecret(tenantId: string, clientId: string, secret: NewClientSecret): Promise<void> {
    await createSecret(this.database, tenantId, clientId, secret);
  }

  async find(tenantId: string, integrationId: string, id: string): Promise<OAuthClient | null> {
    return (await this.select(tenantId, [tenantId, integrationId, id, null, 1]))[0] ?? null;
  }

  async list(tenantId: string, integrationId: string, limit: number, after?: string): Promise<OAuthClient[]> {
    return this.select(tenantId, [tenantId, integrationId, null, after ?? null, limit]);
  }

  /** Revokes the client with its secrets and the access tokens it has; false when there is no such client. */
  async remove(tenantId: string, integrationId: string, id: string): Promise<boolean> {
    return this.database.transaction(async (connection) => {
      const revoked = await connection.query(REVOKE_CLIENT, [tenantId, integrationId, id]);
      if (revoked.length === 0) return false;
      await connection.query(REVOKE_SECRETS, [tenantId, id, null]);
      await connection.query(REVOKE_TOKENS, [tenantId, id, null]);
      return true;
    });
  }

  /** Revokes a secret with the access tokens that were issued for it; false when the client has no such secret. */
  async removeSecret(tenantId: string, clientId: string, id: string): Promise<boolean> {
    return this.database.transaction(async (connection) => {
      const revoked = await connection.query(REVOKE_SECRETS, [tenantId, clientId, id]);
      await connection.query(REVOKE_TOKENS, [tenantId, clientId, id]);
      return revoked.length > 0;
    });
  }

  private async select(tenantId: string, values: readonly unknown[]): Promise<OAuthClient[]> {
    const clients = await this.database.query<OAuthClient>(LIST_CLIENTS, values);
    const ids = clients.map(({ id }) => id);
    const secrets = await this.database.query<ClientSecret>(LIST_SECRETS, [tenantId, ids]);
    return clients.map((client) => ({ ...client, secrets: secrets.filter(({ clientId }) => clientId === client.id) }));
  }
}

async function createSecret(
  connection: Connection,
  tenantId: string,
  clientId: string,
  { id, prefix, hash, expiresAt }: NewClientSecret,
): Promise<void> {
  await connection.query(CREATE_SECRET, [tenantId, id, clientId, prefix, hash, expiresAt]);
}

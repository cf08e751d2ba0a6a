import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { ApiKey } from './api-key.entity.js';

export type NewApiKey = Pick<ApiKey, 'id' | 'name' | 'role' | 'prefix' | 'expiresAt'> & { hash: Buffer };

const API_KEY = `k.id, k.tenant_id AS "tenantId", k.name, k.role, k.prefix, k.created_at AS "createdAt",
  k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt"`;

const OPEN = {
  name: 'api-keys-open',
  text: `
    WITH used AS (
      UPDATE api_keys k SET last_used_at = now()
      WHERE k.hash = $1 AND (k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute')
        AND (k.expires_at IS NULL OR k.expires_at > now())
    )
    SELECT ${API_KEY} FROM api_keys k WHERE k.hash = $1 AND (k.expires_at IS NULL OR k.expires_at > now())`,
};

@Injectable()
export class ApiKeysRepository {
  constructor(private readonly database: Database) {}

  async create(tenantId: string, key: NewApiKey): Promise<ApiKey> {
    const { id, name, role, prefix, hash, expiresAt } = key;
    const text = `
      INSERT INTO api_keys AS k (tenant_id, id, name, role, prefix, hash, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${API_KEY}`;
    return (await this.database.query<ApiKey>({ text }, [tenantId, id, name, role, prefix, hash, expiresAt]))[0]!;
  }

  /** Notes the use, to within a minute. */
  async open(hash: Buffer): Promise<ApiKey | null> {
    return (await this.database.query<ApiKey>(OPEN, [hash]))[0] ?? null;
  }

  async list(tenantId: string, limit: number, after?: string): Promise<ApiKey[]> {
    const text = `
      SELECT ${API_KEY} FROM api_keys k
      WHERE k.tenant_id = $1 AND ($2::uuid IS NULL OR k.id > $2) ORDER BY k.id LIMIT $3`;
    return this.database.query<ApiKey>({ text }, [tenantId, after ?? null, limit]);
  }

  async remove(tenantId: string, id: string): Promise<boolean> {
    const text = 'DELETE FROM api_keys WHERE tenant_id = $1 AND id = $2 RETURNING id';
    return (await this.database.query({ text }, [tenantId, id])).length > 0;
  }
}

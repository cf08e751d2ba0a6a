import { Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import type { Principal, TenantRole } from '../auth/principal.js';
import { hashSecret, randomSecret } from '../auth/random-secret.js';
import { TenantsService } from '../tenants/tenants.service.js';
import type { ApiKey } from './api-key.entity.js';
import { ApiKeysRepository } from './api-keys.repository.js';

const PREFIX = 'rollcall_key_';

export interface IssuedApiKey {
  readonly row: ApiKey;
  readonly key: string;
}

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly tenants: TenantsService,
  ) {}

  async create(tenantId: string, name: string, role: TenantRole, expiresAt: Date | null): Promise<IssuedApiKey> {
    await this.tenants.get(tenantId);
    const key = randomSecret(PREFIX);
    const values = { id: uuidV7(), name, role, expiresAt, prefix: key.slice(0, PREFIX.length + 4) };
    return { row: await this.keys.create(tenantId, { ...values, hash: hashSecret(key) }), key };
  }

  /** Null for a key that is unknown or has expired. */
  async open(key: string): Promise<Principal | null> {
    const found = key.startsWith(PREFIX) ? await this.keys.open(hashSecret(key)) : null;
    if (!found) return null;
    const { id, name, tenantId, role } = found;
    return { kind: 'api-key', id, name, operator: false, tenantRoles: new Map([[tenantId, role]]) };
  }

  /** In the order of their creation. */
  async list(tenantId: string, limit: number, after?: string): Promise<ApiKey[]> {
    await this.tenants.get(tenantId);
    return this.keys.list(tenantId, limit, after);
  }

  async remove(tenantId: string, id: string): Promise<void> {
    if (!(await this.keys.remove(tenantId, id))) throw new NotFoundException('The tenant has no such API key.');
  }
}

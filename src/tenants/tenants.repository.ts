import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { And, Equal, ILike, In, MoreThan, Repository } from 'typeorm';
import { Database } from '../database/database.js';
import { translate } from '../database/errors.js';
import { tenantTables } from '../database/tenant-tables.js';
import { WITHOUT_LIMIT } from '../database/connection-settings.js';
import { Tenant } from './tenant.entity.js';

/** All tenants, where nothing is said. */
export interface WhichTenants {
  /** Of these ids. */
  readonly among?: readonly string[];
  /** With this in their name or slug. */
  readonly search?: string;
  readonly slug?: string;
}

@Injectable()
export class TenantsRepository {
  constructor(
    @InjectRepository(Tenant) private readonly tenants: Repository<Tenant>,
    private readonly database: Database,
  ) {}

  async create(values: Pick<Tenant, 'id' | 'name' | 'slug' | 'demo'>): Promise<Tenant> {
    const tenant = this.tenants.create(values);
    await this.tenants.insert(tenant).catch(rethrow);
    return tenant;
  }

  async find(tenantId: string): Promise<Tenant | null> {
    return this.tenants.findOneBy({ id: tenantId });
  }

  async list(limit: number, after?: string, { among, search, slug }: WhichTenants = {}): Promise<Tenant[]> {
    const conditions = [...(after ? [MoreThan(after)] : []), ...(among ? [In(among)] : [])];
    const all = { ...(conditions.length > 0 && { id: And(...conditions) }), ...(slug && { slug }) };
    const found = ILike(`%${search?.replace(/[\\%_]/g, '\\$&')}%`);
    const where = search
      ? [
          { ...all, name: found },
          { ...all, slug: slug ? And(Equal(slug), found) : found },
        ]
      : all;
    return this.tenants.find({ where, order: { id: 'ASC' }, take: limit });
  }

  async patch(tenantId: string, changes: Partial<Pick<Tenant, 'name' | 'slug'>>): Promise<Tenant | null> {
    const changed = Object.values(changes).some((value) => value !== undefined);
    if (changed) await this.tenants.update({ id: tenantId }, changes).catch(rethrow);
    return this.find(tenantId);
  }

  /** False when there is no such tenant. */
  async remove(tenantId: string): Promise<boolean> {
    return this.database.transaction(async (connection) => {
      // However many rows it has.
      await connection.query(WITHOUT_LIMIT, []);
      // Locked first: nobody adds an integration to a tenant that is going.
      const tenants = await connection.query({ text: 'SELECT id FROM tenants WHERE id = $1 FOR UPDATE' }, [tenantId]);
      // The audit log lets a tenant's entries go only with the tenant.
      await connection.query({ text: `SELECT set_config('rollcall.removed_tenant', $1, true)` }, [
        tenantId.toLowerCase(),
      ]);
      for (const table of tenantTables) {
        await connection.query({ text: `DELETE FROM ${table} WHERE tenant_id = $1` }, [tenantId]);
      }
      await connection.query({ text: 'DELETE FROM tenants WHERE id = $1' }, [tenantId]);
      return tenants.length > 0;
    });
  }
}

function rethrow(error: unknown): never {
  throw translate(error);
}

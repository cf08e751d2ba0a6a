import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { UniqueViolation } from '../database/errors.js';
import type { CreateTenantDto, UpdateTenantDto } from './tenant.dto.js';
import type { Tenant } from './tenant.entity.js';
import { TenantsRepository, type WhichTenants } from './tenants.repository.js';

@Injectable()
export class TenantsService {
  constructor(private readonly tenants: TenantsRepository) {}

  async create({ name, slug, demo }: CreateTenantDto): Promise<Tenant> {
    return this.tenants.create({ id: uuidV7(), name, slug, demo }).catch(refuseTakenSlug);
  }

  async get(tenantId: string): Promise<Tenant> {
    return known(await this.tenants.find(tenantId));
  }

  /** In the order of their creation; all of them, or those that are asked for. */
  async list(limit: number, after?: string, which?: WhichTenants): Promise<Tenant[]> {
    return this.tenants.list(limit, after, which);
  }

  async patch(tenantId: string, changes: UpdateTenantDto): Promise<Tenant> {
    return known(await this.tenants.patch(tenantId, changes).catch(refuseTakenSlug));
  }

  /** Removes the tenant and everything that belongs to it. */
  async remove(tenantId: string): Promise<void> {
    known(await this.tenants.remove(tenantId));
  }
}

function known<Found>(found: Found): NonNullable<Found> {
  if (!found) throw new NotFoundException('There is no such tenant.');
  return found;
}

function refuseTakenSlug(error: unknown): never {
  throw error instanceof UniqueViolation ? new ConflictException('Another tenant has this slug.') : error;
}

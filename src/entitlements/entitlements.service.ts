import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { UniqueViolation } from '../database/errors.js';
import type { ListRequest } from '../database/list-request.js';
import type { Page } from '../database/page.js';
import { TenantsService } from '../tenants/tenants.service.js';
import type { CreateEntitlementDto, UpdateEntitlementDto } from './entitlement.dto.js';
import type { Entitlement, EntitlementType } from './entitlement.entity.js';
import { EntitlementsRepository } from './entitlements.repository.js';

/** The roles and entitlements that a tenant offers. An id that is no UUID is nobody's id. */
@Injectable()
export class EntitlementsService {
  constructor(
    private readonly entitlements: EntitlementsRepository,
    private readonly tenants: TenantsService,
  ) {}

  async create(tenantId: string, { type, displayName, description }: CreateEntitlementDto): Promise<Entitlement> {
    await this.tenants.get(tenantId);
    const values = { id: uuidv7(), type, displayName, description: description ?? null };
    return this.entitlements.create(tenantId, values).catch(refuseTakenName);
  }

  /** One of the type, where one is named. */
  async get(tenantId: string, id: string, type?: string): Promise<Entitlement> {
    const found = isUuid(id) ? await this.entitlements.find(tenantId, id) : null;
    return known(type === undefined || found?.type === type ? found : null);
  }

  /** In the order of their creation. */
  async search(tenantId: string, type: EntitlementType | null, limit: number, after?: string): Promise<Entitlement[]> {
    await this.tenants.get(tenantId);
    return this.entitlements.search(tenantId, type, limit, after);
  }

  /** Those of the request's resource type, as identity providers ask for them. */
  async list(tenantId: string, request: ListRequest): Promise<Page<Entitlement>> {
    return this.entitlements.list(tenantId, request);
  }

  async patch(tenantId: string, id: string, changes: UpdateEntitlementDto): Promise<Entitlement> {
    return known(await this.entitlements.patch(tenantId, id, changes).catch(refuseTakenName));
  }

  /** What users have been given stays with them: it is the identity provider's to take. */
  async remove(tenantId: string, id: string): Promise<void> {
    known(await this.entitlements.remove(tenantId, id));
  }

  /** Which types the tenant offers any of. */
  async types(tenantId: string): Promise<EntitlementType[]> {
    return this.entitlements.findTypes(tenantId);
  }
}

function known<Found>(found: Found): NonNullable<Found> {
  if (!found) throw new NotFoundException('The tenant has no such role or entitlement.');
  return found;
}

function refuseTakenName(error: unknown): never {
  if (!(error instanceof UniqueViolation)) throw error;
  throw new ConflictException('Another one of this type has this displayName (upper and lower case are the same).');
}

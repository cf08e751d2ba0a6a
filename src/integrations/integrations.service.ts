import { Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { TenantsService } from '../tenants/tenants.service.js';
import type { CreateIntegrationDto, UpdateIntegrationDto } from './integration.dto.js';
import type { Integration } from './integration.entity.js';
import { IntegrationsRepository } from './integrations.repository.js';

@Injectable()
export class IntegrationsService {
  constructor(
    private readonly integrations: IntegrationsRepository,
    private readonly tenants: TenantsService,
  ) {}

  async create(tenantId: string, { name, provider }: CreateIntegrationDto): Promise<Integration> {
    await this.tenants.get(tenantId);
    return this.integrations.create(tenantId, { id: uuidV7(), name, provider });
  }

  async get(tenantId: string, integrationId: string): Promise<Integration> {
    return known(await this.integrations.find(tenantId, integrationId));
  }

  /** In the order of their creation. */
  async list(tenantId: string, limit: number, after?: string): Promise<Integration[]> {
    await this.tenants.get(tenantId);
    return this.integrations.list(tenantId, limit, after);
  }

  async patch(tenantId: string, integrationId: string, changes: UpdateIntegrationDto): Promise<Integration> {
    return known(await this.integrations.patch(tenantId, integrationId, changes));
  }

  /** Removes the integration and its secrets. The users and teams that it brought belong to the tenant and stay. */
  async remove(tenantId: string, integrationId: string): Promise<void> {
    known(await this.integrations.remove(tenantId, integrationId));
  }
}

function known<Found>(found: Found): NonNullable<Found> {
  if (!found) throw new NotFoundException('The tenant has no such integration.');
  return found;
}

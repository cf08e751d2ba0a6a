import { Injectable } from '@nestjs/common';
import type { IntegrationPrincipal } from '../auth/integration-principal.js';
import type { ResourceTypes } from '../schemas/schema.entity.js';
import { SchemasService } from '../schemas/schemas.service.js';

/** The resource types as a tenant has them: with its own extension schemas beside those of RFC 7643. */
@Injectable()
export class TenantTypes {
  constructor(private readonly schemas: SchemasService) {}

  /** No query, unless the tenant's schemas changed since this instance last asked. */
  async of({ tenantId, schemaVersion }: IntegrationPrincipal): Promise<ResourceTypes> {
    return this.schemas.typesOf(tenantId, schemaVersion);
  }
}

import { ForbiddenException, Get, NotFoundException, Param } from '@nestjs/common';
import { EntitlementsService } from '../entitlements/entitlements.service.js';
import { ENTITLEMENT, ROLE, listResponse, resourceTypeResource, schemaResource } from '../protocol/index.js';
import type { ListResponse, ResourceType, Schema } from '../protocol/index.js';
import { ScimEndpoint } from './scim-endpoint.js';
import { Scope } from './scim-scope.js';
import type { ScimScope } from './scim-scope.js';

/** What this service can do, RFC 7644 §4. */
@ScimEndpoint('', 'SCIM discovery')
export class ScimDiscoveryController {
  constructor(private readonly entitlements: EntitlementsService) {}

  /** Roles and Entitlements are among them where the tenant offers any: Okta reads every endpoint that is named. */
  @Get('ResourceTypes')
  async resourceTypes(@Scope() scope: ScimScope): Promise<ListResponse<object>> {
    const types = await this.typesOf(scope);
    return everything(
      scope,
      types.map((type) => resourceTypeResource(type, scope.baseUrl)),
    );
  }

  @Get('ResourceTypes/:id')
  async resourceType(@Scope() scope: ScimScope, @Param('id') id: string): Promise<object> {
    const type = (await this.typesOf(scope)).find(({ name }) => name.toLowerCase() === id.toLowerCase());
    return type ? resourceTypeResource(type, scope.baseUrl) : missing('resource type', id);
  }

  /** Those of the RFC and the tenant's own. */
  @Get('Schemas')
  async schemas(@Scope() scope: ScimScope): Promise<ListResponse<object>> {
    const schemas = schemasIn(await this.typesOf(scope));
    return everything(
      scope,
      schemas.map((schema) => schemaResource(schema, scope.baseUrl)),
    );
  }

  @Get('Schemas/:urn')
  async schema(@Scope() scope: ScimScope, @Param('urn') urn: string): Promise<object> {
    const schemas = schemasIn(await this.typesOf(scope));
    const schema = schemas.find(({ id }) => id.toLowerCase() === urn.toLowerCase());
    return schema ? schemaResource(schema, scope.baseUrl) : missing('schema', urn);
  }

  private async typesOf({ tenantId, types }: ScimScope): Promise<ResourceType[]> {
    const offered = await this.entitlements.types(tenantId);
    const catalogues = [ROLE, ENTITLEMENT].filter(({ name }) => offered.some((type) => type === name));
    return [types.user, types.group, ...catalogues];
  }
}

function schemasIn(types: readonly ResourceType[]): Schema[] {
  return types.flatMap(({ schema, extensions }) => [schema, ...extensions.map((each) => each.schema)]);
}

// RFC 7644 §4: sorting and paging are ignored here, and a filter is refused so that nobody takes all for a selection.
function everything(scope: ScimScope, resources: object[]): ListResponse<object> {
  if (scope.query['filter'] !== undefined) throw new ForbiddenException('This list cannot be filtered.');
  return listResponse(resources, resources.length);
}

function missing(what: string, id: string): never {
  throw new NotFoundException(`There is no ${what} ${id.slice(0, 100)}.`);
}

import { ForbiddenException, Get, NotFoundException, Param } from '@nestjs/common';
import {
  GROUP,
  USER,
  listResponse,
  resourceTypeResource,
  schemaResource,
  serviceProviderConfig,
} from '../protocol/index.js';
import type { ListResponse } from '../protocol/index.js';
import { ScimEndpoint } from './scim-endpoint.js';
import { Scope } from './scim-scope.js';
import type { ScimScope } from './scim-scope.js';

const TYPES = [USER, GROUP];
const SCHEMAS = TYPES.flatMap(({ schema, extensions }) => [schema, ...extensions.map((each) => each.schema)]);

/** What this service can do, RFC 7644 §4. */
@ScimEndpoint('', 'SCIM discovery')
export class ScimDiscoveryController {
  @Get('ServiceProviderConfig')
  serviceProviderConfig(@Scope() scope: ScimScope): object {
    return serviceProviderConfig(scope.baseUrl);
  }

  @Get('ResourceTypes')
  resourceTypes(@Scope() scope: ScimScope): ListResponse<object> {
    return everything(
      scope,
      TYPES.map((type) => resourceTypeResource(type, scope.baseUrl)),
    );
  }

  @Get('ResourceTypes/:id')
  resourceType(@Scope() scope: ScimScope, @Param('id') id: string): object {
    const type = TYPES.find(({ name }) => name.toLowerCase() === id.toLowerCase());
    return type ? resourceTypeResource(type, scope.baseUrl) : missing('resource type', id);
  }

  @Get('Schemas')
  schemas(@Scope() scope: ScimScope): ListResponse<object> {
    return everything(
      scope,
      SCHEMAS.map((schema) => schemaResource(schema, scope.baseUrl)),
    );
  }

  @Get('Schemas/:urn')
  schema(@Scope() scope: ScimScope, @Param('urn') urn: string): object {
    const schema = SCHEMAS.find(({ id }) => id.toLowerCase() === urn.toLowerCase());
    return schema ? schemaResource(schema, scope.baseUrl) : missing('schema', urn);
  }
}

// RFC 7644 §4: sorting and paging are ignored here, and a filter is refused so that nobody takes all for a selection.
function everything(scope: ScimScope, resources: object[]): ListResponse<object> {
  if (scope.query['filter'] !== undefined) throw new ForbiddenException('This list cannot be filtered.');
  return listResponse(resources, resources.length);
}

function missing(what: string, id: string): never {
  throw new NotFoundException(`There is no ${what} ${id.slice(0, 100)}.`);
}

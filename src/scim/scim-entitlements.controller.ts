import { Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { EntitlementsService } from '../entitlements/entitlements.service.js';
import { ENTITLEMENT, ROLE } from '../protocol/index.js';
import type { Attributes, ListResponse } from '../protocol/index.js';
import { entitlementResource } from './entitlement.resource.js';
import { PagesService } from './pages.service.js';
import { ParseListQueryPipe } from './parse-list-query.pipe.js';
import type { ListQuery } from './parse-list-query.pipe.js';
import { ApiListQuery, ApiSearchBody, ApiView, ScimEndpoint } from './scim-endpoint.js';
import { Scope } from './scim-scope.js';
import type { ScimScope } from './scim-scope.js';

// As ScimEndpoint has it, which documents only methods of the class that it stands on.
@ApiParam({ name: 'integrationId', format: 'uuid' })
abstract class CatalogueController {
  constructor(
    private readonly entitlements: EntitlementsService,
    private readonly pages: PagesService,
  ) {}

  /** Lists what users can be given of this kind. It is changed through the REST API only. */
  @Get()
  @ApiListQuery('displayName eq "Auditor"')
  async list(@Scope(ParseListQueryPipe) query: ListQuery): Promise<ListResponse<Attributes>> {
    const page = await this.entitlements.list(query.tenantId, query);
    return this.pages.answer(query, page, (each) => entitlementResource(each, query));
  }

  /** The same list, asked for in a body. */
  @Post('.search')
  @HttpCode(HttpStatus.OK)
  @ApiSearchBody('displayName eq "Auditor"')
  async search(@Scope(ParseListQueryPipe) query: ListQuery): Promise<ListResponse<Attributes>> {
    return this.list(query);
  }

  @Get(':id')
  @ApiView()
  async get(@Scope() scope: ScimScope, @Param('id') id: string): Promise<Attributes> {
    return entitlementResource(await this.entitlements.get(scope.tenantId, id, scope.type.name), scope);
  }
}

@ScimEndpoint('/Roles', 'SCIM entitlements', ROLE)
export class ScimRolesController extends CatalogueController {}

@ScimEndpoint('/Entitlements', 'SCIM entitlements', ENTITLEMENT)
export class ScimEntitlementsController extends CatalogueController {}

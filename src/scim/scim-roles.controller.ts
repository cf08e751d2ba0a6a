import { Get, Param } from '@nestjs/common';
import { EntitlementsService } from '../entitlements/entitlements.service.js';
import { ROLE } from '../protocol/index.js';
import type { Attributes, ListResponse } from '../protocol/index.js';
import { entitlementResource } from './entitlement.resource.js';
import { PagesService } from './pages.service.js';
import { ParseListQueryPipe } from './parse-list-query.pipe.js';
import type { ListQuery } from './parse-list-query.pipe.js';
import { ApiListQuery, ApiView, ScimEndpoint } from './scim-endpoint.js';
import { Scope } from './scim-scope.js';
import type { ScimScope } from './scim-scope.js';

@ScimEndpoint('/Roles', 'SCIM entitlements', ROLE)
export class ScimRolesController {
  constructor(
    private readonly entitlements: EntitlementsService,
    private readonly pages: PagesService,
  ) {}

  /** Lists the roles that users can be given. They are changed through the REST API only. */
  @Get()
  @ApiListQuery('displayName eq "Auditor"')
  async list(@Scope(ParseListQueryPipe) query: ListQuery): Promise<ListResponse<Attributes>> {
    const page = await this.entitlements.list(query.tenantId, query);
    return this.pages.answer(query, page, (each) => entitlementResource(each, query));
  }

  @Get(':id')
  @ApiView()
  async get(@Scope() scope: ScimScope, @Param('id') id: string): Promise<Attributes> {
    return entitlementResource(await this.entitlements.get(scope.tenantId, id, scope.type.name), scope);
  }
}

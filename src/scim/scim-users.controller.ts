import { Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Put } from '@nestjs/common';
import { USER, wants } from '../protocol/index.js';
import type { Attributes, ListResponse, PatchOperation } from '../protocol/index.js';
import { UsersService } from '../users/users.service.js';
import { PagesService } from './pages.service.js';
import { ParseListQueryPipe } from './parse-list-query.pipe.js';
import type { ListQuery } from './parse-list-query.pipe.js';
import { ParsePatchPipe } from './parse-patch.pipe.js';
import { ParseResourcePipe } from './parse-resource.pipe.js';
import { ResourceChangesService } from './resource-changes.service.js';
import { ApiListQuery, ApiPatchBody, ApiResourceBody, ApiSearchBody, ApiView, ScimEndpoint } from './scim-endpoint.js';
import { ScimBody, Scope } from './scim-scope.js';
import type { ScimScope } from './scim-scope.js';
import { newUser, userResource } from './user.resource.js';

@ScimEndpoint('/Users', 'SCIM users', USER)
export class ScimUsersController {
  constructor(
    private readonly users: UsersService,
    private readonly changes: ResourceChangesService,
    private readonly pages: PagesService,
  ) {}

  /** Creates a user. The userName is unique in the tenant, in any case. */
  @Post()
  @ApiResourceBody(USER)
  async create(@Scope() scope: ScimScope, @ScimBody(new ParseResourcePipe()) body: Attributes): Promise<Attributes> {
    const user = await this.users.create(scope.tenantId, scope.cause, newUser(body));
    return userResource(user, scope);
  }

  /** Lists users, inactive ones too, in the order in which they were created. */
  @Get()
  @ApiListQuery('userName eq "ada@example.com"')
  async list(@Scope(ParseListQueryPipe) query: ListQuery): Promise<ListResponse<Attributes>> {
    const page = await this.users.list(query.tenantId, query, wants(query.view, 'groups'));
    return this.pages.answer(query, page, (user) => userResource(user, query));
  }

  /** The same list, asked for in a body: filters in an address end up in logs (RFC 7644 §3.4.3). */
  @Post('.search')
  @HttpCode(HttpStatus.OK)
  @ApiSearchBody('userName eq "ada@example.com"')
  async search(@Scope(ParseListQueryPipe) query: ListQuery): Promise<ListResponse<Attributes>> {
    return this.list(query);
  }

  @Get(':id')
  @ApiView()
  async get(@Scope() scope: ScimScope, @Param('id') id: string): Promise<Attributes> {
    return userResource(await this.users.get(scope.tenantId, id), scope);
  }

  /** Replaces a user. A body that does not say whether the user is active leaves that as it is. */
  @Put(':id')
  @ApiResourceBody(USER)
  async replace(
    @Scope() scope: ScimScope,
    @Param('id') id: string,
    @ScimBody(new ParseResourcePipe()) body: Attributes,
  ): Promise<Attributes> {
    return userResource(await this.changes.replaceUser(scope, id, body), scope);
  }

  /** Changes a user by the operations of RFC 7644 §3.5.2: all of them, or none. */
  @Patch(':id')
  @ApiPatchBody(USER)
  async patch(
    @Scope() scope: ScimScope,
    @Param('id') id: string,
    @ScimBody(new ParsePatchPipe()) operations: PatchOperation[],
  ): Promise<Attributes> {
    return userResource(await this.changes.patchUser(scope, id, operations), scope);
  }

  /** Deletes a user, and with them their memberships. */
  @Delete(':id')
  @HttpCode(204)
  async remove(@Scope() scope: ScimScope, @Param('id') id: string): Promise<void> {
    await this.changes.removeUser(scope, id);
  }
}

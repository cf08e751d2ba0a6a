import { Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { GROUP, listResponse } from '../protocol/index.js';
import type { Attributes, ListResponse, PatchOperation } from '../protocol/index.js';
import { TeamsService } from '../teams/teams.service.js';
import { editsOfReplacement, memberIds } from './group-edits.js';
import { groupResource, memberLocations } from './group.resource.js';
import { ParseListQueryPipe } from './parse-list-query.pipe.js';
import type { ListQuery } from './parse-list-query.pipe.js';
import { ParsePatchPipe } from './parse-patch.pipe.js';
import { ParseResourcePipe } from './parse-resource.pipe.js';
import { ResourceChangesService } from './resource-changes.service.js';
import { ApiListQuery, ApiPatchBody, ApiResourceBody, ApiView, ScimEndpoint } from './scim-endpoint.js';
import { ScimBody, Scope } from './scim-scope.js';
import type { ScimScope } from './scim-scope.js';

@ScimEndpoint('/Groups', 'SCIM groups', GROUP)
export class ScimGroupsController {
  constructor(
    private readonly teams: TeamsService,
    private readonly changes: ResourceChangesService,
  ) {}

  /** Creates a group. The displayName is unique in the tenant, in any case. */
  @Post()
  @ApiResourceBody(GROUP)
  async create(@Scope() scope: ScimScope, @ScimBody(new ParseResourcePipe()) body: Attributes): Promise<Attributes> {
    const { members, ...attributes } = body;
    const team = await this.teams.create(scope.tenantId, scope.cause, attributes, memberIds(members));
    return this.read(scope, team.id);
  }

  /** Lists groups in the order in which they were created. Leave the members out where they are many. */
  @Get()
  @ApiListQuery('displayName eq "Engineering"')
  async list(@Scope(new ParseListQueryPipe()) query: ListQuery): Promise<ListResponse<Attributes>> {
    const { tenantId, filter, window } = query;
    const page = await this.teams.list(tenantId, filter, window, memberLocations(query));
    const resources = page.items.map((team) => groupResource(team, query));
    return listResponse(resources, page.total, query.startIndex);
  }

  @Get(':id')
  @ApiView()
  async get(@Scope() scope: ScimScope, @Param('id') id: string): Promise<Attributes> {
    return this.read(scope, id);
  }

  /** Replaces a group. A body without `members` leaves the members as they are. */
  @Put(':id')
  @ApiResourceBody(GROUP)
  async replace(
    @Scope() scope: ScimScope,
    @Param('id') id: string,
    @ScimBody(new ParseResourcePipe()) body: Attributes,
  ): Promise<Attributes> {
    await this.changes.replaceGroup(scope, id, body);
    return this.read(scope, id);
  }

  /** Changes a group. Answers 204, since the members may be many; 200 with the group when `attributes` asks for it. */
  @Patch(':id')
  @ApiPatchBody(GROUP)
  @HttpCode(HttpStatus.NO_CONTENT)
  async patch(
    @Scope() scope: ScimScope,
    @Param('id') id: string,
    @ScimBody(new ParsePatchPipe()) operations: PatchOperation[],
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Attributes | undefined> {
    await this.changes.patchGroup(scope, id, operations);
    if (!scope.view.attributes) return undefined;
    reply.status(HttpStatus.OK);
    return this.read(scope, id);
  }

  /** Deletes a group; its members stay users. */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(@Scope() scope: ScimScope, @Param('id') id: string): Promise<void> {
    await this.changes.removeGroup(scope, id);
  }

  private async read(scope: ScimScope, id: string): Promise<Attributes> {
    const locations = memberLocations(scope);
    const team =
      locations === null
        ? { ...(await this.teams.get(scope.tenantId, id)), members: null }
        : await this.teams.getWithMembers(scope.tenantId, id, locations);
    return groupResource(team, scope);
  }
}

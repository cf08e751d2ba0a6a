import { Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { GROUP, wants } from '../protocol/index.js';
import type { Attributes, ListResponse, PatchOperation } from '../protocol/index.js';
import { TeamsService } from '../teams/teams.service.js';
import { newTeam } from './group-edits.js';
import { groupResource } from './group.resource.js';
import { PagesService } from './pages.service.js';
import { ParseListQueryPipe } from './parse-list-query.pipe.js';
import type { ListQuery } from './parse-list-query.pipe.js';
import { ParsePatchPipe } from './parse-patch.pipe.js';
import { ParseResourcePipe } from './parse-resource.pipe.js';
import { ResourceChangesService } from './resource-changes.service.js';
import { ApiListQuery, ApiPatchBody, ApiResourceBody, ApiSearchBody, ApiView, ScimEndpoint } from './scim-endpoint.js';
import { ScimBody, Scope } from './scim-scope.js';
import type { ScimScope } from './scim-scope.js';

@ScimEndpoint('/Groups', 'SCIM groups', GROUP)
export class ScimGroupsController {
  constructor(
    private readonly teams: TeamsService,
    private readonly changes: ResourceChangesService,
    private readonly pages: PagesService,
  ) {}

  /** Creates a group. The displayName is unique in the tenant, in any case. */
  @Post()
  @ApiResourceBody(GROUP)
  async create(@Scope() scope: ScimScope, @ScimBody(new ParseResourcePipe()) body: Attributes): Promise<Attributes> {
    const { attributes, members } = newTeam(body);
    const team = await this.teams.create(scope.tenantId, scope.cause, attributes, members);
    return this.read(scope, team.id);
  }

  /** Lists groups in the order in which they were created. Leave the members out where they are many. */
  @Get()
  @ApiListQuery('displayName eq "Engineering"')
  async list(@Scope(ParseListQueryPipe) query: ListQuery): Promise<ListResponse<Attributes>> {
    const page = await this.teams.list(query.tenantId, query, wants(query.view, 'members'));
    return this.pages.answer(query, page, (team) => groupResource(team, query));
  }

  /** The same list, asked for in a body: filters in an address end up in logs (RFC 7644 §3.4.3). */
  @Post('.search')
  @HttpCode(HttpStatus.OK)
  @ApiSearchBody('displayName eq "Engineering"')
  async search(@Scope(ParseListQueryPipe) query: ListQuery): Promise<ListResponse<Attributes>> {
    return this.list(query);
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
    const team = wants(scope.view, 'members')
      ? await this.teams.getWithMembers(scope.tenantId, id)
      : { ...(await this.teams.get(scope.tenantId, id)), members: null, subteams: [] };
    return groupResource(team, scope);
  }
}

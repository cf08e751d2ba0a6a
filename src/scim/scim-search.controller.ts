import { Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.js';
import type { DirectoryEntry } from '../directory/directory.entity.js';
import { project, wants } from '../protocol/index.js';
import type { Attributes, ListResponse } from '../protocol/index.js';
import { groupResource } from './group.resource.js';
import { PagesService } from './pages.service.js';
import { ParseDirectoryQueryPipe } from './parse-list-query.pipe.js';
import type { DirectoryQuery } from './parse-list-query.pipe.js';
import { ApiListQuery, ApiSearchBody, ScimEndpoint } from './scim-endpoint.js';
import { Scope } from './scim-scope.js';
import { userResource } from './user.resource.js';

/** Users and groups in one list, RFC 7644 §3.4.2.1. */
@ScimEndpoint('', 'SCIM search')
export class ScimSearchController {
  constructor(
    private readonly directory: DirectoryService,
    private readonly pages: PagesService,
  ) {}

  /** Lists users and groups. An attribute that one of them does not have counts as one without a value. */
  @Get()
  @ApiListQuery('meta.resourceType eq "User"')
  async list(@Scope(ParseDirectoryQueryPipe) query: DirectoryQuery): Promise<ListResponse<Attributes>> {
    const { users, groups, window } = query;
    const withTeams = wants(users.view, 'groups');
    const withMembers = wants(groups.view, 'members');
    const page = await this.directory.list(query.tenantId, { users, teams: groups, window, withTeams, withMembers });
    return this.pages.answer(query, page, (entry) => resourceOf(entry, query));
  }

  /** The same list, asked for in a body: filters in an address end up in logs (RFC 7644 §3.4.3). */
  @Post('.search')
  @HttpCode(HttpStatus.OK)
  @ApiSearchBody('meta.resourceType eq "User"')
  async search(@Scope(ParseDirectoryQueryPipe) query: DirectoryQuery): Promise<ListResponse<Attributes>> {
    return this.list(query);
  }
}

function resourceOf(entry: DirectoryEntry, { users, groups }: DirectoryQuery): Attributes {
  return 'user' in entry
    ? project(userResource(entry.user, users), users.view, users.type)
    : project(groupResource(entry.team, groups), groups.view, groups.type);
}

import { Controller, Get, HttpCode, HttpStatus, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { toList } from '../rest/list.js';
import { toSortedList } from '../rest/sorted-list.js';
import { TenantsService } from '../tenants/tenants.service.js';
import { DeletedUserList, DeletedUserListQuery, DeletedUserResponse } from './deleted-user.dto.js';
import {
  UserCountQuery,
  UserCountResponse,
  UserList,
  UserListQuery,
  UserNameList,
  UserNamesQuery,
  UserProfileResponse,
  UserResponse,
} from './user.dto.js';
import { USER_ORDERS } from './user-orders.js';
import { UserSearchService } from './user-search.service.js';
import { UsersService } from './users.service.js';

@ApiTags('Users')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/users')
export class UsersController {
  constructor(
    private readonly tenants: TenantsService,
    private readonly users: UsersService,
    private readonly people: UserSearchService,
  ) {}

  /**
   * Lists the users of a tenant, inactive ones too, in the order in which they came unless another one is asked for. 422
   * when a search has to look at too many.
   */
  @Get()
  async list(@Id('tenantId') tenantId: string, @Query() query: UserListQuery): Promise<UserList> {
    await this.tenants.get(tenantId);
    const { sort } = query;
    return toSortedList(
      query,
      USER_ORDERS[sort]?.type ?? 'text',
      (stretch) => this.people.search(tenantId, UserCountQuery.toSearch(query), sort, stretch),
      (user) => UserResponse.of(user),
    );
  }

  /** Counts the users that a list with the same filters would have, up to 100,000. */
  @Get('count')
  async count(@Id('tenantId') tenantId: string, @Query() query: UserCountQuery): Promise<UserCountResponse> {
    await this.tenants.get(tenantId);
    return this.people.count(tenantId, UserCountQuery.toSearch(query));
  }

  /** Names users by their ids, deleted ones as they were called last. Whom the tenant never had is left out. */
  @Get('names')
  async names(@Id('tenantId') tenantId: string, @Query() { ids }: UserNamesQuery): Promise<UserNameList> {
    return { items: await this.people.names(tenantId, ids) };
  }

  /** Lists deleted users that can be brought back, the last deleted first. */
  @Get('deleted')
  async deleted(
    @Id('tenantId') tenantId: string,
    @Query() { search, limit, cursor }: DeletedUserListQuery,
  ): Promise<DeletedUserList> {
    await this.tenants.get(tenantId);
    const rows = await this.people.deleted(tenantId, search, limit + 1, cursor);
    return toList(
      rows,
      limit,
      (user) => DeletedUserResponse.of(user),
      ({ seq }) => seq,
    );
  }

  /** Shows one user with their teams and their manager. */
  @Get(':userId')
  async get(@Id('tenantId') tenantId: string, @Id('userId') userId: string): Promise<UserProfileResponse> {
    return UserProfileResponse.of(await this.people.getProfile(tenantId, userId));
  }

  /**
   * Brings a deleted user back under the old id, as they were, and into the teams whose identity provider still names
   * them. 404 when no user with this id was deleted; 409 when the userName has been given to someone else since.
   */
  @Post(':userId/restore')
  @HttpCode(HttpStatus.OK)
  async restore(
    @Id('tenantId') tenantId: string,
    @Id('userId') userId: string,
    @Req() request: FastifyRequest,
  ): Promise<UserProfileResponse> {
    await this.users.restore(tenantId, { integrationId: null, requestId: request.id }, userId);
    return this.get(tenantId, userId);
  }
}

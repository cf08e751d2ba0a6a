import { Controller, Get, HttpCode, HttpStatus, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { toList } from '../rest/list.js';
import { TenantsService } from '../tenants/tenants.service.js';
import { UserList, UserListQuery, UserResponse, UserWithTeamsResponse } from './user.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('Users')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/users')
export class UsersController {
  constructor(
    private readonly tenants: TenantsService,
    private readonly users: UsersService,
  ) {}

  /** Lists the users of a tenant, inactive ones too, in the order in which they came. */
  @Get()
  async list(@Id('tenantId') tenantId: string, @Query() query: UserListQuery): Promise<UserList> {
    await this.tenants.get(tenantId);
    const { search, status, cursor, limit } = query;
    const active = status && status === 'active';
    const users = await this.users.search(tenantId, { search, active, after: cursor, limit: limit + 1 });
    return toList(users, limit, (user) => UserResponse.of(user));
  }

  /** Shows one user with their teams. */
  @Get(':userId')
  async get(@Id('tenantId') tenantId: string, @Id('userId') userId: string): Promise<UserWithTeamsResponse> {
    return UserWithTeamsResponse.of(await this.users.get(tenantId, userId));
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
  ): Promise<UserWithTeamsResponse> {
    const cause = { integrationId: null, requestId: request.id };
    return UserWithTeamsResponse.of(await this.users.restore(tenantId, cause, userId));
  }
}

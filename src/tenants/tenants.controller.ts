import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../auth/current.decorator.js';
import type { Principal } from '../auth/principal.js';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { toList } from '../rest/list.js';
import { CreateTenantDto, TenantList, TenantListQuery, TenantResponse, UpdateTenantDto } from './tenant.dto.js';
import { TenantsService } from './tenants.service.js';

@ApiTags('Tenants')
@ApiProblems()
@Controller('api/tenants')
export class TenantsController {
  constructor(private readonly tenants: TenantsService) {}

  /** Creates a tenant: one customer of the platform, whose users and teams are kept apart from all others. */
  @Post()
  @Requires('operator')
  async create(@Body() body: CreateTenantDto): Promise<TenantResponse> {
    return TenantResponse.of(await this.tenants.create(body));
  }

  /** Lists the tenants in which the caller has a role, oldest first; operators see them all. */
  @Get()
  @Requires('signed-in')
  async list(
    @CurrentPrincipal() { operator, tenantRoles }: Principal,
    @Query() { limit, cursor, search, slug }: TenantListQuery,
  ): Promise<TenantList> {
    const among = operator ? undefined : [...tenantRoles.keys()];
    const rows = await this.tenants.list(limit + 1, cursor, { among, search, slug });
    return toList(rows, limit, (tenant) => TenantResponse.of(tenant));
  }

  /** Shows one tenant. */
  @Get(':tenantId')
  @Requires('viewer')
  async get(@Id('tenantId') tenantId: string): Promise<TenantResponse> {
    return TenantResponse.of(await this.tenants.get(tenantId));
  }

  /** Changes the fields that are sent. */
  @Patch(':tenantId')
  @Requires('admin')
  async patch(@Id('tenantId') tenantId: string, @Body() body: UpdateTenantDto): Promise<TenantResponse> {
    return TenantResponse.of(await this.tenants.patch(tenantId, body));
  }

  /** Deletes a tenant with everything of it: integrations, secrets, users, teams and the record of their changes. */
  @Delete(':tenantId')
  @Requires('operator')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(@Id('tenantId') tenantId: string): Promise<void> {
    await this.tenants.remove(tenantId);
  }
}

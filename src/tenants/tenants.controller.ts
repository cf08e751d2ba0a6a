import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { OperatorGuard } from '../auth/operator.guard.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import { CreateTenantDto, TenantList, TenantResponse, UpdateTenantDto } from './tenant.dto.js';
import { TenantsService } from './tenants.service.js';

@ApiTags('Tenants')
@ApiBearerAuth('operator')
@ApiProblems()
@UseGuards(OperatorGuard)
@Controller('api/tenants')
export class TenantsController {
  constructor(private readonly tenants: TenantsService) {}

  /** Creates a tenant: one customer of the platform, whose users and teams are kept apart from all others. */
  @Post()
  async create(@Body() body: CreateTenantDto): Promise<TenantResponse> {
    return TenantResponse.of(await this.tenants.create(body));
  }

  /** Lists the tenants, oldest first. */
  @Get()
  async list(@Query() { limit, cursor }: ListQuery): Promise<TenantList> {
    return toList(await this.tenants.list(limit + 1, cursor), limit, (tenant) => TenantResponse.of(tenant));
  }

  /** Shows one tenant. */
  @Get(':tenantId')
  async get(@Id('tenantId') tenantId: string): Promise<TenantResponse> {
    return TenantResponse.of(await this.tenants.get(tenantId));
  }

  /** Changes the fields that are sent. */
  @Patch(':tenantId')
  async patch(@Id('tenantId') tenantId: string, @Body() body: UpdateTenantDto): Promise<TenantResponse> {
    return TenantResponse.of(await this.tenants.patch(tenantId, body));
  }

  /** Deletes a tenant with everything of it: integrations, secrets, users, teams and the record of their changes. */
  @Delete(':tenantId')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(@Id('tenantId') tenantId: string): Promise<void> {
    await this.tenants.remove(tenantId);
  }
}

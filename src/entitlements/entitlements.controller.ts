import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { toList } from '../rest/list.js';
import {
  CreateEntitlementDto,
  EntitlementList,
  EntitlementListQuery,
  EntitlementResponse,
  UpdateEntitlementDto,
} from './entitlement.dto.js';
import { EntitlementsService } from './entitlements.service.js';

@ApiTags('Entitlements')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/entitlements')
export class EntitlementsController {
  constructor(private readonly entitlements: EntitlementsService) {}

  /** Offers a role or an entitlement: identity providers such as Okta find it, and let people assign it to users. */
  @Post()
  async create(@Id('tenantId') tenantId: string, @Body() body: CreateEntitlementDto): Promise<EntitlementResponse> {
    return EntitlementResponse.of(await this.entitlements.create(tenantId, body));
  }

  /** Lists the roles and entitlements that the tenant offers, oldest first. */
  @Get()
  async list(
    @Id('tenantId') tenantId: string,
    @Query() { type, limit, cursor }: EntitlementListQuery,
  ): Promise<EntitlementList> {
    const rows = await this.entitlements.search(tenantId, type ?? null, limit + 1, cursor);
    return toList(rows, limit, (entitlement) => EntitlementResponse.of(entitlement));
  }

  /** Shows one role or entitlement. */
  @Get(':entitlementId')
  async get(
    @Id('tenantId') tenantId: string,
    @Id('entitlementId') entitlementId: string,
  ): Promise<EntitlementResponse> {
    return EntitlementResponse.of(await this.entitlements.get(tenantId, entitlementId));
  }

  /** Changes the fields that are sent. */
  @Patch(':entitlementId')
  async patch(
    @Id('tenantId') tenantId: string,
    @Id('entitlementId') entitlementId: string,
    @Body() body: UpdateEntitlementDto,
  ): Promise<EntitlementResponse> {
    return EntitlementResponse.of(await this.entitlements.patch(tenantId, entitlementId, body));
  }

  /** Offers it no more. Users who have been given it keep it until their identity provider takes it from them. */
  @Delete(':entitlementId')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(@Id('tenantId') tenantId: string, @Id('entitlementId') entitlementId: string): Promise<void> {
    await this.entitlements.remove(tenantId, entitlementId);
  }
}

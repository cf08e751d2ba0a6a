import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { Config } from '../config/config.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import { ExpiryWarningsService } from './expiry-warnings.service.js';
import { CreateIntegrationDto, IntegrationList, IntegrationResponse, UpdateIntegrationDto } from './integration.dto.js';
import type { Integration } from './integration.entity.js';
import { IntegrationsService } from './integrations.service.js';

@ApiTags('Integrations')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/integrations')
export class IntegrationsController {
  constructor(
    private readonly integrations: IntegrationsService,
    private readonly warnings: ExpiryWarningsService,
    private readonly config: Config,
  ) {}

  /** Creates an integration: the tenant's connection to one identity provider, with a SCIM URL of its own. */
  @Post()
  async create(@Id('tenantId') tenantId: string, @Body() body: CreateIntegrationDto): Promise<IntegrationResponse> {
    return this.toResponse(await this.integrations.create(tenantId, body));
  }

  /** Lists the tenant's integrations, oldest first. */
  @Get()
  async list(@Id('tenantId') tenantId: string, @Query() { limit, cursor }: ListQuery): Promise<IntegrationList> {
    const rows = await this.integrations.list(tenantId, limit + 1, cursor);
    const ids = rows.map(({ id }) => id);
    const expiring = await this.warnings.list(tenantId, ids);
    return toList(rows, limit, (row) => IntegrationResponse.of(row, this.config.publicUrl, expiring));
  }

  /** Shows one integration, and whether the identity provider has connected yet. */
  @Get(':integrationId')
  async get(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
  ): Promise<IntegrationResponse> {
    return this.toResponse(await this.integrations.get(tenantId, integrationId));
  }

  /** Changes the fields that are sent. */
  @Patch(':integrationId')
  async patch(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Body() body: UpdateIntegrationDto,
  ): Promise<IntegrationResponse> {
    return this.toResponse(await this.integrations.patch(tenantId, integrationId, body));
  }

  /** Deletes an integration with its secrets. The users and teams that it brought stay. */
  @Delete(':integrationId')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(@Id('tenantId') tenantId: string, @Id('integrationId') integrationId: string): Promise<void> {
    await this.integrations.remove(tenantId, integrationId);
  }

  private async toResponse(integration: Integration): Promise<IntegrationResponse> {
    const expiring = await this.warnings.list(integration.tenantId, [integration.id]);
    return IntegrationResponse.of(integration, this.config.publicUrl, expiring);
  }
}

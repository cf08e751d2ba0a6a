import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { Config } from '../config/config.js';
import { ApiProblems } from '../rest/api-problems.js';
import { NotAudited } from '../rest/audited.js';
import { Id } from '../rest/id.js';
import { AssertionTestResponse, FederationDto, FederationResponse, TestAssertionDto } from './federation.dto.js';
import { FederationsService } from './federations.service.js';

@ApiTags('OAuth')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/integrations/:integrationId/federation')
export class FederationsController {
  constructor(
    private readonly federations: FederationsService,
    private readonly config: Config,
  ) {}

  /** Lets the identity provider prove who it is by assertions it signs (RFC 7523), with no secret to share or rotate. */
  @Put()
  async replace(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Body() { tokenLifetimeSeconds, tid = null, ...trust }: FederationDto,
  ): Promise<FederationResponse> {
    const values = { ...trust, tid, tokenLifetime: tokenLifetimeSeconds };
    return FederationResponse.of(
      await this.federations.replace(tenantId, integrationId, values),
      this.config.publicUrl,
    );
  }

  /** Shows the integration's federation. */
  @Get()
  async get(@Id('tenantId') tenantId: string, @Id('integrationId') integrationId: string): Promise<FederationResponse> {
    return FederationResponse.of(await this.federations.get(tenantId, integrationId), this.config.publicUrl);
  }

  /** Checks an assertion against the federation, and says of every check whether it passed and what was found. */
  @Post('test')
  @NotAudited()
  @HttpCode(HttpStatus.OK)
  async test(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Body() { assertion }: TestAssertionDto,
  ): Promise<AssertionTestResponse> {
    return AssertionTestResponse.of(await this.federations.test(tenantId, integrationId, assertion));
  }

  /** Deletes the federation with all access tokens it has: the next request is refused. */
  @Delete()
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(@Id('tenantId') tenantId: string, @Id('integrationId') integrationId: string): Promise<void> {
    await this.federations.remove(tenantId, integrationId);
  }
}

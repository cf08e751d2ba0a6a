import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { NetworkGuardDto, NetworksResponse } from './network.dto.js';
import { NetworksService } from './networks.service.js';

@ApiTags('Integrations')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/integrations/:integrationId')
export class NetworksController {
  constructor(private readonly networks: NetworksService) {}

  /** Shows the networks that the identity provider comes from, and proposes them as those it may come from. */
  @Get('networks')
  async list(@Id('tenantId') tenantId: string, @Id('integrationId') integrationId: string): Promise<NetworksResponse> {
    return NetworksResponse.of(await this.networks.list(tenantId, integrationId));
  }

  /** Says from which networks the identity provider may come. Watch first, then warn, then enforce. */
  @Put('network-guard')
  async guard(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Body() { mode, allow }: NetworkGuardDto,
  ): Promise<NetworksResponse> {
    return NetworksResponse.of(await this.networks.guard(tenantId, integrationId, mode, allow));
  }
}

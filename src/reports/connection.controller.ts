import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { ConnectionResponse } from './connection.dto.js';
import { ConnectionService } from './connection.service.js';

@ApiTags('Integrations')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/integrations/:integrationId/connection')
export class ConnectionController {
  constructor(private readonly connections: ConnectionService) {}

  /**
   * Tells, step by step, how far the first connection has come: what was seen, when, and what to do at the identity
   * provider where something is missing.
   */
  @Get()
  async get(@Id('tenantId') tenantId: string, @Id('integrationId') integrationId: string): Promise<ConnectionResponse> {
    return this.connections.describe(tenantId, integrationId);
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import { CredentialEventList, CredentialEventResponse } from './credential-event.dto.js';
import { CredentialEventsService } from './credential-events.service.js';
import { IntegrationsService } from './integrations.service.js';

@ApiTags('Integrations')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/integrations/:integrationId/credential-events')
export class CredentialEventsController {
  constructor(
    private readonly integrations: IntegrationsService,
    private readonly events: CredentialEventsService,
  ) {}

  /**
   * Lists what was refused at the integration's door and why, the newest first. Callers are told nothing but 401: an
   * unknown, an expired and a revoked secret look alike to them. The latest thousand are kept.
   */
  @Get()
  async list(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<CredentialEventList> {
    await this.integrations.get(tenantId, integrationId);
    const rows = await this.events.list(tenantId, integrationId, limit + 1, cursor);
    return toList(rows, limit, (event) => CredentialEventResponse.of(event));
  }
}

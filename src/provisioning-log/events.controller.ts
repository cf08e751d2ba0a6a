import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../auth/requires.decorator.js';
import { RolesGuard } from '../auth/roles.guard.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { TenantsService } from '../tenants/tenants.service.js';
import { EventsService } from './events.service.js';

@ApiTags('Provisioning log')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/events')
export class EventsController {
  constructor(
    private readonly tenants: TenantsService,
    private readonly events: EventsService,
    private readonly guard: RolesGuard,
  ) {}

  /**
   * Tells as server-sent events that identity providers sent something: once a second at most, `event: activity` with
   * `{"integrationIds", "requests", "changed"}`. What is shown of users, teams and the log is then to be read again.
   * No integration ids: it may be any of them. The stream ends with the session, or with the role in the tenant.
   */
  @Get()
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  async open(
    @Id('tenantId') tenantId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.tenants.get(tenantId);
    const stream = this.events.open(tenantId.toLowerCase(), () => this.guard.stillAdmits(request, 'viewer'));
    void reply
      .type('text/event-stream')
      .header('Cache-Control', 'no-store')
      // Or nginx keeps back what it is to pass on.
      .header('X-Accel-Buffering', 'no')
      .send(stream);
  }
}

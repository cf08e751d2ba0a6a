import { Injectable } from '@nestjs/common';
import { IntegrationsService } from '../integrations/integrations.service.js';
import { describeConnection } from './connection-steps.js';
import type { ConnectionResponse } from './connection.dto.js';
import { ConnectionRepository } from './connection.repository.js';
import { SyncHealthService } from './sync-health.service.js';

const WEEK_MS = 7 * 86_400_000;
const FAILURES_OF_EACH_KIND = 20;

/** Tells how far an identity provider has come with its first connection, from what is stored of it. */
@Injectable()
export class ConnectionService {
  constructor(
    private readonly integrations: IntegrationsService,
    private readonly connections: ConnectionRepository,
    private readonly health: SyncHealthService,
  ) {}

  async describe(tenantId: string, integrationId: string): Promise<ConnectionResponse> {
    const integration = await this.integrations.get(tenantId, integrationId);
    const since = new Date(Date.now() - WEEK_MS);
    const [[health], credentials, firsts, failedWrites] = await Promise.all([
      this.health.describe(tenantId, [integration]),
      this.connections.findCredentials(tenantId, integrationId),
      this.connections.listFirsts(tenantId, integrationId),
      this.connections.listFailedWrites(tenantId, integrationId, since, FAILURES_OF_EACH_KIND),
    ]);
    return describeConnection({ health: health!, credentials, firsts, failedWrites });
  }
}

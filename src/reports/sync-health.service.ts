import { Injectable } from '@nestjs/common';
import { CredentialEventsService } from '../integrations/credential-events.service.js';
import { ExpiryWarningsService } from '../integrations/expiry-warnings.service.js';
import type { Integration } from '../integrations/integration.entity.js';
import { IntegrationsService } from '../integrations/integrations.service.js';
import { NetworksService } from '../integrations/networks.service.js';
import { describeHealth, type Facts } from './describe-health.js';
import { Period } from './period.js';
import type { ReportQuery } from './report-query.dto.js';
import type { IntegrationHealth, SyncHealthReport } from './sync-health.dto.js';
import { SyncHealthRepository } from './sync-health.repository.js';

const MOST_INTEGRATIONS = 200;
// A day of Entra ID's, and some.
const CYCLES_LOOKED_AT = 60;
const WEEK_MS = 7 * 86_400_000;

/** Reports on how well each identity provider keeps a tenant in step. */
@Injectable()
export class SyncHealthService {
  constructor(
    private readonly integrations: IntegrationsService,
    private readonly health: SyncHealthRepository,
    private readonly warnings: ExpiryWarningsService,
    private readonly networks: NetworksService,
    private readonly events: CredentialEventsService,
  ) {}

  async report(tenantId: string, query: ReportQuery): Promise<SyncHealthReport> {
    const { from, to } = Period.of(query);
    const integrations = await this.integrations.list(tenantId, MOST_INTEGRATIONS);
    return { from, to, integrations: await this.describe(tenantId, integrations, Period.of(query)) };
  }

  /** How these integrations are. */
  async describe(
    tenantId: string,
    integrations: readonly Integration[],
    period = Period.of({}),
  ): Promise<IntegrationHealth[]> {
    const now = new Date();
    const ids = integrations.map(({ id }) => id);
    const today = new Date(now.toISOString().slice(0, 10)).getTime();
    const since = new Date(Math.min(period.since.getTime(), today - WEEK_MS));
    const [cycles, days, expiring, ...doors] = await Promise.all([
      this.health.listCycles(tenantId, CYCLES_LOOKED_AT),
      this.health.listDays(tenantId, ids, since),
      this.warnings.list(tenantId, ids),
      ...ids.map((id) => this.atTheDoor(tenantId, id)),
    ]);
    return integrations.map((integration, index) => {
      const own = ({ integrationId }: { integrationId: string }): boolean => integrationId === integration.id;
      const facts: Facts = {
        integration,
        ...doors[index]!,
        cycles: cycles.filter(own),
        days: days.filter(own),
        expiring: expiring.filter(own),
      };
      return describeHealth(facts, period, now);
    });
  }

  private async atTheDoor(tenantId: string, id: string): Promise<Pick<Facts, 'refusal' | 'networks'>> {
    const [[refusal], networks] = await Promise.all([
      this.events.list(tenantId, id, 1),
      this.networks.list(tenantId, id),
    ]);
    return { refusal: refusal ?? null, networks };
  }
}

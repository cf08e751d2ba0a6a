import { Injectable } from '@nestjs/common';
import { joinedOf, leftOf } from './people-over-time.js';
import type { DayCounts } from './people.repository.js';
import { dayOf, Period } from './period.js';
import type { ReportQuery } from './report-query.dto.js';
import { sumOf } from './sum.js';
import type { Movement, RequestsOfDay, SummaryReport } from './summary.dto.js';
import { SummaryRepository } from './summary.repository.js';
import type { IntegrationHealth } from './sync-health.dto.js';
import { SyncHealthService } from './sync-health.service.js';

const DAY_MS = 86_400_000;

/** The numbers at the top of all reports. */
@Injectable()
export class SummaryService {
  constructor(
    private readonly summary: SummaryRepository,
    private readonly health: SyncHealthService,
  ) {}

  async report(tenantId: string, query: ReportQuery): Promise<SummaryReport> {
    const { from, to } = Period.of(query);
    const [weekAgo, monthAgo] = [6, 29].map((days) => dayOf(Date.now() - days * DAY_MS)) as [string, string];
    const today = dayOf(new Date());
    const { integrations } = await this.health.report(tenantId, {});
    const { days, ...numbers } = await this.summary.read(tenantId, from < monthAgo ? from : monthAgo);
    const { requests, failed, refused, ...standing } = numbers;
    return {
      from,
      to,
      ...standing,
      period: movementOf(days, from, to),
      last7Days: movementOf(days, weekAgo, today),
      last30Days: movementOf(days, monthAgo, today),
      last24Hours: { requests, failed, refused } satisfies RequestsOfDay,
      integrations: statesOf(integrations),
    };
  }
}

function movementOf(days: readonly DayCounts[], from: string, to: string): Movement {
  const of = days
    .filter(({ day }) => day >= from && day <= to)
    .map((day) => ({ joined: joinedOf(day), left: leftOf(day) }));
  return { joined: sumOf(of, 'joined'), left: sumOf(of, 'left') };
}

function statesOf(integrations: readonly IntegrationHealth[]): SummaryReport['integrations'] {
  const states = { waiting: 0, healthy: 0, attention: 0, failing: 0 };
  for (const { state } of integrations) states[state]++;
  return states;
}

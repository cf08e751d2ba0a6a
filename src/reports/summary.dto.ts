import { ApiProperty } from '@nestjs/swagger';
import type { Table } from './csv.js';

export class IntegrationStates {
  /** Never let in so far. */
  @ApiProperty({ type: 'integer' })
  waiting: number;
  @ApiProperty({ type: 'integer' })
  healthy: number;
  /** Something should be looked at. */
  @ApiProperty({ type: 'integer' })
  attention: number;
  /** Nothing arrives any more, or most of it not. */
  @ApiProperty({ type: 'integer' })
  failing: number;
}

export class Movement {
  /** Who became active: created as such, or reactivated. */
  @ApiProperty({ type: 'integer' })
  joined: number;
  /** Who was active and is no more: deactivated, or deleted. */
  @ApiProperty({ type: 'integer' })
  left: number;
}

export class RequestsOfDay {
  @ApiProperty({ type: 'integer' })
  requests: number;
  /** Of those that were let in: answered with an error. */
  @ApiProperty({ type: 'integer' })
  failed: number;
  /** Not let in. */
  @ApiProperty({ type: 'integer' })
  refused: number;
}

export class SummaryReport {
  @ApiProperty({ format: 'date' })
  from: string;
  @ApiProperty({ format: 'date' })
  to: string;
  @ApiProperty({ type: 'integer' })
  activeUsers: number;
  @ApiProperty({ type: 'integer' })
  inactiveUsers: number;
  @ApiProperty({ type: 'integer' })
  teams: number;
  @ApiProperty({ type: 'integer' })
  memberships: number;
  /** Members whom an identity provider named and who have not arrived as users. */
  @ApiProperty({ type: 'integer' })
  pendingMembers: number;
  /** In the period. */
  period: Movement;
  /** Today (UTC) and the six days before. */
  last7Days: Movement;
  last30Days: Movement;
  /** In this hour and the 23 before. */
  last24Hours: RequestsOfDay;
  integrations: IntegrationStates;
}

export function summaryTable(report: SummaryReport): Table {
  const { activeUsers, inactiveUsers, teams, memberships, pendingMembers } = report;
  const { period, last7Days, last30Days, last24Hours, integrations } = report;
  const rows = Object.entries({
    ...{ activeUsers, inactiveUsers, teams, memberships, pendingMembers },
    ...{ joined: period.joined, left: period.left },
    ...{ joinedInLast7Days: last7Days.joined, leftInLast7Days: last7Days.left },
    ...{ joinedInLast30Days: last30Days.joined, leftInLast30Days: last30Days.left },
    ...{ requestsInLast24Hours: last24Hours.requests, failedInLast24Hours: last24Hours.failed },
    refusedInLast24Hours: last24Hours.refused,
    ...{ integrationsWaiting: integrations.waiting, integrationsHealthy: integrations.healthy },
    ...{ integrationsWithAttention: integrations.attention, integrationsFailing: integrations.failing },
  });
  return { columns: ['figure', 'value'], rows };
}

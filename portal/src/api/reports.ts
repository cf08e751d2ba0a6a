import type { ErrorKind, ErrorsReport } from '../../../src/reports/errors.dto.js';
import type { PeopleReport } from '../../../src/reports/people.dto.js';
import type { SummaryReport } from '../../../src/reports/summary.dto.js';
import type { IntegrationHealth, SyncHealthReport } from '../../../src/reports/sync-health.dto.js';
import type { TeamsReport } from '../../../src/reports/teams.dto.js';
import type { TrafficOfOperation, TrafficReport } from '../../../src/reports/traffic.dto.js';
import type { Wire } from './wire.js';

/** The reports by the names that they have in the REST API. */
export interface Reports {
  readonly summary: Wire<SummaryReport>;
  readonly people: Wire<PeopleReport>;
  readonly teams: Wire<TeamsReport>;
  readonly 'sync-health': Wire<SyncHealthReport>;
  readonly errors: Wire<ErrorsReport>;
  readonly traffic: Wire<TrafficReport>;
}

export type ReportName = keyof Reports;
export type KindOfError = Wire<ErrorKind>;
export type Health = Wire<IntegrationHealth>;
export type OperationTraffic = Wire<TrafficOfOperation>;

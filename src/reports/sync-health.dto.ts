import { ApiProperty } from '@nestjs/swagger';
import { PROVIDERS, type Provider } from '../integrations/integration.entity.js';
import type { Table } from './csv.js';
import { HEALTH_STATES, type HealthState } from './health.js';
import { QUARANTINE_VERDICTS, type QuarantineVerdict } from './quarantine.js';
import { TRENDS, type Trend } from './trend.js';

export class CycleResponse {
  startedAt: Date;
  /** When its last request came, so far. */
  endedAt: Date;
  @ApiProperty({ type: 'integer' })
  requests: number;
  /** Answered with an error; what an identity provider asks for to learn that it is gone is none. */
  @ApiProperty({ type: 'integer' })
  failed: number;
}

export class BeatResponse {
  @ApiProperty({ type: 'integer' })
  everyMinutes: number;
  /** Cycles that did not come within the last day. */
  @ApiProperty({ type: 'integer' })
  missed: number;
  @ApiProperty({ type: 'integer' })
  longestPauseMinutes: number;
  /** When the next cycle is expected; in the past when it is late. */
  nextAt: Date;
  /** It comes once a day only, as Entra ID does with a job in quarantine. */
  daily: boolean;
}

export class QuarantineResponse {
  /** `likely`: the rules say that the job is in quarantine; `near`: half way there. */
  @ApiProperty({ enum: QUARANTINE_VERDICTS })
  verdict: QuarantineVerdict;
  reason: string;
}

export class ErrorRate {
  /** The share of today's requests that failed, from 0 to 1; null where there were none. */
  today: number | null;
  /** Of those of the seven days before. */
  before: number | null;
  @ApiProperty({ enum: TRENDS })
  trend: Trend;
}

export class ExpiringSecret {
  id: string;
  /** Its label, or how it begins. */
  name: string;
  expiresAt: Date;
  /** 0 or less when it has expired. */
  @ApiProperty({ type: 'integer' })
  daysLeft: number;
}

export class NetworkOutside {
  network: string;
  lastSeenAt: Date;
}

export class RefusedResponse {
  /** When somebody was refused last, and why. */
  at: Date;
  reason: string;
  detail: string;
}

export class HealthOfDay {
  /** UTC. */
  @ApiProperty({ format: 'date' })
  day: string;
  @ApiProperty({ type: 'integer' })
  requests: number;
  @ApiProperty({ type: 'integer' })
  failed: number;
  @ApiProperty({ type: 'integer' })
  refused: number;
}

export class IntegrationHealth {
  integrationId: string;
  name: string;
  @ApiProperty({ enum: PROVIDERS })
  provider: Provider;
  @ApiProperty({ enum: HEALTH_STATES })
  state: HealthState;
  /** How it goes, in a sentence. */
  sentence: string;
  /** What to do about it; null when nothing has to be done. */
  advice: string | null;
  lastRequestAt: Date | null;
  /** The last burst of requests after a pause. */
  lastCycle: CycleResponse | null;
  /** Whether it comes at its fixed times; null where it has none, as all but Entra ID. */
  beat: BeatResponse | null;
  /** Null for all but Entra ID. */
  quarantine: QuarantineResponse | null;
  errorRate: ErrorRate;
  /** Secrets that expire within 30 days, or did lately. */
  expiring: ExpiringSecret[];
  /** Networks outside the allowed ones that requests came from; none where all are allowed. */
  networksOutside: NetworkOutside[];
  /** The last refusal. */
  refused: RefusedResponse | null;
  /** The days of the period on which there were requests, the first first. */
  days: HealthOfDay[];
}

export class SyncHealthReport {
  @ApiProperty({ format: 'date' })
  from: string;
  @ApiProperty({ format: 'date' })
  to: string;
  /** In the order of their creation. */
  integrations: IntegrationHealth[];
}

export function syncHealthTable({ integrations }: SyncHealthReport): Table {
  return {
    columns: [
      ...['integrationId', 'name', 'provider', 'state', 'sentence', 'advice', 'lastRequestAt', 'cycleStartedAt'],
      ...[
        'cycleEndedAt',
        'cycleRequests',
        'cycleFailed',
        'missedBeats',
        'quarantine',
        'errorRateToday',
        'errorRateBefore',
      ],
    ],
    rows: integrations.map((health) => [
      ...[health.integrationId, health.name, health.provider, health.state, health.sentence, health.advice],
      ...[health.lastRequestAt, health.lastCycle?.startedAt ?? null, health.lastCycle?.endedAt ?? null],
      ...[health.lastCycle?.requests ?? null, health.lastCycle?.failed ?? null, health.beat?.missed ?? null],
      ...[health.quarantine?.verdict ?? null, health.errorRate.today, health.errorRate.before],
    ]),
  };
}

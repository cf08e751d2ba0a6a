import { Injectable } from '@nestjs/common';
import { TenantsService } from '../tenants/tenants.service.js';
import { percentiles, rounded } from './latency.js';
import { Period } from './period.js';
import type { IntegrationReportQuery } from './report-query.dto.js';
import { sumOf } from './sum.js';
import type { TrafficFigures, TrafficReport } from './traffic.dto.js';
import { TrafficReportRepository, type Resolution, type TrafficRow } from './traffic.repository.js';

const SECONDS = { hour: 3_600, day: 86_400 } as const;
const MOST_DAYS_BY_HOUR = 7;

/** Reports on how many requests there were, and how long they took. */
@Injectable()
export class TrafficReportService {
  constructor(
    private readonly tenants: TenantsService,
    private readonly traffic: TrafficReportRepository,
  ) {}

  async report(tenantId: string, query: IntegrationReportQuery): Promise<TrafficReport> {
    await this.tenants.get(tenantId);
    const period = Period.of(query);
    const resolution = period.days.length <= MOST_DAYS_BY_HOUR ? 'hour' : 'day';
    const rows = await this.traffic.list(tenantId, query.integrationId ?? null, period, resolution);
    const byTime = grouped(rows, ({ at }) => at.getTime());
    const times = timesOf(period, resolution).map((at) => ({ at: new Date(at), ...figuresOf(byTime.get(at) ?? []) }));
    const operations = [...grouped(rows, ({ operation }) => operation)]
      .map(([operation, of]) => ({ operation, ...figuresOf(of) }))
      .sort((a, b) => b.requests - a.requests);
    const peak = Math.max(0, ...times.map(({ requests }) => requests));
    const peakPerSecond = Math.round((peak / SECONDS[resolution]) * 1_000) / 1_000;
    return { from: period.from, to: period.to, resolution, peakPerSecond, ...figuresOf(rows), times, operations };
  }
}

function figuresOf(rows: readonly TrafficRow[]): TrafficFigures {
  const requests = sumOf(rows, 'requests');
  const latencies = Array.from({ length: 11 }, (_, index) =>
    rows.reduce((sum, row) => sum + (row.latencies[index] ?? 0), 0),
  );
  const { p50, p95, p99 } = percentiles(latencies);
  return {
    requests,
    failed: sumOf(rows, 'failed'),
    refused: sumOf(rows, 'refused'),
    slow: sumOf(rows, 'slow'),
    averageMs: requests === 0 ? null : rounded(sumOf(rows, 'durationMs') / requests),
    p50Ms: p50,
    p95Ms: p95,
    p99Ms: p99,
  };
}

function timesOf({ since, until }: Period, resolution: Resolution): number[] {
  const step = SECONDS[resolution] * 1_000;
  const end = Math.min(until.getTime(), Date.now());
  const count = Math.max(0, Math.ceil((end - since.getTime()) / step));
  return Array.from({ length: count }, (_, index) => since.getTime() + index * step);
}

function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

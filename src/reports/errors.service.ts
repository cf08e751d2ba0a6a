import { Injectable } from '@nestjs/common';
import { TenantsService } from '../tenants/tenants.service.js';
import { isHarmless, titleOf } from './error-titles.js';
import type { ErrorKind, ErrorsReport } from './errors.dto.js';
import { type ErrorRow, ErrorsReportRepository } from './errors.repository.js';
import { Period } from './period.js';
import type { IntegrationReportQuery } from './report-query.dto.js';
import { sumOf } from './sum.js';
import { trendOf } from './trend.js';

/** Reports on what went wrong, by kind. */
@Injectable()
export class ErrorsReportService {
  constructor(
    private readonly tenants: TenantsService,
    private readonly errors: ErrorsReportRepository,
  ) {}

  async report(tenantId: string, query: IntegrationReportQuery): Promise<ErrorsReport> {
    await this.tenants.get(tenantId);
    const period = Period.of(query);
    const rows = await this.errors.list(tenantId, query.integrationId ?? null, period);
    const [count, countBefore] = [sumOf(rows, 'count'), sumOf(rows, 'countBefore')];
    const kinds = rows.filter((row) => row.count > 0).map((row) => toKind(row, period, query.integrationId));
    return { from: period.from, to: period.to, count, countBefore, trend: trendOf(count, countBefore), kinds };
  }
}

function toKind(row: ErrorRow, { since, until }: Period, integrationId?: string): ErrorKind {
  const { operation, status, scimType, count, countBefore } = row;
  const query = new URLSearchParams({
    outcome: 'failed',
    operation,
    status: String(status),
    ...(integrationId && { integrationId }),
    from: since.toISOString(),
    to: until.toISOString(),
  });
  const title = titleOf(operation, status, scimType);
  const harmless = isHarmless(operation, status);
  return { ...row, title, harmless, trend: trendOf(count, countBefore), query: query.toString() };
}

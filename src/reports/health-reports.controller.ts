import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { Downloadable } from './downloadable.js';
import { ReportQuery } from './report-query.dto.js';
import { SummaryReport, summaryTable } from './summary.dto.js';
import { SummaryService } from './summary.service.js';
import { SyncHealthReport, syncHealthTable } from './sync-health.dto.js';
import { SyncHealthService } from './sync-health.service.js';

/** How it is now. */
@ApiTags('Reports')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/reports')
export class HealthReportsController {
  constructor(
    private readonly summary: SummaryService,
    private readonly health: SyncHealthService,
  ) {}

  /** Reports the numbers that one wants to see first. */
  @Get('summary')
  @Downloadable('summary', summaryTable)
  async getSummary(@Id('tenantId') tenantId: string, @Query() query: ReportQuery): Promise<SummaryReport> {
    return this.summary.report(tenantId, query);
  }

  /** Reports how well each identity provider keeps the tenant in step, in a sentence and in numbers, and what to do. */
  @Get('sync-health')
  @Downloadable('sync-health', syncHealthTable)
  async getSyncHealth(@Id('tenantId') tenantId: string, @Query() query: ReportQuery): Promise<SyncHealthReport> {
    return this.health.report(tenantId, query);
  }
}

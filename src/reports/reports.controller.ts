import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { Downloadable } from './downloadable.js';
import { ErrorsReport, errorsTable } from './errors.dto.js';
import { ErrorsReportService } from './errors.service.js';
import { PeopleReport, peopleTable } from './people.dto.js';
import { PeopleReportService } from './people.service.js';
import { IntegrationReportQuery, ReportQuery } from './report-query.dto.js';
import { TeamsReport, teamsTable } from './teams.dto.js';
import { TeamsReportService } from './teams.service.js';
import { TrafficReport, trafficTable } from './traffic.dto.js';
import { TrafficReportService } from './traffic.service.js';

/** What happened to whom, and in how many requests. All days are those of UTC; the last one may be under way. */
@ApiTags('Reports')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/reports')
export class ReportsController {
  constructor(
    private readonly people: PeopleReportService,
    private readonly teams: TeamsReportService,
    private readonly errors: ErrorsReportService,
    private readonly traffic: TrafficReportService,
  ) {}

  /** Reports how many users there are, how many there were on each day, and who came and went. */
  @Get('people')
  @Downloadable('people', peopleTable)
  async getPeople(@Id('tenantId') tenantId: string, @Query() query: ReportQuery): Promise<PeopleReport> {
    return this.people.report(tenantId, query);
  }

  /** Reports how many teams there are and of which size, how they grew, and which are the largest. */
  @Get('teams')
  @Downloadable('teams', teamsTable)
  async getTeams(@Id('tenantId') tenantId: string, @Query() query: ReportQuery): Promise<TeamsReport> {
    return this.teams.report(tenantId, query);
  }

  /** Reports what went wrong, by kind, and where to read on. */
  @Get('errors')
  @Downloadable('errors', errorsTable)
  async getErrors(@Id('tenantId') tenantId: string, @Query() query: IntegrationReportQuery): Promise<ErrorsReport> {
    return this.errors.report(tenantId, query);
  }

  /** Reports how many requests there were, by hour or by day and by operation, and how long they took. */
  @Get('traffic')
  @Downloadable('traffic', trafficTable)
  async getTraffic(@Id('tenantId') tenantId: string, @Query() query: IntegrationReportQuery): Promise<TrafficReport> {
    return this.traffic.report(tenantId, query);
  }
}

import { Injectable } from '@nestjs/common';
import { TenantsService } from '../tenants/tenants.service.js';
import { peopleOverTime } from './people-over-time.js';
import type { PeopleReport } from './people.dto.js';
import { PeopleReportRepository } from './people.repository.js';
import { Period } from './period.js';
import { sumOf } from './sum.js';
import type { ReportQuery } from './report-query.dto.js';

/** Reports on a tenant's users. */
@Injectable()
export class PeopleReportService {
  constructor(
    private readonly tenants: TenantsService,
    private readonly people: PeopleReportRepository,
  ) {}

  async report(tenantId: string, query: ReportQuery): Promise<PeopleReport> {
    await this.tenants.get(tenantId);
    const period = Period.of(query);
    const history = await this.people.history(tenantId, period.from);
    const days = peopleOverTime(history, period);
    const { from, to } = period;
    const { active, inactive } = history;
    return { from, to, active, inactive, joined: sumOf(days, 'joined'), left: sumOf(days, 'left'), days };
  }
}

import { Injectable } from '@nestjs/common';
import { TenantsService } from '../tenants/tenants.service.js';
import { Period } from './period.js';
import type { ReportQuery } from './report-query.dto.js';
import { sumOf } from './sum.js';
import { teamsOverTime } from './teams-over-time.js';
import type { SizeClass, TeamsReport } from './teams.dto.js';
import { type TeamsHistory, TeamsReportRepository } from './teams.repository.js';

const LARGEST = 100;
const SIZES: readonly (readonly [number, number | null])[] = [
  [0, 0],
  [1, 10],
  [11, 50],
  [51, 200],
  [201, 1_000],
  [1_001, 10_000],
  [10_001, null],
];

/** Reports on a tenant's teams. */
@Injectable()
export class TeamsReportService {
  constructor(
    private readonly tenants: TenantsService,
    private readonly teams: TeamsReportRepository,
  ) {}

  async report(tenantId: string, query: ReportQuery): Promise<TeamsReport> {
    await this.tenants.get(tenantId);
    const period = Period.of(query);
    const history = await this.teams.history(tenantId, period.from, LARGEST);
    const { teams, memberships, pendingMembers, largest } = history;
    const { from, to } = period;
    const totals = { teams, memberships, pendingMembers };
    return {
      from,
      to,
      ...totals,
      sizes: classify(history),
      largest: [...largest],
      days: teamsOverTime(history, period),
    };
  }
}

function classify({ teams, sizes }: TeamsHistory): SizeClass[] {
  const all = [...sizes, { members: 0, teams: teams - sumOf(sizes, 'teams') }];
  return SIZES.map(([from, to]) => {
    const among = all.filter(({ members }) => members >= from && members <= (to ?? Infinity));
    return { from, to, teams: sumOf(among, 'teams') };
  });
}

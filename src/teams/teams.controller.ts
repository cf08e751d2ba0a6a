import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import { TenantsService } from '../tenants/tenants.service.js';
import {
  PendingMemberList,
  PendingMemberListQuery,
  PendingMemberResponse,
  TeamList,
  TeamListQuery,
  TeamMemberList,
  TeamMemberResponse,
  TeamSummaryResponse,
} from './team.dto.js';
import { TeamsService } from './teams.service.js';

@ApiTags('Teams')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/teams')
export class TeamsController {
  constructor(
    private readonly tenants: TenantsService,
    private readonly teams: TeamsService,
  ) {}

  /** Lists the teams of a tenant: what its identity providers call groups. */
  @Get()
  async list(@Id('tenantId') tenantId: string, @Query() query: TeamListQuery): Promise<TeamList> {
    await this.tenants.get(tenantId);
    const { search, cursor, limit } = query;
    const teams = await this.teams.search(tenantId, search, { after: cursor, limit: limit + 1 });
    return toList(teams, limit, (team) => TeamSummaryResponse.of(team));
  }

  /** Shows one team. */
  @Get(':teamId')
  async get(@Id('tenantId') tenantId: string, @Id('teamId') teamId: string): Promise<TeamSummaryResponse> {
    return TeamSummaryResponse.of(await this.teams.getSummary(tenantId, teamId));
  }

  /** Lists who is in a team. */
  @Get(':teamId/members')
  async members(
    @Id('tenantId') tenantId: string,
    @Id('teamId') teamId: string,
    @Query() { cursor, limit }: ListQuery,
  ): Promise<TeamMemberList> {
    const members = await this.teams.members(tenantId, teamId, { after: cursor, limit: limit + 1 });
    return toList(members, limit, (member) => TeamMemberResponse.of(member));
  }

  /** Lists the ids that the identity provider named as members and that no user has. They join when such a user comes back. */
  @Get(':teamId/pending-members')
  async pendingMembers(
    @Id('tenantId') tenantId: string,
    @Id('teamId') teamId: string,
    @Query() { cursor, limit }: PendingMemberListQuery,
  ): Promise<PendingMemberList> {
    const pending = await this.teams.pendingMembers(tenantId, teamId, { after: cursor, limit: limit + 1 });
    return toList(
      pending,
      limit,
      (member) => PendingMemberResponse.of(member),
      ({ value }) => value,
    );
  }
}

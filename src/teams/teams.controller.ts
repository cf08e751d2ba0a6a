import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { toList } from '../rest/list.js';
import { toSortedList } from '../rest/sorted-list.js';
import { TenantsService } from '../tenants/tenants.service.js';
import {
  PendingMemberList,
  PendingMemberListQuery,
  PendingMemberResponse,
  TeamList,
  TeamListQuery,
  TeamMemberList,
  TeamMemberListQuery,
  TeamMemberResponse,
  TeamSummaryResponse,
  UpdateTeamDto,
} from './team.dto.js';
import { TEAM_ORDERS } from './team-orders.js';
import { TeamSearchService } from './team-search.service.js';

@ApiTags('Teams')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/teams')
export class TeamsController {
  constructor(
    private readonly tenants: TenantsService,
    private readonly teams: TeamSearchService,
  ) {}

  /** Lists the teams of a tenant: what its identity providers call groups. */
  @Get()
  async list(@Id('tenantId') tenantId: string, @Query() query: TeamListQuery): Promise<TeamList> {
    await this.tenants.get(tenantId);
    const { search, sort } = query;
    return toSortedList(
      query,
      TEAM_ORDERS[sort]?.type ?? 'text',
      (stretch) => this.teams.search(tenantId, search, sort, stretch),
      (team) => TeamSummaryResponse.of(team),
    );
  }

  /** Shows one team. */
  @Get(':teamId')
  async get(@Id('tenantId') tenantId: string, @Id('teamId') teamId: string): Promise<TeamSummaryResponse> {
    return TeamSummaryResponse.of(await this.teams.get(tenantId, teamId));
  }

  /** Says what the platform lets the members of a team be. It stays when the identity provider renames the team. */
  @Patch(':teamId')
  async patch(
    @Id('tenantId') tenantId: string,
    @Id('teamId') teamId: string,
    @Body() { platformRole }: UpdateTeamDto,
  ): Promise<TeamSummaryResponse> {
    if (platformRole !== undefined) await this.teams.setPlatformRole(tenantId, teamId, platformRole);
    return this.get(tenantId, teamId);
  }

  /** Lists who is in a team: users, and teams. */
  @Get(':teamId/members')
  async members(
    @Id('tenantId') tenantId: string,
    @Id('teamId') teamId: string,
    @Query() { search, cursor, limit }: TeamMemberListQuery,
  ): Promise<TeamMemberList> {
    const members = await this.teams.members(tenantId, teamId, search, { after: cursor, limit: limit + 1 });
    return toList(members, limit, (member) => TeamMemberResponse.of(member));
  }

  /** Lists the ids that the identity provider named as members and that neither a user nor a team has. They join when such a user comes back. */
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

import { Injectable, NotFoundException } from '@nestjs/common';
import type { Placed, Stretch } from '../database/keyset.js';
import type { PendingMember, TeamMember, TeamSummary } from './team.entity.js';
import type { TeamOrder } from './team-orders.js';
import { TeamSearchRepository } from './team-search.repository.js';
import type { After } from './team-search.repository.js';

/** The teams of a tenant as they are told of to people, and what the platform makes of them. */
@Injectable()
export class TeamSearchService {
  constructor(private readonly teams: TeamSearchRepository) {}

  async search(
    tenantId: string,
    search: string | undefined,
    order: TeamOrder,
    stretch: Stretch,
  ): Promise<Placed<TeamSummary>[]> {
    return this.teams.search(tenantId, search, order, stretch);
  }

  async get(tenantId: string, id: string): Promise<TeamSummary> {
    return (await this.teams.find(tenantId, id)) ?? missing(id);
  }

  async members(tenantId: string, id: string, search: string | undefined, after: After): Promise<TeamMember[]> {
    await this.get(tenantId, id);
    return this.teams.members(tenantId, id, search, after);
  }

  async pendingMembers(tenantId: string, id: string, after: After): Promise<PendingMember[]> {
    await this.get(tenantId, id);
    return this.teams.pendingMembers(tenantId, id, after);
  }

  /** Null takes the role away. */
  async setPlatformRole(tenantId: string, id: string, platformRole: string | null): Promise<void> {
    if (!(await this.teams.setPlatformRole(tenantId, id, platformRole))) missing(id);
  }
}

function missing(id: string): never {
  throw new NotFoundException(`There is no team with id ${id}.`);
}

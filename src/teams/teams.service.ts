import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import type { Cause } from '../database/change-record.js';
import { Database } from '../database/database.js';
import type { Connection } from '../database/database.js';
import { UniqueViolation } from '../database/errors.js';
import type { ListRequest } from '../database/list-request.js';
import type { Page } from '../database/page.js';
import type { Attributes, Filter } from '../protocol/index.js';
import { MembershipsRepository } from './memberships.repository.js';
import { TeamBulkRepository } from './team-bulk.repository.js';
import { TeamListsRepository } from './team-lists.repository.js';
import type { MembershipChange, NewTeam, Team, TeamWithMembers } from './team.entity.js';
import { TeamsRepository } from './teams.repository.js';

const TAKEN = 'displayName is already taken by another group of this tenant (upper and lower case are the same).';

/** One step of a change. */
export type TeamEdit =
  /** May refuse the team as it is found, by throwing; it stays as it is until the change is done. */
  | { readonly check: (team: Team) => void }
  | { readonly attributes: (attributes: Attributes) => Attributes }
  | { readonly membership: MembershipChange }
  /** The members that a filter selects leave. */
  | { readonly leaving: Filter }
  /** The whole team goes. */
  | { readonly remove: true };

/** The teams of a tenant. An id that is no UUID is nobody's id. */
@Injectable()
export class TeamsService {
  constructor(
    private readonly database: Database,
    private readonly teams: TeamsRepository,
    private readonly bulk: TeamBulkRepository,
    private readonly memberships: MembershipsRepository,
    private readonly lists: TeamListsRepository,
  ) {}

  /** @throws ConflictException when the displayName is taken in any case. */
  async create(tenantId: string, cause: Cause, attributes: Attributes, members: readonly string[]): Promise<Team> {
    const [team] = await this.createAll(tenantId, cause, [{ id: uuidv7(), attributes, members }]);
    return team!;
  }

  /** @throws ConflictException when a displayName is taken; then none is created. */
  async createAll(tenantId: string, cause: Cause, teams: readonly NewTeam[]): Promise<Team[]> {
    return this.decidedByIndex(false, (connection) => this.bulk.createAll(connection, tenantId, cause, teams));
  }

  /** Creates each as `create` does, as if one after another; one that is refused does not hinder the others. */
  async createMany(tenantId: string, cause: Cause, teams: readonly NewTeam[]): Promise<(Team | ConflictException)[]> {
    const created = await this.bulk.createMany(this.database, tenantId, cause, teams);
    return created.map((team) => team ?? new ConflictException(TAKEN));
  }

  async get(tenantId: string, id: string): Promise<Team> {
    return (isUuid(id) ? await this.teams.find(this.database, tenantId, id) : null) ?? missing(id);
  }

  async getWithMembers(tenantId: string, id: string): Promise<TeamWithMembers> {
    return (isUuid(id) ? await this.lists.findWithMembers(tenantId, id) : null) ?? missing(id);
  }

  async list(tenantId: string, request: ListRequest, withMembers: boolean): Promise<Page<TeamWithMembers>> {
    return this.lists.list(tenantId, request, withMembers);
  }

  /** Carries out the steps in order: all of them, or none. */
  async change(tenantId: string, cause: Cause, id: string, edits: readonly TeamEdit[]): Promise<void> {
    if (!isUuid(id)) return missing(id);
    const [first, ...others] = edits;
    if (!first) return void (await this.get(tenantId, id));
    if (others.length === 0 && 'membership' in first) {
      return (await this.memberships.changeAlone(tenantId, cause, id, first.membership)) ? undefined : missing(id);
    }
    const oneStatement = others.length === 0 && 'remove' in first;
    const removes = edits.some((edit) => 'remove' in edit);
    await this.decidedByIndex(!oneStatement, async (connection) => {
      if (removes && !oneStatement) await this.teams.lockForRemoval(connection, tenantId, id);
      for (const edit of edits) {
        if (!(await this.carryOut(connection, tenantId, cause, id, edit))) missing(id);
      }
    });
  }

  private async carryOut(
    connection: Connection,
    tenantId: string,
    cause: Cause,
    id: string,
    edit: TeamEdit,
  ): Promise<boolean> {
    if ('check' in edit) {
      const team = await this.teams.findLocked(connection, tenantId, id);
      if (team) edit.check(team);
      return team !== null;
    }
    if ('remove' in edit) return this.teams.remove(connection, tenantId, cause, id);
    if ('attributes' in edit) return this.teams.change(connection, tenantId, cause, id, edit.attributes);
    const membership =
      'membership' in edit
        ? edit.membership
        : { replace: false, add: [], remove: await this.memberships.select(connection, tenantId, id, edit.leaving) };
    return this.memberships.change(connection, tenantId, cause, id, membership);
  }

  private async decidedByIndex<Result>(
    inTransaction: boolean,
    write: (connection: Connection) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await (inTransaction ? this.database.transaction(write) : write(this.database));
    } catch (error) {
      if (!(error instanceof UniqueViolation)) throw error;
      throw new ConflictException(TAKEN);
    }
  }
}

function missing(id: string): never {
  throw new NotFoundException(`There is no group with id ${id.slice(0, 64)}.`);
}

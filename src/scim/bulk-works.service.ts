import { HttpException, Injectable } from '@nestjs/common';
import { isUnreachable } from '../database/errors.js';
import { parsePatch, parseResource, ScimError } from '../protocol/index.js';
import type { Attributes, BulkOperation, PatchOperation, ResourceType } from '../protocol/index.js';
import type { NewTeam, Team } from '../teams/team.entity.js';
import { TeamsService } from '../teams/teams.service.js';
import type { NewUser, User } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';
import { newTeam } from './group-edits.js';
import { ResourceChangesService } from './resource-changes.service.js';
import { toScimError } from './scim-exception.filter.js';
import type { ScimScope } from './scim-scope.js';
import { newUser } from './user.resource.js';

/** An operation, checked and ready to be carried out. */
export type Work = Creation | Change;

export interface Creation {
  readonly kind: string;
  readonly type: ResourceType;
  readonly id: string;
  /** Others refer to the id already. */
  readonly idIsPromised: boolean;
  readonly body: Attributes;
}

export interface Change {
  /** Changes of one kind, each of another resource, do not see each other. Null: anybody may see this one. */
  readonly kind: string | null;
  carryOut(): Promise<Done>;
}

/** What a single request is answered with. */
export interface Done {
  readonly status: number;
  readonly id: string;
  readonly version?: number;
}

export type Outcome = Done | ScimError;

// Fewer than half of the pool's connections: others are served meanwhile.
const AT_ONCE = 4;

/** Does what single requests do, for many of them at once. */
@Injectable()
export class BulkWorksService {
  constructor(
    private readonly users: UsersService,
    private readonly teams: TeamsService,
    private readonly changes: ResourceChangesService,
  ) {}

  /** Checks an operation. `id` is that of the resource to change, or the one that a new resource is to have. */
  prepare(scope: ScimScope, { method, type, data }: BulkOperation, id: string, idIsPromised: boolean): Work {
    const kind = `${method} ${type.name}`;
    const isUser = type === scope.types.user;
    switch (method) {
      case 'POST':
        return { kind, type, id, idIsPromised, body: parseResource(data, type) };
      case 'PUT': {
        const body = parseResource(data, type);
        // It names the resource, and so may free a name that the next operation takes.
        return {
          kind: null,
          carryOut: () => (isUser ? this.putUser(scope, id, body) : this.putGroup(scope, id, body)),
        };
      }
      case 'PATCH': {
        // RFC 7644 §3.7.3 shows the operations of a PATCH without the PatchOp around them.
        const operations = parsePatch(Array.isArray(data) ? { Operations: data } : data, type);
        return {
          kind: operations.some(({ path }) => path.attribute.uniqueness !== 'none') ? null : kind,
          carryOut: () => (isUser ? this.patchUser(scope, id, operations) : this.patchGroup(scope, id, operations)),
        };
      }
      case 'DELETE':
        return { kind, carryOut: () => this.remove(scope, id, isUser) };
    }
  }

  /** Carries out works of one kind, no two of them on one resource: each takes effect or fails by itself. */
  async carryOut(scope: ScimScope, works: readonly Work[]): Promise<Outcome[]> {
    if (isCreations(works)) return this.create(scope, works);
    const outcomes: Outcome[] = [];
    const queue = (works as readonly Change[]).entries();
    const worker = async (): Promise<void> => {
      for (const [index, change] of queue) outcomes[index] = await change.carryOut().catch(refusal);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return outcomes;
  }

  /** Creates all of them, or none: then null. */
  async createAll(scope: ScimScope, creations: readonly Creation[]): Promise<Outcome[] | null> {
    const { tenantId, cause, types } = scope;
    const created: Promise<(User | Team)[]> =
      creations[0]!.type === types.user
        ? this.users.createAll(tenantId, cause, creations.map(asUser))
        : this.teams.createAll(tenantId, cause, creations.map(asTeam));
    return created.then(
      (all) => all.map(asOutcome),
      (error: unknown) => {
        refusal(error);
        return null;
      },
    );
  }

  private async create(scope: ScimScope, creations: readonly Creation[]): Promise<Outcome[]> {
    const { tenantId, cause, types } = scope;
    try {
      const created =
        creations[0]!.type === types.user
          ? await this.users.createMany(tenantId, cause, creations.map(asUser))
          : await this.teams.createMany(tenantId, cause, creations.map(asTeam));
      return created.map(asOutcome);
    } catch (error) {
      if (creations.length === 1) return [refusal(error)];
      // Whatever the database does not like of one must not fail the others.
      const outcomes: Outcome[] = [];
      for (const creation of creations) outcomes.push(...(await this.create(scope, [creation])));
      return outcomes;
    }
  }

  private async putUser(scope: ScimScope, id: string, body: Attributes): Promise<Done> {
    const { version } = await this.changes.replaceUser(scope, id, body);
    return { status: 200, id, version };
  }

  private async patchUser(scope: ScimScope, id: string, operations: readonly PatchOperation[]): Promise<Done> {
    const { version } = await this.changes.patchUser(scope, id, operations);
    return { status: 200, id, version };
  }

  private async putGroup(scope: ScimScope, id: string, body: Attributes): Promise<Done> {
    await this.changes.replaceGroup(scope, id, body);
    return { status: 200, id, version: (await this.teams.get(scope.tenantId, id)).version };
  }

  private async patchGroup(scope: ScimScope, id: string, operations: readonly PatchOperation[]): Promise<Done> {
    await this.changes.patchGroup(scope, id, operations);
    return { status: 204, id, version: (await this.teams.get(scope.tenantId, id)).version };
  }

  private async remove(scope: ScimScope, id: string, isUser: boolean): Promise<Done> {
    await (isUser ? this.changes.removeUser(scope, id) : this.changes.removeGroup(scope, id));
    return { status: 204, id };
  }
}

function isCreations(works: readonly Work[]): works is readonly Creation[] {
  return 'body' in works[0]!;
}

function asUser({ id, idIsPromised, body }: Creation): NewUser {
  return { id, idIsPromised, attributes: newUser(body) };
}

function asTeam({ id, body }: Creation): NewTeam {
  return { id, ...newTeam(body) };
}

function asOutcome(created: User | Team | HttpException): Outcome {
  if (created instanceof HttpException) return toScimError(created);
  return { status: 201, id: created.id, version: created.version };
}

// Where the database went away it makes no sense to go on: the whole request is answered with 503.
function refusal(error: unknown): ScimError {
  if (isUnreachable(error)) throw error;
  return toScimError(error);
}

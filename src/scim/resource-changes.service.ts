import { Injectable } from '@nestjs/common';
import { applyPatch, keepImmutable } from '../protocol/index.js';
import type { Attributes, PatchOperation } from '../protocol/index.js';
import { TeamsService } from '../teams/teams.service.js';
import type { User } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';
import { editsOfPatch, editsOfReplacement } from './group-edits.js';
import { expectation, requireExpected } from './precondition.js';
import type { ScimScope } from './scim-scope.js';

/** Changes of what is there, RFC 7644 §3.5 and §3.6: all of a request takes effect, or none; If-Match is honoured. */
@Injectable()
export class ResourceChangesService {
  constructor(
    private readonly users: UsersService,
    private readonly teams: TeamsService,
  ) {}

  /** PUT. A body that does not say whether the user is active leaves that as it is. */
  async replaceUser(scope: ScimScope, id: string, body: Attributes): Promise<User> {
    return this.changeUser(scope, id, (before) =>
      keepImmutable(before, { active: before.active!, ...body }, scope.type),
    );
  }

  /** PATCH: load, apply, save; again when someone else changed the user meanwhile. */
  async patchUser(scope: ScimScope, id: string, operations: readonly PatchOperation[]): Promise<User> {
    return this.changeUser(scope, id, (attributes) => applyPatch(attributes, operations, scope.type));
  }

  async removeUser(scope: ScimScope, id: string): Promise<void> {
    const check = scope.expected === null ? undefined : (user: User): void => requireExpected(scope, user);
    await this.users.remove(scope.tenantId, scope.cause, id, check);
  }

  /** PUT. A body without `members` leaves the members as they are. */
  async replaceGroup(scope: ScimScope, id: string, body: Attributes): Promise<void> {
    const edits = editsOfReplacement(body, scope.type);
    await this.teams.change(scope.tenantId, scope.cause, id, [...expectation(scope), ...edits]);
  }

  /** PATCH: the members change as sets, whatever the size of the group. */
  async patchGroup(scope: ScimScope, id: string, operations: readonly PatchOperation[]): Promise<void> {
    const edits = editsOfPatch(operations, scope.type);
    await this.teams.change(scope.tenantId, scope.cause, id, [...expectation(scope), ...edits]);
  }

  async removeGroup(scope: ScimScope, id: string): Promise<void> {
    await this.teams.change(scope.tenantId, scope.cause, id, [...expectation(scope), { remove: true }]);
  }

  private async changeUser(scope: ScimScope, id: string, edit: (attributes: Attributes) => Attributes): Promise<User> {
    return this.users.change(scope.tenantId, scope.cause, id, (user) => {
      requireExpected(scope, user);
      return edit(user.attributes);
    });
  }
}

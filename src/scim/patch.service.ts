import { Injectable } from '@nestjs/common';
import { USER, applyPatch } from '../protocol/index.js';
import type { PatchOperation } from '../protocol/index.js';
import { TeamsService } from '../teams/teams.service.js';
import type { User } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';
import { editsOfPatch } from './group-edits.js';
import type { ScimScope } from './scim-scope.js';

/** PATCH, RFC 7644 §3.5.2: all of a request's operations take effect, in order, or none. */
@Injectable()
export class PatchService {
  constructor(
    private readonly users: UsersService,
    private readonly teams: TeamsService,
  ) {}

  /** Load, apply, save; again when someone else changed the user meanwhile. */
  async patchUser(scope: ScimScope, id: string, operations: readonly PatchOperation[]): Promise<User> {
    return this.users.change(scope.tenantId, scope.cause, id, (attributes) => applyPatch(attributes, operations, USER));
  }

  async patchGroup(scope: ScimScope, id: string, operations: readonly PatchOperation[]): Promise<void> {
    await this.teams.change(scope.tenantId, scope.cause, id, editsOfPatch(operations));
  }
}

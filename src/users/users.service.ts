import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import type { Cause } from '../database/change-record.js';
import { UniqueViolation } from '../database/errors.js';
import type { Page, Window } from '../database/page.js';
import type { Attributes, Filter } from '../protocol/index.js';
import type { User } from './user.entity.js';
import { UserListsRepository } from './user-lists.repository.js';
import type { UserSearch } from './user-lists.repository.js';
import { UsersRepository } from './users.repository.js';

/** The people of a tenant. An id that is no UUID is nobody's id. */
@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly lists: UserListsRepository,
  ) {}

  /**
   * Creates a user, or takes back one who was deactivated: Okta sends a new POST for them, with the externalId they had.
   * The same userName under another externalId is another person, who must not get the account.
   * @throws ConflictException when the userName is taken in any case.
   */
  async create(tenantId: string, cause: Cause, attributes: Attributes): Promise<User> {
    try {
      return await this.users.create(tenantId, cause, uuidv7(), attributes);
    } catch (error) {
      if (!(error instanceof UniqueViolation)) throw error;
      return (await this.takeBack(tenantId, cause, attributes)) ?? taken();
    }
  }

  async get(tenantId: string, id: string): Promise<User> {
    return (isUuid(id) ? await this.users.find(tenantId, id) : null) ?? missing(id);
  }

  async list(tenantId: string, filter: Filter | undefined, window: Window, withTeams: boolean): Promise<Page<User>> {
    return this.lists.list(tenantId, filter, window, withTeams);
  }

  async search(tenantId: string, search: UserSearch): Promise<User[]> {
    return this.lists.search(tenantId, search);
  }

  /** Replaces the attributes by what `edit` makes of them; `edit` is called again when someone else was faster. */
  async change(tenantId: string, cause: Cause, id: string, edit: (user: User) => Attributes): Promise<User> {
    if (!isUuid(id)) return missing(id);
    const user = await decidedByIndex(this.users.change(tenantId, cause, id, edit));
    return user ?? missing(id);
  }

  /** `check` may refuse the user as it is found, by throwing. */
  async remove(tenantId: string, cause: Cause, id: string, check?: (user: User) => void): Promise<void> {
    if (!isUuid(id) || !(await this.users.remove(tenantId, cause, id, check))) missing(id);
  }

  /** Brings a deleted user back, under the old id and into the teams that still wait for it. */
  async restore(tenantId: string, cause: Cause, id: string): Promise<User> {
    if (!isUuid(id)) return missing(id);
    if (await this.users.find(tenantId, id))
      throw new ConflictException('This user exists: there is nothing to restore.');
    const found = await decidedByIndex(this.users.restore(tenantId, cause, id));
    return found ? this.get(tenantId, id) : missing(id);
  }

  private async takeBack(tenantId: string, cause: Cause, attributes: Attributes): Promise<User | null> {
    const known = await this.users.findByUserName(tenantId, attributes['userName'] as string);
    if (!known) return null;
    return this.change(tenantId, cause, known.id, (user) => (isWelcomeBack(user, attributes) ? attributes : taken()));
  }
}

function isWelcomeBack(user: User, { externalId, active }: Attributes): boolean {
  return (
    externalId !== undefined && user.attributes['externalId'] === externalId && !user.attributes['active'] && !!active
  );
}

async function decidedByIndex<Result>(write: Promise<Result>): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    return taken();
  }
}

function taken(): never {
  throw new ConflictException(
    'userName is already taken by another user of this tenant (upper and lower case are the same).',
  );
}

function missing(id: string): never {
  throw new NotFoundException(`There is no user with id ${id.slice(0, 64)}.`);
}

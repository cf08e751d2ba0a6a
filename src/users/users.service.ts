import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import type { Cause } from '../database/change-record.js';
import { UniqueViolation } from '../database/errors.js';
import type { ListRequest } from '../database/list-request.js';
import type { Page } from '../database/page.js';
import { printPath } from '../protocol/index.js';
import type { Attributes } from '../protocol/index.js';
import { UserBulkRepository } from './user-bulk.repository.js';
import type { NewUser, User } from './user.entity.js';
import { UserListsRepository } from './user-lists.repository.js';
import { UsersRepository } from './users.repository.js';

const TAKEN = 'userName is already taken by another user of this tenant (upper and lower case are the same).';

/** The people of a tenant. An id that is no UUID is nobody's id. */
@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly lists: UserListsRepository,
    private readonly bulk: UserBulkRepository,
  ) {}

  /**
   * Creates a user, or takes back one who was deactivated: Okta sends a new POST for them, with the externalId they had.
   * The same userName under another externalId is another person, who must not get the account.
   * @throws ConflictException when the userName is taken in any case.
   */
  async create(tenantId: string, cause: Cause, attributes: Attributes, id = uuidv7()): Promise<User> {
    const created = await this.bulk.create(tenantId, cause, id, attributes);
    return created ?? (await this.takeBack(tenantId, cause, attributes)) ?? taken();
  }

  /** @throws ConflictException when a userName is taken; then none is created. */
  async createAll(tenantId: string, cause: Cause, users: readonly NewUser[]): Promise<User[]> {
    return decidedByIndex(this.bulk.createAll(tenantId, cause, users));
  }

  /** Creates each as `create` does, as if one after another; who is refused does not hinder the others. */
  async createMany(tenantId: string, cause: Cause, users: readonly NewUser[]): Promise<(User | ConflictException)[]> {
    const outcomes: (User | ConflictException | null)[] = await this.bulk.createMany(tenantId, cause, users);
    const refused = users.filter((_, index) => outcomes[index] === null);
    if (refused.length === 0) return outcomes as User[];
    const userNames = refused.map(({ attributes }) => attributes['userName'] as string);
    const known = await this.bulk.findByUserNames(tenantId, userNames);
    for (const [index, user] of refused.entries()) {
      outcomes[users.indexOf(user)] = await this.createAfterAll(tenantId, cause, user, known[index]!);
    }
    return outcomes as (User | ConflictException)[];
  }

  /** In any case. */
  async findByUserName(tenantId: string, userName: string): Promise<User | null> {
    return this.users.findByUserName(tenantId, userName);
  }

  async get(tenantId: string, id: string): Promise<User> {
    return (isUuid(id) ? await this.users.find(tenantId, id) : null) ?? missing(id);
  }

  async list(tenantId: string, request: ListRequest, withTeams: boolean): Promise<Page<User>> {
    const items = await this.sought(tenantId, request);
    // Of those who share an externalId, only a list tells how many there are.
    return items && items.length < 2
      ? { items, total: items.length, last: null }
      : this.lists.list(tenantId, request, withTeams);
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

  /** What becomes of a user whose userName was taken, by `known` unless they are gone again. */
  private async createAfterAll(
    tenantId: string,
    cause: Cause,
    { id, attributes, idIsPromised }: NewUser,
    known: User | null,
  ): Promise<User | ConflictException> {
    if (known && (idIsPromised || !isWelcomeBack(known, attributes))) return new ConflictException(TAKEN);
    try {
      return await this.create(tenantId, cause, attributes, id);
    } catch (error) {
      if (error instanceof ConflictException) return error;
      throw error;
    }
  }

  /** Whom a provider looks for before all else, by one of these keys; null where it asks for anything else. */
  private async sought(tenantId: string, { filter, window }: ListRequest): Promise<User[] | null> {
    if (typeof filter === 'boolean' || filter.kind !== 'compare' || filter.operator !== 'eq') return null;
    const isFirst = 'after' in window ? window.after === null : window.offset === 0;
    if (!isFirst || window.limit === 0 || typeof filter.value !== 'string') return null;
    switch (printPath(filter.path)) {
      case 'userName': {
        const user = await this.users.findByUserName(tenantId, filter.value);
        return user ? [user] : [];
      }
      case 'externalId':
        return this.users.findByExternalId(tenantId, filter.value);
      default:
        return null;
    }
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
  throw new ConflictException(TAKEN);
}

function missing(id: string): never {
  throw new NotFoundException(`There is no user with id ${id.slice(0, 64)}.`);
}

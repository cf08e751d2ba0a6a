import { Injectable, NotFoundException } from '@nestjs/common';
import type { Placed, Stretch } from '../database/keyset.js';
import type { DeletedUser, ListedUser, PersonName, UserProfile, UserSearch } from './user.entity.js';
import { UserProfilesRepository } from './user-profiles.repository.js';
import type { UserOrder } from './user-orders.js';
import { COUNTED, UserSearchRepository } from './user-search.repository.js';

/** How many there are; where `isExact` is false, there are more than `count`. */
export interface UserCount {
  readonly count: number;
  readonly isExact: boolean;
}

/** The people of a tenant as they are told of to people. */
@Injectable()
export class UserSearchService {
  constructor(
    private readonly lists: UserSearchRepository,
    private readonly profiles: UserProfilesRepository,
  ) {}

  async search(
    tenantId: string,
    search: UserSearch,
    order: UserOrder,
    stretch: Stretch,
  ): Promise<Placed<ListedUser>[]> {
    return this.lists.search(tenantId, search, order, stretch);
  }

  async count(tenantId: string, search: UserSearch): Promise<UserCount> {
    const count = await this.lists.count(tenantId, search);
    return { count: Math.min(count, COUNTED), isExact: count <= COUNTED };
  }

  async getProfile(tenantId: string, id: string): Promise<UserProfile> {
    const user = await this.profiles.find(tenantId, id);
    if (!user) throw new NotFoundException(`There is no user with id ${id}.`);
    return user;
  }

  /** Who has, or had, these ids; who never was a user is left out. */
  async names(tenantId: string, ids: readonly string[]): Promise<PersonName[]> {
    return this.profiles.names(tenantId, ids);
  }

  /** Who is no more and may be brought back, the last deleted first. */
  async deleted(tenantId: string, search: string | undefined, limit: number, before?: string): Promise<DeletedUser[]> {
    return this.profiles.deleted(tenantId, search, limit, before);
  }
}

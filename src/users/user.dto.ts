import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, IsUUID, MaxLength } from 'class-validator';
import type { Attributes } from '../protocol/index.js';
import { SortedListQuery } from '../rest/sorted-query.dto.js';
import { IsText } from '../rest/text.js';
import type { ListedUser, User, UserProfile, UserSearch } from './user.entity.js';
import { USER_ORDERS } from './user-orders.js';
import type { UserOrder } from './user-orders.js';

const SORTS = Object.keys(USER_ORDERS);
const MOST_NAMES = 100;

export class UserListQuery extends SortedListQuery {
  /** Part of the user name, the display name or an e-mail address, in any case. */
  @IsOptional()
  @MaxLength(200)
  @IsText()
  search?: string;

  /** Only active users, or only inactive ones. */
  @IsOptional()
  @IsIn(['active', 'inactive'])
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  status?: 'active' | 'inactive';

  /** Only users that this integration created or changed last. */
  @IsOptional()
  @IsUUID()
  integrationId?: string;

  /** Only members of this team. */
  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** What the list is ordered by. Names are compared in any case; who has none comes last. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsIn(SORTS)
  sort: UserOrder = 'created';
}

/** The filters of a list alone. */
export class UserCountQuery extends PickType(UserListQuery, ['search', 'status', 'integrationId', 'teamId']) {
  static toSearch({ search, status, integrationId, teamId }: UserCountQuery): UserSearch {
    return { search, active: status && status === 'active', integrationId, teamId };
  }
}

export class UserCountResponse {
  count: number;
  /** False where there are more than `count`: nobody counts further than 100,000. */
  isExact: boolean;
}

export class UserNamesQuery {
  /** Up to a hundred ids, separated by commas. */
  @ApiProperty({ type: 'string' })
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(MOST_NAMES)
  @ArrayMinSize(1)
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  ids: string[];
}

export class UserNameResponse {
  id: string;
  userName: string;
  displayName: string | null;
  /** True for who is no user any more. */
  deleted: boolean;
}

export class UserNameList {
  items: UserNameResponse[];
}

class UserFields {
  id: string;
  userName: string;
  externalId: string | null;
  displayName: string | null;
  active: boolean;
  /** Every attribute as the identity provider wrote it, named as in RFC 7643. */
  attributes: Record<string, unknown>;
  createdAt: Date;
  lastModified: Date;

  static of({ id, attributes, createdAt, lastModified }: User): UserFields {
    return {
      id,
      userName: attributes['userName'] as string,
      externalId: text(attributes, 'externalId'),
      displayName: text(attributes, 'displayName'),
      active: attributes['active'] !== false,
      attributes,
      createdAt,
      lastModified,
    };
  }
}

export class UserResponse extends UserFields {
  /** The integration that created the user or changed them last; null for who was there before this was noted. */
  integrationId: string | null;
  /** What the platform lets the user be, by all of their teams. */
  platformRoles: string[];

  static override of(user: ListedUser): UserResponse {
    const { integrationId, platformRoles } = user;
    return { ...super.of(user), integrationId, platformRoles: [...platformRoles] };
  }
}

export class TeamOfUserResponse {
  id: string;
  displayName: string;
  /** Indirect: the user is in a team that is in this one. */
  type: 'direct' | 'indirect';
  /** What the platform lets its members be. */
  platformRole: string | null;
}

export class ManagerResponse {
  id: string;
  userName: string;
  displayName: string | null;
}

export class UserProfileResponse extends UserResponse {
  teams: TeamOfUserResponse[];
  /** The user's manager, where the identity provider named one who is a user here. */
  manager: ManagerResponse | null;

  static override of(user: UserProfile): UserProfileResponse {
    return { ...super.of(user), teams: [...user.teams], manager: user.manager };
  }
}

export class UserList {
  items: UserResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

function text(attributes: Attributes, name: string): string | null {
  const value = attributes[name];
  return typeof value === 'string' ? value : null;
}

import { Transform } from 'class-transformer';
import { IsIn, IsOptional, MaxLength } from 'class-validator';
import type { Attributes } from '../protocol/index.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { IsText } from '../rest/text.js';
import type { User } from './user.entity.js';

export class UserListQuery extends ListQuery {
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
}

export class UserResponse {
  id: string;
  userName: string;
  externalId: string | null;
  displayName: string | null;
  active: boolean;
  /** Every attribute as the identity provider wrote it, named as in RFC 7643. */
  attributes: Record<string, unknown>;
  createdAt: Date;
  lastModified: Date;

  static of({ id, attributes, createdAt, lastModified }: User): UserResponse {
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

export class TeamOfUserResponse {
  id: string;
  displayName: string;
}

export class UserWithTeamsResponse extends UserResponse {
  teams: TeamOfUserResponse[];

  static override of(user: User): UserWithTeamsResponse {
    return { ...super.of(user), teams: [...user.teams] };
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

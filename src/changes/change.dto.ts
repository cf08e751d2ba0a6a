import { Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { ListQuery } from '../rest/list-query.dto.js';
import type { Change } from './change.entity.js';

export class ChangeListQuery extends ListQuery {
  /** Only changes of users, or of teams. */
  @IsOptional()
  @IsIn(['user', 'team'])
  resourceType?: 'user' | 'team';

  /** Only changes of this user or team, also of a deleted one. */
  @IsOptional()
  @IsUUID()
  resourceId?: string;

  /** Only changes that this request made: the id of its entry in the provisioning log. */
  @IsOptional()
  @IsUUID()
  requestId?: string;

  /** Only changes at or after this moment. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  from?: Date;

  /** Only changes before this moment. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  to?: Date;

  /** How many ids `added` and `removed` have at most: a change can have a hundred thousand. All of them by default. */
  @IsOptional()
  @Type(() => Number)
  @Max(1000)
  @Min(0)
  @IsInt()
  memberLimit?: number;

  /** Continues a list: the `nextCursor` of the page before. */
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: 'cursor must be a nextCursor of this list' })
  declare cursor?: string;
}

export class ChangeResponse {
  /** Orders the changes of a user or a team as they happened; a decimal number. */
  seq: string;
  at: Date;
  /** The integration whose identity provider asked for the change; null when it was made by hand. */
  integrationId: string | null;
  requestId: string;
  action: 'created' | 'updated' | 'deleted';
  resourceType: 'user' | 'team';
  resourceId: string;
  /** The attributes that changed, as they were; all of them for a deletion. */
  before: Record<string, unknown> | null;
  /** The attributes that changed, as they became; all of them for a creation. */
  after: Record<string, unknown> | null;
  /** The ids of the users who joined the team. */
  added: string[] | null;
  /** How many joined. */
  addedCount: number;
  /** The ids of the users who left the team. */
  removed: string[] | null;
  /** How many left. */
  removedCount: number;

  static of(change: Change): ChangeResponse {
    return { ...change };
  }
}

export class ChangeList {
  items: ChangeResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

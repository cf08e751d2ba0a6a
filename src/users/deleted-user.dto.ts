import { IsOptional, Matches, MaxLength } from 'class-validator';
import { ListQuery } from '../rest/list-query.dto.js';
import { IsText } from '../rest/text.js';
import type { DeletedUser } from './user.entity.js';

export class DeletedUserListQuery extends ListQuery {
  /** Part of the user name or the display name that they had, in any case. */
  @IsOptional()
  @MaxLength(200)
  @IsText()
  search?: string;

  /** Continues a list: the `nextCursor` of the page before. */
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: 'cursor must be a nextCursor of this list' })
  declare cursor?: string;
}

export class DeletedUserResponse {
  id: string;
  userName: string;
  displayName: string | null;
  deletedAt: Date;
  /** The integration whose identity provider deleted them; null when it was done by hand. */
  integrationId: string | null;
  /** The request that deleted them. */
  requestId: string;

  static of({ id, userName, displayName, deletedAt, integrationId, requestId }: DeletedUser): DeletedUserResponse {
    return { id, userName, displayName, deletedAt, integrationId, requestId };
  }
}

export class DeletedUserList {
  items: DeletedUserResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

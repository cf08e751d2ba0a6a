import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, Length } from 'class-validator';
import { ListQuery } from '../rest/list-query.dto.js';
import { IsText, Trimmed } from '../rest/text.js';
import { ENTITLEMENT_TYPES, type Entitlement, type EntitlementType } from './entitlement.entity.js';

export class CreateEntitlementDto {
  /** `Role` stands in the `roles` of users, `Entitlement` in their `entitlements`. */
  @IsIn(ENTITLEMENT_TYPES)
  type: EntitlementType;

  /**
   * The name that people see; no other one of the type has it, in any case.
   * @example Auditor
   */
  @Length(1, 200)
  @IsText()
  @Trimmed()
  displayName: string;

  /** What it is good for; null for nothing to say. */
  @IsOptional()
  @Length(1, 1000)
  @IsText()
  @Trimmed()
  description?: string | null;
}

class ChangeableDto extends OmitType(CreateEntitlementDto, ['type', 'description']) {}

export class UpdateEntitlementDto extends PartialType(ChangeableDto, { skipNullProperties: false }) {
  /** Null takes it away. */
  @IsOptional()
  @Length(1, 1000)
  @IsText()
  @Trimmed()
  description?: string | null;
}

export class EntitlementListQuery extends ListQuery {
  /** Only roles, or only entitlements. */
  @IsOptional()
  @IsIn(ENTITLEMENT_TYPES)
  type?: EntitlementType;
}

export class EntitlementResponse {
  /** What stands as `value` among a user's `roles` or `entitlements`. */
  id: string;
  @ApiProperty({ enum: ENTITLEMENT_TYPES })
  type: EntitlementType;
  displayName: string;
  description: string | null;
  createdAt: Date;
  lastModified: Date;

  static of({ id, type, displayName, description, createdAt, lastModified }: Entitlement): EntitlementResponse {
    return { id, type, displayName, description, createdAt, lastModified };
  }
}

export class EntitlementList {
  items: EntitlementResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

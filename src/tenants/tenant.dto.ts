import { PartialType } from '@nestjs/swagger';
import { Length, Matches } from 'class-validator';
import { IsText, Trimmed } from '../rest/text.js';
import type { Tenant } from './tenant.entity.js';

export class CreateTenantDto {
  /**
   * What people call the customer.
   * @example Acme Inc.
   */
  @Length(1, 200)
  @IsText()
  @Trimmed()
  name: string;

  /**
   * A short name that no other tenant has, for URLs and scripts.
   * @example acme
   */
  @Length(1, 63)
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    message: 'slug must be lower-case letters and digits, in parts joined by single hyphens',
  })
  slug: string;
}

export class UpdateTenantDto extends PartialType(CreateTenantDto, { skipNullProperties: false }) {}

export class TenantResponse {
  id: string;
  name: string;
  slug: string;
  createdAt: Date;

  static of({ id, name, slug, createdAt }: Tenant): TenantResponse {
    return { id, name, slug, createdAt };
  }
}

export class TenantList {
  items: TenantResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

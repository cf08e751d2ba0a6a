import { OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsOptional, Length, Matches } from 'class-validator';
import { ListQuery } from '../rest/list-query.dto.js';
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

  /** Makes a tenant to try things out with: its admins can let a simulated identity provider fill it. */
  @IsBoolean()
  demo: boolean = false;
}

export class UpdateTenantDto extends PartialType(OmitType(CreateTenantDto, ['demo']), { skipNullProperties: false }) {}

export class TenantListQuery extends ListQuery {
  /** Only tenants with this in their name or slug, in any case. */
  @Length(1, 200)
  @IsText()
  @Trimmed()
  @IsOptional()
  search?: string;

  /** Only the tenant with this slug. */
  @Length(1, 63)
  @IsText()
  @IsOptional()
  slug?: string;
}

export class TenantResponse {
  id: string;
  name: string;
  slug: string;
  /** Whether it is there to try things out. */
  demo: boolean;
  createdAt: Date;

  static of({ id, name, slug, demo, createdAt }: Tenant): TenantResponse {
    return { id, name, slug, demo, createdAt };
  }
}

export class TenantList {
  items: TenantResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

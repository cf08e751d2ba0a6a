import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsRFC3339, Length } from 'class-validator';
import { type TenantRole, TENANT_ROLES } from '../auth/principal.js';
import { IsInFuture, IsText, Trimmed } from '../rest/text.js';
import type { ApiKey } from './api-key.entity.js';

export class CreateApiKeyDto {
  /**
   * What it is for.
   * @example Terraform
   */
  @Length(1, 200)
  @IsText()
  @Trimmed()
  name: string;

  @IsIn(TENANT_ROLES)
  role: TenantRole;

  /**
   * When it stops being accepted; never, if absent.
   * @example 2030-01-01T00:00:00Z
   */
  @IsInFuture()
  @IsRFC3339()
  @IsOptional()
  expiresAt?: string | null;
}

export class ApiKeyResponse {
  id: string;
  name: string;
  @ApiProperty({ enum: TENANT_ROLES })
  role: TenantRole;
  /** How the key begins, to recognise it by. */
  prefix: string;
  createdAt: Date;
  expiresAt: Date | null;
  /** When it was last accepted, to within a minute. */
  lastUsedAt: Date | null;

  static of({ id, name, role, prefix, createdAt, expiresAt, lastUsedAt }: ApiKey): ApiKeyResponse {
    return { id, name, role, prefix, createdAt, expiresAt, lastUsedAt };
  }
}

export class NewApiKeyResponse extends ApiKeyResponse {
  /** The key itself. It is shown this once and cannot be had again. */
  key: string;
}

export class ApiKeyList {
  items: ApiKeyResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

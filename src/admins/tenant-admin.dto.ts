import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type TenantRole, TENANT_ROLES } from '../auth/principal.js';
import type { Account } from './account.entity.js';

export class UpdateTenantAdminDto {
  @IsIn(TENANT_ROLES)
  role: TenantRole;
}

export class TenantAdminResponse {
  /** The id of the account. */
  id: string;
  email: string;
  name: string;
  @ApiProperty({ enum: TENANT_ROLES })
  role: TenantRole;
  totpEnabled: boolean;
  lastSignedInAt: Date | null;

  /** Says nothing of other tenants. */
  static of({ id, email, name, roles, totpEnabled, lastSignedInAt }: Account, tenantId: string): TenantAdminResponse {
    return { id, email, name, role: roles[tenantId.toLowerCase()]!, totpEnabled, lastSignedInAt };
  }
}

export class TenantAdminList {
  items: TenantAdminResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

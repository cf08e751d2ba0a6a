import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { type TenantRole, TENANT_ROLES } from '../auth/principal.js';
import type { Account } from './account.entity.js';
import { Email, LinkToken, NewPassword, Password, PersonName } from './fields.js';

export class ChangePasswordDto {
  @Password()
  currentPassword: string;

  /** The new one. */
  @NewPassword()
  password: string;
}

export class ConfirmPasswordDto {
  /** The password, once more. */
  @Password()
  password: string;
}

export class ConfirmTotpDto {
  /**
   * The code that the app shows now.
   * @example 123456
   */
  @Length(6, 10)
  @IsString()
  code: string;
}

export class TotpEnrolmentResponse {
  /** For typing into an authenticator app. It is shown this once. */
  secret: string;
  /** The same as an otpauth:// address, for a QR code. */
  uri: string;
}

export class RecoveryCodesResponse {
  /** Each lets in once without the phone. They are shown this once. */
  recoveryCodes: string[];
}

export class JoinDto {
  /** What stands behind the # of the invitation's link. */
  @LinkToken()
  token: string;
}

export class SetUpDto {
  /** What stands behind the # of the link that the service printed when it started. */
  @LinkToken()
  token: string;

  @Email()
  email: string;

  @PersonName()
  name: string;

  @NewPassword()
  password: string;
}

export class RequestPasswordResetDto {
  @Email()
  email: string;
}

export class ResetPasswordDto {
  /** What stands behind the # of the link. */
  @LinkToken()
  token: string;

  @NewPassword()
  password: string;
}

export class PasswordResetResponse {
  /** The link, to hand on: good once, for an hour. Null where it was e-mailed to the account's owner. */
  url: string | null;
}

export class RoleInTenant {
  tenantId: string;
  @ApiProperty({ enum: TENANT_ROLES })
  role: TenantRole;
}

export class AccountResponse {
  id: string;
  email: string;
  name: string;
  operator: boolean;
  roles: RoleInTenant[];
  totpEnabled: boolean;
  createdAt: Date;
  lastSignedInAt: Date | null;

  static of({ id, email, name, operator, roles, totpEnabled, createdAt, lastSignedInAt }: Account): AccountResponse {
    const list = Object.entries(roles).map(([tenantId, role]) => ({ tenantId, role }));
    return { id, email, name, operator, roles: list, totpEnabled, createdAt, lastSignedInAt };
  }
}

export class AccountList {
  items: AccountResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

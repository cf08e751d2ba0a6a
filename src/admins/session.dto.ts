import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { type Principal, TENANT_ROLES, type TenantRole } from '../auth/principal.js';
import { Email, LinkToken, Password } from './fields.js';
import type { Session } from './session.entity.js';

export class SignInDto {
  @Email()
  email: string;

  @Password()
  password: string;

  /**
   * The code that the authenticator app shows, where two-factor sign-in is on.
   * @example 123456
   */
  @Length(6, 10)
  @IsString()
  @IsOptional()
  totp?: string;

  /** One of the recovery codes, instead of `totp`. It is good once. */
  @Length(16, 40)
  @IsString()
  @IsOptional()
  recoveryCode?: string;
}

export class SignInByLinkDto {
  /** What stands behind the # of the link. */
  @LinkToken()
  token: string;
}

export class TenantOfPrincipal {
  id: string;
  name: string;
  slug: string;
  @ApiProperty({ enum: TENANT_ROLES })
  role: TenantRole;
}

/** Who calls, and what they may do. */
export class MeResponse {
  @ApiProperty({ enum: ['account', 'api-key', 'operator-key'] })
  kind: Principal['kind'];
  /** The account or the API key; the operator key has none. */
  id: string | null;
  name: string;
  email: string | null;
  /** An operator may do everything in every tenant. */
  operator: boolean;
  /** Where they have a role. Operators need none. */
  tenants: TenantOfPrincipal[];
  /** Whether two-factor sign-in is on; null for keys. */
  totpEnabled: boolean | null;
  /** Which of the sessions this is. */
  sessionId: string | null;
}

export class SessionResponse {
  id: string;
  /** When its person signed in. It ends seven days later. */
  createdAt: Date;
  /** The last request, to within a minute. Without one it ends after twelve hours. */
  lastUsedAt: Date;
  /** The address that its person signed in from. */
  address: string;
  /** How the browser calls itself. */
  userAgent: string | null;
  /** Whether it is the one that asks. */
  current: boolean;

  static of(session: Session, { sessionId }: Principal): SessionResponse {
    const { id, createdAt, lastUsedAt, address, userAgent } = session;
    return { id, createdAt, lastUsedAt, address, userAgent, current: id === sessionId };
  }
}

export class SessionList {
  items: SessionResponse[];
}

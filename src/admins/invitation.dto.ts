import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type TenantRole, TENANT_ROLES } from '../auth/principal.js';
import { INVITED_ROLES, type Invitation, type InvitedRole } from './account-link.entity.js';
import { Email, LinkToken, NewPassword, PersonName } from './fields.js';
import type { SentInvitation } from './invitations.service.js';

export class InviteOperatorDto {
  @Email()
  email: string;
}

export class InviteAdminDto extends InviteOperatorDto {
  @IsIn(TENANT_ROLES)
  role: TenantRole;
}

export class InspectInvitationDto {
  /** What stands behind the # of the link. */
  @LinkToken()
  token: string;
}

export class AcceptInvitationDto extends InspectInvitationDto {
  @PersonName()
  name: string;

  @NewPassword()
  password: string;
}

export class InvitationResponse {
  id: string;
  email: string;
  @ApiProperty({ enum: INVITED_ROLES })
  role: InvitedRole;
  createdAt: Date;
  /** After this the link is void; sending it again makes a new one. */
  expiresAt: Date;

  static of({ id, email, role, createdAt, expiresAt }: Invitation): InvitationResponse {
    return { id, email, role, createdAt, expiresAt };
  }
}

export class SentInvitationResponse extends InvitationResponse {
  /** The link, to hand on; it is shown this once. Null where it was e-mailed. */
  url: string | null;

  static ofSent({ invitation, url }: SentInvitation): SentInvitationResponse {
    return { ...InvitationResponse.of(invitation), url };
  }
}

export class InvitationList {
  items: InvitationResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

export class OfferResponse {
  /** Whom it is for. */
  email: string;
  @ApiProperty({ enum: INVITED_ROLES })
  role: InvitedRole;
  /** Null for operators. */
  tenantName: string | null;
  /** True: they sign in and accept with `POST /api/account/join`. False: with `POST /api/invitations/accept`. */
  hasAccount: boolean;
}

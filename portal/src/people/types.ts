import type { AccountResponse, PasswordResetResponse } from '../../../src/admins/account.dto.js';
import type { InvitationResponse, SentInvitationResponse } from '../../../src/admins/invitation.dto.js';
import type { TenantAdminResponse } from '../../../src/admins/tenant-admin.dto.js';
import type { Wire } from '../api/wire.js';

export type Account = Wire<AccountResponse>;
export type Admin = Wire<TenantAdminResponse>;
export type Invitation = Wire<InvitationResponse>;
export type SentInvitation = Wire<SentInvitationResponse>;
export type PasswordReset = Wire<PasswordResetResponse>;

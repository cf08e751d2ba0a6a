import type { TenantRole } from '../auth/principal.js';

export const INVITED_ROLES = ['viewer', 'admin', 'operator'] as const;
export type InvitedRole = (typeof INVITED_ROLES)[number];

/** A link that opens something once. What it opens with is only known to whoever has the link. */
export interface AccountLink {
  readonly id: string;
  readonly kind: 'set-up' | 'invitation' | 'password-reset' | 'sign-in';
  readonly tenantId: string | null;
  readonly accountId: string | null;
  readonly email: string | null;
  readonly role: InvitedRole | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Somebody is invited to be an admin or a viewer of a tenant, or an operator. */
export interface Invitation extends AccountLink {
  readonly email: string;
  readonly role: InvitedRole;
}

export const tenantRoleOf = (role: InvitedRole | null): TenantRole | null => (role === 'operator' ? null : role);

import type { Principal, TenantRole } from '../auth/principal.js';

/** A person who signs in. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly operator: boolean;
  readonly totpEnabled: boolean;
  readonly createdAt: Date;
  readonly lastSignedInAt: Date | null;
  /** The role in each tenant where there is one, by the tenant's id. */
  readonly roles: Readonly<Record<string, TenantRole>>;
}

/** What proves that it is they. It never leaves this module. */
export interface Credentials {
  readonly passwordHash: string;
  readonly totpSecret: string | null;
}

export type AccountWithCredentials = Account & Credentials;

export const rolesOf = ({ roles }: Account): ReadonlyMap<string, TenantRole> => new Map(Object.entries(roles));

export function principalOf(account: Account, sessionId?: string): Principal {
  const { id, name, operator } = account;
  return { kind: 'account', id, name, operator, tenantRoles: rolesOf(account), sessionId };
}

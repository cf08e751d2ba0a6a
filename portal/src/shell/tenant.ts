import { createContext, useContext } from 'react';
import type { TenantRole } from '../../../src/auth/principal.js';

export interface CurrentTenant {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  /** What the one who is signed in may do here. */
  readonly role: TenantRole | 'operator';
}

export const TenantContext = createContext<CurrentTenant | null>(null);

/** The tenant whose page is shown. */
export function useTenant(): CurrentTenant {
  const tenant = useContext(TenantContext);
  if (!tenant) throw new Error('This is no page of a tenant.');
  return tenant;
}

/** What one may do in the tenant whose page is shown: a viewer is shown no button that changes something. */
export function useRole(): { readonly role: CurrentTenant['role']; readonly canWrite: boolean } {
  const { role } = useTenant();
  return { role, canWrite: role !== 'viewer' };
}

const LAST = 'rollcall-tenant';

/** The tenant that was shown last in this tab, by its slug: where one returns to from pages that belong to no tenant. */
export const lastTenant = {
  get: (): string | null => sessionStorage.getItem(LAST),
  set: (slug: string): void => sessionStorage.setItem(LAST, slug),
};

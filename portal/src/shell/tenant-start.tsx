import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { TENANT_PAGES } from '../routes.js';

/** Where a tenant opens. */
export function TenantStart(): ReactNode {
  return <Navigate to={TENANT_PAGES[0]!.path} replace />;
}

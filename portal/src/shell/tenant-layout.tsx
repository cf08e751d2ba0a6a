import { type ReactNode, useEffect } from 'react';
import { Outlet, useParams } from 'react-router';
import { useActivity } from '../api/use-activity.js';
import { useSignedIn } from '../api/use-me.js';
import { ErrorState } from '../components/error-state.js';
import { LoadingState } from '../components/loading-state.js';
import { NotFound } from './not-found.js';
import { type CurrentTenant, lastTenant, TenantContext } from './tenant.js';
import { useTenantOf } from './use-tenant-of.js';

/** Everything below `/t/{tenant}`. */
export function TenantLayout(): ReactNode {
  const { tenant: slug = '' } = useParams();
  const { tenant, isPending, error, retry } = useTenantOf(useSignedIn(), slug);
  if (isPending) return <LoadingState />;
  if (error) return <ErrorState error={error} onRetry={retry} />;
  if (!tenant) return <NotFound what="tenant" />;
  return <Pages key={tenant.id} tenant={tenant} />;
}

function Pages({ tenant }: { tenant: CurrentTenant }): ReactNode {
  useActivity(tenant.id);
  useEffect(() => lastTenant.set(tenant.slug), [tenant.slug]);
  return (
    <TenantContext value={tenant}>
      <Outlet />
    </TenantContext>
  );
}

import { type ReactNode, Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';
import { LoadingState } from '../components/loading-state.js';
import { PageFailure } from './page-failure.js';

/** Where a layout shows the page that the address names. */
export function PageOutlet(): ReactNode {
  const { pathname } = useLocation();
  return (
    <PageFailure place={pathname}>
      <Suspense fallback={<LoadingState />}>
        <Outlet />
      </Suspense>
    </PageFailure>
  );
}

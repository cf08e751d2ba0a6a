import { lazy, type ReactNode } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { OWN_PAGES, type Page, PUBLIC_PAGES, TENANT_PAGES } from './routes.js';
import { NotFound } from './shell/not-found.js';
import { OperatorsOnly } from './shell/operators-only.js';
import { PageFailure } from './shell/page-failure.js';
import { PublicLayout } from './shell/public-layout.js';
import { Shell } from './shell/shell.js';
import { Start } from './shell/start.js';
import { TenantLayout } from './shell/tenant-layout.js';
import { TenantStart } from './shell/tenant-start.js';

function toRoute({ path, load, operator }: Page): ReactNode {
  const Loaded = lazy(() => load().then(({ Component }) => ({ default: Component })));
  const element = operator ? (
    <OperatorsOnly>
      <Loaded />
    </OperatorsOnly>
  ) : (
    <Loaded />
  );
  return <Route key={path} path={path} element={element} />;
}

const ROUTES = (
  <Routes>
    <Route element={<PublicLayout />}>{PUBLIC_PAGES.map(toRoute)}</Route>
    <Route element={<Shell />}>
      <Route index element={<Start />} />
      {OWN_PAGES.map(toRoute)}
      <Route path="t/:tenant" element={<TenantLayout />}>
        <Route index element={<TenantStart />} />
        {TENANT_PAGES.map(toRoute)}
      </Route>
      <Route path="*" element={<NotFound />} />
    </Route>
  </Routes>
);

// A page stays until the next one has been loaded: the router changes them in a transition.
export function Router(): ReactNode {
  return (
    <BrowserRouter basename={new URL(document.baseURI).pathname}>
      <PageFailure place="">{ROUTES}</PageFailure>
    </BrowserRouter>
  );
}

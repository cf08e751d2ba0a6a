import { Box, Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Navigate, useLocation, useMatch } from 'react-router';
import type { Me } from '../api/types.js';
import { useMe } from '../api/use-me.js';
import { ErrorState } from '../components/error-state.js';
import { LoadingState } from '../components/loading-state.js';
import { AccountMenu } from './account-menu.js';
import { Brand } from './brand.js';
import { ColorSchemeSwitch } from './color-scheme-switch.js';
import { Navigation } from './navigation.js';
import { PageOutlet } from './page-outlet.js';
import classes from './shell.module.css';
import { lastTenant } from './tenant.js';
import { TenantSwitcher } from './tenant-switcher.js';
import { Unreachable } from './unreachable.js';
import { useTenantOf } from './use-tenant-of.js';

/** The frame around all pages for people who are signed in; everybody else is asked to sign in, and comes back. */
export function Shell(): ReactNode {
  const { data: me, error, refetch } = useMe();
  const { pathname, search } = useLocation();
  if (me) return <Frame me={me} />;
  if (me === null) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  return (
    <Box component="main" maw={560} mx="auto" p="xl">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />}
    </Box>
  );
}

function Frame({ me }: { me: Me }): ReactNode {
  const [opened, { toggle, close }] = useDisclosure();
  const wanted = useMatch('/t/:tenant/*')?.params.tenant ?? lastTenant.get() ?? me.tenants[0]?.slug ?? '';
  // Null where it has been deleted, or somebody else was signed in.
  const slug = useTenantOf(me, wanted).tenant?.slug ?? null;
  const { pathname } = useLocation();
  useArrival(pathname);
  const burger = useRef<HTMLButtonElement>(null);
  const onKeyDown = ({ key, target, currentTarget }: KeyboardEvent): void => {
    // What opens out of the menu is drawn elsewhere, and closes by itself.
    if (key !== 'Escape' || !opened || !currentTarget.contains(target as Node)) return;
    close();
    burger.current?.focus();
  };
  return (
    <div className={classes.frame}>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <nav className={classes.side} aria-label="Rollcall" onKeyDown={onKeyDown}>
        <div className={classes.bar}>
          <Brand />
          <Burger
            ref={burger}
            className={classes.burger}
            opened={opened}
            onClick={toggle}
            size="sm"
            aria-label={opened ? 'Close the menu' : 'Open the menu'}
            aria-expanded={opened}
            aria-controls="menu"
          />
        </div>
        <div id="menu" className={classes.menu} data-opened={opened}>
          <TenantSwitcher me={me} slug={slug} onChoose={close} />
          <div className={classes.pages}>
            <Navigation operator={me.operator} slug={slug} onChoose={close} />
          </div>
          <ColorSchemeSwitch />
          <div className={classes.account}>
            <AccountMenu me={me} onChoose={close} />
          </div>
        </div>
      </nav>
      {/* On a phone the menu covers the page: who gets there by keyboard has to see it. */}
      <main id="main" tabIndex={-1} className={classes.main} onFocus={close}>
        <Box maw={1120} mx="auto">
          <Unreachable />
          <PageOutlet />
        </Box>
      </main>
    </div>
  );
}

// A page of one's own loads nothing, so whoever cannot see it has to be told: the focus goes to where it begins.
function useArrival(pathname: string): void {
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}

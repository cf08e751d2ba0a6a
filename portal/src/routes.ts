import {
  IconBuildingCommunity,
  IconChartBar,
  IconListSearch,
  IconPlugConnected,
  IconSettings,
  IconUsers,
  IconUsersGroup,
  IconUserShield,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** A page: one line in a table below, and one file in pages/ that exports `Component`. It is loaded when it is opened. */
export interface Page {
  /** Relative to where the table's pages are; the rest of the address is the page's own where it ends with `/*`. */
  readonly path: string;
  readonly load: () => Promise<{ Component: ComponentType }>;
  /** Its place in the navigation, if it has one: in the order of the table. */
  readonly nav?: { readonly label: string; readonly icon: ComponentType<{ size?: number; stroke?: number }> };
  /** Only for operators. */
  readonly operator?: boolean;
}

/** Below `/t/{tenant}`, for who has a role there. The first one is where the tenant opens. */
export const TENANT_PAGES: readonly Page[] = [
  {
    path: 'integrations',
    load: () => import('./pages/integrations/integrations-page.js'),
    nav: { label: 'Integrations', icon: IconPlugConnected },
  },
  { path: 'integrations/:integrationId/*', load: () => import('./pages/integrations/integration-page.js') },
  { path: 'users', load: () => import('./pages/users/users-page.js'), nav: { label: 'Users', icon: IconUsers } },
  { path: 'users/deleted', load: () => import('./pages/users/deleted-users-page.js') },
  { path: 'users/:userId', load: () => import('./pages/users/user-page.js') },
  { path: 'teams', load: () => import('./pages/teams/teams-page.js'), nav: { label: 'Teams', icon: IconUsersGroup } },
  { path: 'teams/:teamId', load: () => import('./pages/teams/team-page.js') },
  {
    path: 'reports',
    load: () => import('./pages/reports/reports-page.js'),
    nav: { label: 'Reports', icon: IconChartBar },
  },
  {
    path: 'provisioning-log',
    load: () => import('./pages/provisioning-log/provisioning-log-page.js'),
    nav: { label: 'Provisioning log', icon: IconListSearch },
  },
  { path: 'provisioning-log/:requestId', load: () => import('./pages/provisioning-log/entry-page.js') },
  {
    path: 'settings/*',
    load: () => import('./pages/settings/settings-page.js'),
    nav: { label: 'Settings', icon: IconSettings },
  },
  { path: 'settings/schemas/new', load: () => import('./pages/settings/schema-editor-page.js') },
  { path: 'settings/schemas/:schema', load: () => import('./pages/settings/schema-page.js') },
  { path: 'settings/schemas/:schema/edit', load: () => import('./pages/settings/schema-editor-page.js') },
];

/** For everybody who is signed in. */
export const OWN_PAGES: readonly Page[] = [
  {
    path: 'tenants',
    load: () => import('./pages/tenants/tenants-page.js'),
    nav: { label: 'Tenants', icon: IconBuildingCommunity },
    operator: true,
  },
  {
    path: 'operators/*',
    load: () => import('./pages/operators/operators-page.js'),
    nav: { label: 'Operators', icon: IconUserShield },
    operator: true,
  },
  { path: 'account', load: () => import('./pages/account/account-page.js') },
];

/** For who is not signed in, or has come by a link. */
export const PUBLIC_PAGES: readonly Page[] = [
  { path: 'sign-in', load: () => import('./pages/sign-in/sign-in-page.js') },
  { path: 'set-up', load: () => import('./pages/sign-in/set-up-page.js') },
  { path: 'accept-invitation', load: () => import('./pages/sign-in/accept-invitation-page.js') },
  { path: 'forgotten-password', load: () => import('./pages/sign-in/forgotten-password-page.js') },
  { path: 'reset-password', load: () => import('./pages/sign-in/reset-password-page.js') },
];

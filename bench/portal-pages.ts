import { type BusyTenant, DELETED, INACTIVE, PENDING, familySize } from './busy-tenant.js';
import { filledId } from './people.js';

/** A request of a page, relative to the API, and whether its answer is right. */
export interface Asked {
  readonly path: string;
  /** The answer as JSON, or as text where it is none. */
  readonly isRight: (answer: never) => boolean;
}

/** What a page asks for at once. */
export interface PortalPage {
  readonly name: string;
  readonly asks: readonly Asked[];
}

interface List {
  readonly items: readonly Record<string, unknown>[];
}

const DAY_MS = 86_400_000;
const REPORTS = ['summary', 'sync-health', 'people', 'errors', 'traffic', 'teams'] as const;
type Report = (typeof REPORTS)[number];

const teamId = (n: number): string => filledId(n).replace('8000-', '9000-');
const dayBefore = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
const momentBefore = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

/** A request of the tenant, whose list has so many items, all of which have these values. */
const list = (path: string, count: number | null, having: Record<string, unknown> = {}): Asked => ({
  path,
  isRight: ({ items }: List) =>
    (count === null ? items.length > 0 : items.length === count) &&
    items.every((item) => Object.entries(having).every(([name, value]) => item[name] === value)),
});

/** A request whose answer has these values. */
const single = (path: string, having: object): Asked => ({
  path,
  isRight: (answer: Record<string, unknown>) => Object.entries(having).every(([name, value]) => answer[name] === value),
});

const any = (path: string): Asked => ({ path, isRight: () => true });
const csv = (path: string): Asked => ({ path, isRight: (text: string) => text.includes(',') && text.includes('\n') });

/** Every page of the portal, as its components ask: `requestId` is that of a request which changed something. */
export function portalPages(tenant: BusyTenant, requestId: string): PortalPage[] {
  const of = (path: string): string => `/tenants/${tenant.id}/${path}`;
  return [
    ...usersPages(tenant, of),
    ...userPages(of),
    ...teamsPages(tenant, of),
    ...logPages(tenant, of, requestId),
    ...reportPages(tenant, of),
    ...otherPages(tenant, of),
  ];
}

type Of = (path: string) => string;

function usersPages({ users, teams, members, people, integrationIds }: BusyTenant, of: Of): PortalPage[] {
  const found = (name: string, filter: string, count: number, having = {}, order = ''): PortalPage => ({
    name: `users: ${name}`,
    asks: [
      list(of(`users?${filter}&${order || 'sort=created&order=descending'}&limit=50`), Math.min(50, count), having),
      single(of(`users/count?${filter}`), { count: Math.min(100_000, count) }),
      list(of('teams?sort=displayName&limit=20'), Math.min(20, teams)),
      list(of('integrations?limit=200'), 2),
    ],
  });
  const [first, second] = integrationIds;
  const inactive = users / INACTIVE;
  const okafors = familySize('Okafor', users);
  const one = `ada.wilber.${String(users / 2).padStart(7, '0')}@${people}`;
  return [
    found('all', '', users),
    found('by name', '', users, {}, 'sort=displayName&order=ascending'),
    found('by userName, last first', '', users, {}, 'sort=userName&order=descending'),
    found('changed last', '', users, {}, 'sort=lastModified&order=descending'),
    found('search for a name of many', 'search=okafor', okafors),
    found('search for a name of many, by name', 'search=okafor', okafors, {}, 'sort=displayName&order=ascending'),
    found('search for an e-mail of one', `search=${one}`, 1),
    found('search for nobody', 'search=nobody%20at%20all', 0),
    found('active', 'status=active', users - inactive, { active: true }),
    found('inactive', 'status=inactive', inactive, { active: false }),
    found('inactive, by name', 'status=inactive', inactive, { active: false }, 'sort=displayName&order=ascending'),
    found('of a source', `integrationId=${second}`, users / 5, { integrationId: second }),
    found('of the large team', `teamId=${teamId(1)}`, members),
    found('of the large team, by name', `teamId=${teamId(1)}`, members, {}, 'sort=displayName&order=ascending'),
    found('of a small team', `teamId=${teamId(2)}`, 100),
    found('inactive of the other source with a name', `status=inactive&integrationId=${first}&search=kim`, 0),
  ];
}

function userPages(of: Of): PortalPage[] {
  const id = filledId(20);
  const names = Array.from({ length: 100 }, (_, n) => filledId(n + 1)).join(',');
  return [
    {
      name: 'a user',
      asks: [
        single(of(`users/${id}`), { id, active: false }),
        list(of(`changes?resourceId=${id}&limit=10&memberLimit=5`), null, { resourceId: id }),
        list(of(`users/names?ids=${names}`), 100, { deleted: false }),
      ],
    },
    { name: 'deleted users', asks: [list(of('users/deleted?limit=50'), 50)] },
    { name: 'deleted users: search', asks: [list(of(`users/deleted?search=leaver%20${DELETED}&limit=50`), 1)] },
  ];
}

function teamsPages({ teams, members }: BusyTenant, of: Of): PortalPage[] {
  const found = (name: string, query: string, count: number | null): PortalPage => ({
    name: `teams: ${name}`,
    asks: [list(of(`teams?${query}&limit=50`), count), list(of('integrations?limit=200'), 2)],
  });
  const team = (name: string, n: number, memberCount: number): PortalPage => ({
    name: `a team: ${name}`,
    asks: [
      single(of(`teams/${teamId(n)}`), { memberCount, pendingMemberCount: PENDING }),
      list(of(`teams/${teamId(n)}/members?limit=25`), 25),
      list(of(`teams/${teamId(n)}/pending-members?limit=25`), 25),
      list(of(`changes?resourceId=${teamId(n)}&limit=10&memberLimit=5`), null, { resourceId: teamId(n) }),
    ],
  });
  const member = (name: string, search: string, count: number): PortalPage => ({
    name: `a team: ${name}`,
    asks: [list(of(`teams/${teamId(1)}/members?search=${search}&limit=25`), count)],
  });
  return [
    found('by name', 'sort=displayName&order=ascending', Math.min(50, teams)),
    found('largest first', 'sort=memberCount&order=descending', Math.min(50, teams)),
    found('newest first', 'sort=created&order=descending', Math.min(50, teams)),
    found('changed last', 'sort=lastModified&order=descending', Math.min(50, teams)),
    found('search', 'search=rossi&sort=displayName&order=ascending', null),
    team('with many members', 1, members),
    team('with a hundred members', 2, 100),
    member('search for a name of many', 'schmidt', 25),
    member('search for an e-mail of one', 'ada.wilber.0000042', 1),
    member('search for nobody', 'nobody%20at%20all', 0),
  ];
}

function logPages({ people, integrationIds }: BusyTenant, of: Of, requestId: string): PortalPage[] {
  const found = (name: string, query: string, count: number | null = 50, having = {}): PortalPage => ({
    name: `log: ${name}`,
    asks: [
      list(of(`provisioning-log?${query}&limit=50`), count, having),
      any(of('provisioning-log/dropped')),
      list(of('integrations?limit=200'), 2),
    ],
  });
  const [integrationId] = integrationIds;
  return [
    found('newest', ''),
    found('of an integration', `integrationId=${integrationId}`, 50, { integrationId }),
    found('failed', 'outcome=failed'),
    found('of an operation', 'operation=create', 50, { operation: 'create' }),
    found('of a common status', 'status=200', 50, { status: 200 }),
    found('of a rare, old status', 'status=404', null, { status: 404 }),
    found('of teams', 'resourceType=Group', 50, { resourceType: 'Group' }),
    found('of a user', `resourceId=${filledId(42)}`, null, { resourceId: filledId(42) }),
    found('by a userName', `search=ada.wilber.0000042@${people}.bench.example`, null),
    found('by a beginning of many names', 'search=ada'),
    found('by an id', `search=${requestId}`, 1, { id: requestId }),
    found('by nobody’s name', 'search=nobody', 0),
    found('of a week ago', `from=${momentBefore(8)}&to=${momentBefore(7)}`),
    found('failed a month ago, of an operation', `to=${momentBefore(25)}&outcome=failed&operation=patch`, null),
    {
      name: 'log: an entry',
      asks: [
        single(of(`provisioning-log/${requestId}`), { id: requestId }),
        list(of(`changes?requestId=${requestId}&limit=20`), 1, { requestId }),
      ],
    },
  ];
}

function reportPages({ users, teams }: BusyTenant, of: Of): PortalPage[] {
  const inactive = users / INACTIVE;
  const right: Partial<Record<Report, object>> = {
    summary: { activeUsers: users - inactive, inactiveUsers: inactive, teams },
    people: { active: users - inactive, inactive },
    teams: { teams },
  };
  const report = (name: Report, query = ''): Asked => single(of(`reports/${name}?${query}`), right[name] ?? {});
  const asks = (query: string): Asked[] => REPORTS.map((name) => report(name, query));
  return [
    { name: 'reports of 30 days', asks: asks('') },
    { name: 'reports of 7 days', asks: asks(`from=${dayBefore(6)}`) },
    { name: 'reports of 90 days', asks: asks(`from=${dayBefore(89)}`) },
    { name: 'reports of a day', asks: asks(`from=${dayBefore(0)}`) },
    ...REPORTS.map((name) => ({ name: `report: ${name}`, asks: [report(name)] })),
    ...REPORTS.map((name) => ({ name: `report: ${name} as CSV`, asks: [csv(of(`reports/${name}?format=csv`))] })),
  ];
}

function otherPages({ integrationIds }: BusyTenant, of: Of): PortalPage[] {
  const [integrationId] = integrationIds;
  const integration = `integrations/${integrationId}`;
  const tabs = ['connection', 'secrets?limit=200', 'oauth-clients?limit=200', 'networks', 'credential-events?limit=50'];
  const settings = ['admins', 'invitations', 'schemas', 'entitlements', 'api-keys'];
  return [
    { name: 'integrations', asks: [list(of('integrations?limit=200'), 2)] },
    {
      name: 'an integration',
      asks: [single(of(integration), { id: integrationId }), ...tabs.map((tab) => any(of(`${integration}/${tab}`)))],
    },
    { name: 'settings', asks: [any(of('').slice(0, -1)), ...settings.map((name) => any(of(`${name}?limit=50`)))] },
    { name: 'audit log', asks: [list(of('audit-log?limit=50'), 50)] },
    { name: 'audit log: an action', asks: [list(of('audit-log?action=integration.delete&limit=50'), 50)] },
    { name: 'audit log: an action of nobody', asks: [list(of('audit-log?action=none&limit=50'), 0)] },
    { name: 'audit log of all tenants', asks: [list('/audit-log?limit=50', 50)] },
    { name: 'operators', asks: [any('/accounts?limit=50'), any('/invitations?limit=50')] },
    { name: 'tenants', asks: [list('/tenants?limit=50', null), list('/tenants?search=-&limit=20', null)] },
  ];
}

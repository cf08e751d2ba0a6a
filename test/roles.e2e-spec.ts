import { randomUUID } from 'node:crypto';
import { type App, startApp } from './app.js';
import { type Answer, call } from './call.js';
import { makeTenant } from './make.js';
import { makeApiKey, makeOperator, makePerson, type Person } from './people.js';
import { type Route, routesOf } from './route-walk.js';

const CALLERS = ['nobody', 'viewer', 'admin', 'operator', 'viewer key', 'admin key', 'operator key'] as const;
type Caller = (typeof CALLERS)[number];

/**
 * What each caller gets, in the order of CALLERS: `in`, or the status with which the door stays shut. The second line is
 * for a tenant in which nobody but operators has a role.
 */
const KINDS = {
  read: ['401 in  in  in in  in  in', '401 404 404 in 404 404 in'],
  write: ['401 403 in  in 403 in  in', '401 404 404 in 404 404 in'],
  // Reads that are for admins are as closed as writes.
  adminRead: ['401 403 in  in 403 in  in', '401 404 404 in 404 404 in'],
  // An API key lets nobody in, and makes no other key.
  people: ['401 403 in  in 403 403 in', '401 404 404 in 404 404 in'],
  operator: ['401 403 403 in 403 403 in', '401 403 403 in 403 403 in'],
  signedIn: ['401 in in in in in in'],
  account: ['401 in in in 403 403 403'],
  public: ['in in in in in in in'],
} as const;

const INTEGRATION = '/api/tenants/{tenantId}/integrations/{integrationId}';

const TABLE: Record<string, keyof typeof KINDS> = {
  'GET /api/tenants': 'signedIn',
  'POST /api/tenants': 'operator',
  'GET /api/tenants/{tenantId}': 'read',
  'PATCH /api/tenants/{tenantId}': 'write',
  'DELETE /api/tenants/{tenantId}': 'operator',

  'GET /api/tenants/{tenantId}/integrations': 'read',
  'POST /api/tenants/{tenantId}/integrations': 'write',
  [`GET ${INTEGRATION}`]: 'read',
  [`PATCH ${INTEGRATION}`]: 'write',
  [`DELETE ${INTEGRATION}`]: 'write',
  [`GET ${INTEGRATION}/secrets`]: 'read',
  [`POST ${INTEGRATION}/secrets`]: 'write',
  [`GET ${INTEGRATION}/secrets/{secretId}`]: 'read',
  [`DELETE ${INTEGRATION}/secrets/{secretId}`]: 'write',
  [`POST ${INTEGRATION}/secrets/{secretId}/rotate`]: 'write',
  [`POST ${INTEGRATION}/secrets/{secretId}/retire`]: 'write',
  [`POST ${INTEGRATION}/secrets/{secretId}/extend`]: 'write',
  [`POST ${INTEGRATION}/secrets/{secretId}/cancel-rotation`]: 'write',
  [`GET ${INTEGRATION}/networks`]: 'read',
  [`PUT ${INTEGRATION}/network-guard`]: 'write',
  [`GET ${INTEGRATION}/credential-events`]: 'read',
  [`GET ${INTEGRATION}/oauth-clients`]: 'read',
  [`POST ${INTEGRATION}/oauth-clients`]: 'write',
  [`GET ${INTEGRATION}/oauth-clients/{oauthClientId}`]: 'read',
  [`DELETE ${INTEGRATION}/oauth-clients/{oauthClientId}`]: 'write',
  [`POST ${INTEGRATION}/oauth-clients/{oauthClientId}/secrets`]: 'write',
  [`DELETE ${INTEGRATION}/oauth-clients/{oauthClientId}/secrets/{clientSecretId}`]: 'write',
  [`GET ${INTEGRATION}/federation`]: 'read',
  [`PUT ${INTEGRATION}/federation`]: 'write',
  [`DELETE ${INTEGRATION}/federation`]: 'write',
  [`POST ${INTEGRATION}/federation/test`]: 'write',

  [`GET ${INTEGRATION}/connection`]: 'read',

  'GET /api/tenants/{tenantId}/demo': 'read',
  'POST /api/tenants/{tenantId}/demo': 'write',
  'DELETE /api/tenants/{tenantId}/demo': 'write',
  'GET /api/tenants/{tenantId}/reports/summary': 'read',
  'GET /api/tenants/{tenantId}/reports/people': 'read',
  'GET /api/tenants/{tenantId}/reports/teams': 'read',
  'GET /api/tenants/{tenantId}/reports/sync-health': 'read',
  'GET /api/tenants/{tenantId}/reports/errors': 'read',
  'GET /api/tenants/{tenantId}/reports/traffic': 'read',
  'GET /api/tenants/{tenantId}/users': 'read',
  'GET /api/tenants/{tenantId}/users/count': 'read',
  'GET /api/tenants/{tenantId}/users/names': 'read',
  'GET /api/tenants/{tenantId}/users/deleted': 'read',
  'GET /api/tenants/{tenantId}/users/{userId}': 'read',
  'POST /api/tenants/{tenantId}/users/{userId}/restore': 'write',
  'GET /api/tenants/{tenantId}/teams': 'read',
  'GET /api/tenants/{tenantId}/teams/{teamId}': 'read',
  'PATCH /api/tenants/{tenantId}/teams/{teamId}': 'write',
  'GET /api/tenants/{tenantId}/teams/{teamId}/members': 'read',
  'GET /api/tenants/{tenantId}/teams/{teamId}/pending-members': 'read',
  'GET /api/tenants/{tenantId}/changes': 'read',
  'GET /api/tenants/{tenantId}/provisioning-log': 'read',
  'GET /api/tenants/{tenantId}/provisioning-log/dropped': 'read',
  'GET /api/tenants/{tenantId}/provisioning-log/{requestId}': 'read',
  'GET /api/tenants/{tenantId}/events': 'read',
  'GET /api/tenants/{tenantId}/schemas': 'read',
  'POST /api/tenants/{tenantId}/schemas': 'write',
  'GET /api/tenants/{tenantId}/schemas/{urn}': 'read',
  'PUT /api/tenants/{tenantId}/schemas/{urn}': 'write',
  'DELETE /api/tenants/{tenantId}/schemas/{urn}': 'write',
  'GET /api/tenants/{tenantId}/entitlements': 'read',
  'POST /api/tenants/{tenantId}/entitlements': 'write',
  'GET /api/tenants/{tenantId}/entitlements/{entitlementId}': 'read',
  'PATCH /api/tenants/{tenantId}/entitlements/{entitlementId}': 'write',
  'DELETE /api/tenants/{tenantId}/entitlements/{entitlementId}': 'write',

  'GET /api/tenants/{tenantId}/admins': 'read',
  'PATCH /api/tenants/{tenantId}/admins/{accountId}': 'people',
  'DELETE /api/tenants/{tenantId}/admins/{accountId}': 'people',
  'POST /api/tenants/{tenantId}/admins/{accountId}/password-reset': 'people',
  'GET /api/tenants/{tenantId}/invitations': 'read',
  'POST /api/tenants/{tenantId}/invitations': 'people',
  'POST /api/tenants/{tenantId}/invitations/{invitationId}/resend': 'people',
  'DELETE /api/tenants/{tenantId}/invitations/{invitationId}': 'people',
  'GET /api/tenants/{tenantId}/api-keys': 'read',
  'POST /api/tenants/{tenantId}/api-keys': 'people',
  'DELETE /api/tenants/{tenantId}/api-keys/{apiKeyId}': 'people',
  'GET /api/tenants/{tenantId}/audit-log': 'adminRead',

  'GET /api/audit-log': 'operator',
  'GET /api/accounts': 'operator',
  'GET /api/accounts/{accountId}': 'operator',
  'DELETE /api/accounts/{accountId}': 'operator',
  'POST /api/accounts/{accountId}/password-reset': 'operator',
  'DELETE /api/accounts/{accountId}/totp': 'operator',
  'GET /api/invitations': 'operator',
  'POST /api/invitations': 'operator',
  'POST /api/invitations/{invitationId}/resend': 'operator',
  'DELETE /api/invitations/{invitationId}': 'operator',

  'GET /api/session': 'signedIn',
  'GET /api/sessions': 'account',
  'DELETE /api/sessions/{sessionId}': 'account',
  'DELETE /api/session': 'account',
  'PUT /api/account/password': 'account',
  'POST /api/account/totp': 'account',
  'POST /api/account/totp/confirm': 'account',
  'POST /api/account/totp/disable': 'account',
  'POST /api/account/join': 'account',

  'POST /api/session': 'public',
  'POST /api/session/link': 'public',
  'POST /api/set-up': 'public',
  'POST /api/invitations/inspect': 'public',
  'POST /api/invitations/accept': 'public',
  'POST /api/password-resets': 'public',
  'POST /api/password-resets/complete': 'public',
};

// These end what the others need.
const LAST = ['DELETE /api/session'];

describe('every route of the REST API', () => {
  let app: App;
  let routes: Route[];
  let own: { id: string };
  let other: { id: string };
  let calls: Record<Caller, (method: string, path: string, body?: unknown) => Promise<Answer>>;
  beforeAll(async () => {
    app = await startApp();
    routes = routesOf(app).filter(({ path }) => path.startsWith('/api'));
    [own, other] = [await makeTenant(app), await makeTenant(app)];
    const people: Person[] = [
      await makePerson(app, own, 'viewer'),
      await makePerson(app, own, 'admin'),
      await makeOperator(app),
    ];
    const [viewer, admin, operator] = people.map(({ api }) => api);
    calls = {
      nobody: (method, path, body) => call(`${app.url}/api${path}`, { method, body }),
      viewer: viewer!,
      admin: admin!,
      operator: operator!,
      'viewer key': (await makeApiKey(app, own, 'viewer')).api,
      'admin key': (await makeApiKey(app, own, 'admin')).api,
      'operator key': (method, path, body) => app.api(method, path, body),
    };
  });
  afterAll(() => app.close());

  it('stands in the table', () => {
    expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(TABLE).sort());
  });

  it('lets in whom the table says, in their own tenant and in another', async () => {
    const ordered = [...routes].sort((a, b) => LAST.indexOf(a.name) - LAST.indexOf(b.name));
    const [expected, found]: Record<string, string>[] = [{}, {}];
    for (const route of ordered) {
      const [inOwn, inOther] = KINDS[TABLE[route.name]!] as readonly [string, string?];
      const isOfTenant = route.path.includes('{tenantId}');
      expected![`${route.name} in the own tenant`] = tidy(inOwn);
      found![`${route.name} in the own tenant`] = await callAll(route, own);
      if (!isOfTenant) continue;
      expected![`${route.name} in another tenant`] = tidy(inOther!);
      found![`${route.name} in another tenant`] = await callAll(route, other);
    }
    expect(found).toEqual(expected);
  }, 180_000);

  async function callAll(route: Route, tenant: { id: string }): Promise<string> {
    const outcomes: string[] = [];
    for (const caller of CALLERS) {
      // What an operator deletes here would be missed further on.
      const goes = route.name === 'DELETE /api/tenants/{tenantId}' && caller.startsWith('operator');
      const { id } = goes ? await makeTenant(app) : tenant;
      const path = route.path.replace('{tenantId}', id).replace(/\{\w+\}/g, () => randomUUID());
      const body = ['POST', 'PUT', 'PATCH'].includes(route.method) ? {} : undefined;
      outcomes.push(outcomeOf(await calls[caller](route.method, path.slice('/api'.length), body)));
    }
    return outcomes.join(' ');
  }
});

/** Whether a request came past the door: what it then found to complain about, an id or a field, is no matter here. */
function outcomeOf({ status, body }: Answer): string {
  if (status >= 500) return `${status}!`;
  const shut = status === 401 || status === 403 || (status === 404 && body.detail === 'There is no such tenant.');
  return shut ? String(status) : 'in';
}

const tidy = (line: string): string => line.replace(/ +/g, ' ');

import { randomUUID } from 'node:crypto';
import { type App, startApp } from './app.js';
import { type Answer, call } from './call.js';
import { makeTenant } from './make.js';
import {
  makeApiKey,
  makeOperator,
  makePerson,
  makeSetUpLink,
  openBrowser,
  PASSWORD,
  type Person,
  post,
  tokenOf,
  uniqueEmail,
} from './people.js';

/** Makes every link as old as one that has just expired. */
const expireLinks = (app: App): Promise<unknown> =>
  app.query(`UPDATE account_links SET expires_at = now() - interval '1 second'`);

describe('the first operator', () => {
  let app: App;
  beforeEach(async () => (app = await startApp()));
  afterEach(() => app.close());

  const link = (): Promise<string | null> => makeSetUpLink(app);
  const setUp = (url: string, values: object = {}): Promise<Answer> =>
    post(app, '/set-up', { token: tokenOf(url), email: uniqueEmail(), name: 'Olu', password: PASSWORD, ...values });

  it('makes an account by the link that a start prints, and is an operator of all tenants', async () => {
    const tenant = await makeTenant(app);
    const url = (await link())!;
    expect(url).toMatch(new RegExp(`^${app.url}/set-up#[\\w-]{43}$`));
    const email = uniqueEmail();
    expect(await setUp(url, { email })).toMatchObject({
      status: 201,
      body: { email, name: 'Olu', operator: true, roles: [] },
    });
    const browser = openBrowser(app);
    await browser.signIn(email);
    expect((await browser.api('GET', `/tenants/${tenant.id}`)).status).toBe(200);
    const rows = await app.query<{ row: string }>('SELECT l::text AS row FROM account_links l');
    expect(rows.filter(({ row }) => row.includes(tokenOf(url)))).toEqual([]);
  });

  it('has one link, however many starts printed one, and none once it was used', async () => {
    const [first, second] = [(await link())!, (await link())!];
    const answers = await Promise.all([setUp(first), setUp(second), setUp(second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
    expect(await link()).toBeNull();
    expect((await setUp(first)).status).toBe(404);
    expect((await setUp(second)).status).toBe(404);
  });

  it('needs a link that is not older than a day, and not any other', async () => {
    const url = (await link())!;
    const [row] = await app.query<{ hours: number }>(
      'SELECT extract(epoch FROM expires_at - now())::float / 3600 AS hours FROM account_links',
    );
    expect(row!.hours).toBeCloseTo(24, 1);
    expect((await setUp('#guessed')).status).toBe(404);
    await expireLinks(app);
    expect((await setUp(url)).status).toBe(404);
  });

  it.each([
    ['password', { password: 'short' }],
    ['password', { password: 'password1234' }],
    ['email', { email: 'nobody' }],
    ['name', { name: ' ' }],
    ['operator', { operator: true }],
  ])('is not made with a bad %s, and the link stays good', async (field, values) => {
    const url = (await link())!;
    expect(await setUp(url, values)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
    expect((await setUp(url)).status).toBe(201);
  });

  it('is not the last one to be removed', async () => {
    const [first, second] = [await makeOperator(app), await makeOperator(app)];
    const removals = await Promise.all([first, second].map(({ id }) => app.api('DELETE', `/accounts/${id}`)));
    expect(removals.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

describe('an invitation', () => {
  let app: App;
  let tenant: { id: string };
  let admin: Person;
  beforeAll(async () => {
    app = await startApp();
    tenant = await makeTenant(app);
    admin = await makePerson(app, tenant, 'admin');
  });
  afterAll(() => app.close());

  const invite = (email: string, role = 'viewer', at = tenant): Promise<Answer> =>
    admin.api('POST', `/tenants/${at.id}/invitations`, { email, role });
  const accept = (url: string, values: object = {}): Promise<Answer> =>
    post(app, '/invitations/accept', { token: tokenOf(url), name: 'Lee', password: PASSWORD, ...values });

  it('is a link for a week that makes an account with the role', async () => {
    const email = uniqueEmail();
    const { status, headers, body } = await invite(email, 'viewer');
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      id: expect.any(String),
      email,
      role: 'viewer',
      createdAt: expect.any(String),
      expiresAt: expect.any(String),
      url: expect.stringContaining(`${app.url}/accept-invitation#`),
    });
    expect((Date.parse(body.expiresAt) - Date.now()) / 86_400_000).toBeCloseTo(7, 2);
    const listed = (await admin.api('GET', `/tenants/${tenant.id}/invitations`)).body.items.at(-1);
    expect(listed).toEqual({ ...body, url: undefined });

    const offer = await post(app, '/invitations/inspect', { token: tokenOf(body.url) });
    expect(offer.body).toEqual({
      email,
      role: 'viewer',
      tenantName: expect.stringContaining('tenant-'),
      hasAccount: false,
    });
    const accepted = await accept(body.url);
    expect(accepted).toMatchObject({ status: 201, body: { email, roles: [{ tenantId: tenant.id, role: 'viewer' }] } });
    expect((await openBrowser(app).signIn(email)).status).toBe(200);
  });

  it('is good once', async () => {
    const { body } = await invite(uniqueEmail());
    const answers = await Promise.all([accept(body.url), accept(body.url)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    expect((await accept(body.url)).status).toBe(404);
    expect((await post(app, '/invitations/inspect', { token: tokenOf(body.url) })).status).toBe(404);
  });

  it('is void when it has expired, until it is sent again with another link', async () => {
    const { body } = await invite(uniqueEmail());
    await expireLinks(app);
    expect((await accept(body.url)).status).toBe(404);
    const again = await admin.api('POST', `/tenants/${tenant.id}/invitations/${body.id}/resend`);
    expect(again).toMatchObject({ status: 200, body: { id: body.id } });
    expect((await accept(body.url)).status).toBe(404);
    expect((await accept(again.body.url)).status).toBe(201);
  });

  it('is void when it was withdrawn', async () => {
    const { body } = await invite(uniqueEmail());
    expect((await admin.api('DELETE', `/tenants/${tenant.id}/invitations/${body.id}`)).status).toBe(204);
    expect((await accept(body.url)).status).toBe(404);
    expect((await admin.api('DELETE', `/tenants/${tenant.id}/invitations/${body.id}`)).status).toBe(404);
  });

  it('is sent once to the same person, and not to who is there already', async () => {
    const email = uniqueEmail();
    expect((await invite(email)).status).toBe(201);
    expect((await invite(email.toUpperCase())).status).toBe(409);
    expect((await invite(admin.email)).status).toBe(409);
  });

  it('does not open a password reset or a set-up', async () => {
    const { body } = await invite(uniqueEmail());
    const token = tokenOf(body.url);
    const values = { token, email: uniqueEmail(), name: 'Olu', password: PASSWORD };
    expect((await post(app, '/set-up', values)).status).toBe(404);
    expect((await post(app, '/password-resets/complete', { token, password: PASSWORD })).status).toBe(404);
    expect((await accept(body.url)).status).toBe(201);
  });

  it('is not to be an operator, unless an operator sends it', async () => {
    expect((await invite(uniqueEmail(), 'operator')).status).toBe(400);
    expect((await admin.api('POST', '/invitations', { email: uniqueEmail() })).status).toBe(403);
    const operator = await makeOperator(app);
    const { body } = await operator.api('POST', '/invitations', { email: uniqueEmail() });
    expect(body).toMatchObject({ role: 'operator' });
    expect((await accept(body.url)).body).toMatchObject({ operator: true, roles: [] });
  });

  it('gives somebody with an account one more role, and a new session cookie', async () => {
    const [lee, other] = [await makePerson(app, tenant, 'viewer'), await makeTenant(app)];
    const invited = await app.api('POST', `/tenants/${other.id}/invitations`, { email: lee.email, role: 'admin' });
    const token = tokenOf(invited.body.url);
    expect((await post(app, '/invitations/inspect', { token })).body).toMatchObject({ hasAccount: true });
    expect((await accept(invited.body.url)).status).toBe(409);
    expect((await admin.api('POST', '/account/join', { token })).status).toBe(403);

    const before = lee.cookie!;
    const joined = await lee.api('POST', '/account/join', { token });
    expect(joined.status).toBe(200);
    expect(lee.cookie).not.toBe(before);
    expect((await lee.api('GET', '/session', undefined, { Cookie: before })).status).toBe(401);
    const { body } = await lee.api('GET', '/session');
    expect(body.tenants.map(({ id, role }: { id: string; role: string }) => [id, role])).toEqual([
      [tenant.id, 'viewer'],
      [other.id, 'admin'],
    ]);
    expect((await lee.api('POST', '/account/join', { token })).status).toBe(404);
  });

  it('is answered with 404 where the tenant has none of this id', async () => {
    const path = `/tenants/${tenant.id}/invitations/${randomUUID()}`;
    expect((await admin.api('POST', `${path}/resend`)).status).toBe(404);
    expect((await admin.api('DELETE', path)).status).toBe(404);
  });
});

describe("a tenant's admins", () => {
  let app: App;
  let tenant: { id: string };
  let admin: Person;
  beforeAll(async () => {
    app = await startApp();
    tenant = await makeTenant(app);
    admin = await makePerson(app, tenant, 'admin');
  });
  afterAll(() => app.close());

  it('are listed without what they are elsewhere', async () => {
    const { body } = await admin.api('GET', `/tenants/${tenant.id}/admins?limit=1`);
    expect(body.items).toEqual([
      {
        id: admin.id,
        email: admin.email,
        name: 'Kim',
        role: 'admin',
        totpEnabled: false,
        lastSignedInAt: expect.any(String),
      },
    ]);
  });

  it('get another role, and have to sign in anew for it', async () => {
    const lee = await makePerson(app, tenant, 'viewer');
    const path = `/tenants/${tenant.id}/admins/${lee.id}`;
    expect((await lee.api('PATCH', path, { role: 'admin' })).status).toBe(403);
    expect(await admin.api('PATCH', path, { role: 'admin' })).toMatchObject({ status: 200, body: { role: 'admin' } });
    expect((await lee.api('GET', '/session')).status).toBe(401);
    await lee.signIn(lee.email);
    expect((await lee.api('PATCH', path, { role: 'admin' })).status).toBe(200);
    expect((await lee.api('GET', '/session')).status).toBe(200);
    expect((await admin.api('PATCH', path, { role: 'operator' })).status).toBe(400);
  });

  it('are out at once when they are removed', async () => {
    const lee = await makePerson(app, tenant, 'viewer');
    expect((await admin.api('DELETE', `/tenants/${tenant.id}/admins/${lee.id}`)).status).toBe(204);
    expect((await lee.api('GET', `/tenants/${tenant.id}`)).status).toBe(401);
    expect((await lee.signIn(lee.email)).status).toBe(401);
    expect((await admin.api('DELETE', `/tenants/${tenant.id}/admins/${lee.id}`)).status).toBe(404);
  });

  it('see their own tenants and no others', async () => {
    const other = await makeTenant(app);
    const { body } = await admin.api('GET', '/tenants');
    expect(body).toMatchObject({ items: [{ id: tenant.id }], nextCursor: null });
    const ids = (await app.api('GET', '/tenants')).body.items.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining([tenant.id, other.id]));
  });

  it('go with their tenant, except for their accounts', async () => {
    const going = await makeTenant(app);
    const lee = await makePerson(app, going, 'admin');
    await makeApiKey(app, going, 'viewer');
    expect((await app.api('DELETE', `/tenants/${going.id}`)).status).toBe(204);
    expect((await lee.api('GET', `/tenants/${going.id}`)).status).toBe(404);
    expect((await lee.api('GET', '/session')).body.tenants).toEqual([]);
  });
});

describe('an API key', () => {
  let app: App;
  let tenant: { id: string };
  beforeAll(async () => {
    app = await startApp();
    tenant = await makeTenant(app);
  });
  afterAll(() => app.close());

  it('is shown once, opens its tenant in its role, and says when it was used', async () => {
    const { status, body, headers } = await app.api('POST', `/tenants/${tenant.id}/api-keys`, {
      name: 'Terraform',
      role: 'viewer',
    });
    expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
    const { key, ...row } = body;
    expect(key).toMatch(/^rollcall_key_[\w-]{43}$/);
    expect(row).toEqual({
      id: expect.any(String),
      name: 'Terraform',
      role: 'viewer',
      prefix: key.slice(0, 17),
      createdAt: expect.any(String),
      expiresAt: null,
      lastUsedAt: null,
    });
    expect((await call(`${app.url}/api/session`, { method: 'GET', bearer: key })).body).toMatchObject({
      kind: 'api-key',
      id: row.id,
      name: 'Terraform',
      operator: false,
      tenants: [{ id: tenant.id, role: 'viewer' }],
    });
    const listed = (await app.api('GET', `/tenants/${tenant.id}/api-keys`)).body.items[0];
    expect(listed).toEqual({ ...row, lastUsedAt: expect.any(String) });
    const rows = await app.query<{ row: string }>('SELECT k::text AS row FROM api_keys k');
    expect(rows.filter((kept) => kept.row.includes(key.slice(17)))).toEqual([]);
  });

  it('is refused at the very next request after it was deleted', async () => {
    const { id, api } = await makeApiKey(app, tenant, 'admin');
    expect((await api('GET', `/tenants/${tenant.id}`)).status).toBe(200);
    expect((await app.api('DELETE', `/tenants/${tenant.id}/api-keys/${id}`)).status).toBe(204);
    const refused = await api('GET', `/tenants/${tenant.id}`);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="rollcall", error="invalid_token"');
  });

  it('is refused when it has expired', async () => {
    const { id, api } = await makeApiKey(app, tenant, 'admin');
    await app.query(`UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    expect((await api('GET', `/tenants/${tenant.id}`)).status).toBe(401);
  });

  it('cannot make keys or let people in, whatever its role', async () => {
    const { api, id } = await makeApiKey(app, tenant, 'admin');
    const path = `/tenants/${tenant.id}`;
    expect((await api('POST', `${path}/api-keys`, { name: 'Successor', role: 'admin' })).status).toBe(403);
    expect((await api('POST', `${path}/invitations`, { email: uniqueEmail(), role: 'admin' })).status).toBe(403);
    expect((await api('DELETE', `${path}/api-keys/${id}`)).status).toBe(403);
    expect((await api('PUT', '/account/password', { currentPassword: PASSWORD, password: PASSWORD })).status).toBe(403);
    expect((await api('PATCH', path, { name: 'Renamed by a script' })).status).toBe(200);
  });

  it.each([
    ['role', { name: 'x', role: 'operator' }],
    ['expiresAt', { name: 'x', role: 'admin', expiresAt: '2020-01-01T00:00:00Z' }],
    ['name', { name: '', role: 'admin' }],
  ])('is not made with a bad %s', async (field, body) => {
    const answer = await app.api('POST', `/tenants/${tenant.id}/api-keys`, body);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});

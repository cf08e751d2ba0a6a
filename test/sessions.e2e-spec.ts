import { type App, startApp } from './app.js';
import { call } from './call.js';
import { makeTenant } from './make.js';
import { makeOperator, makePerson, openBrowser, PASSWORD, type Person, uniqueEmail } from './people.js';

describe('a session', () => {
  let app: App;
  let tenant: { id: string };
  let kim: Person;
  beforeAll(async () => {
    app = await startApp({ trustProxy: ['127.0.0.1'] });
    tenant = await makeTenant(app);
    kim = await makePerson(app, tenant, 'admin');
  });
  afterAll(() => app.close());

  it('tells who is signed in, and what they may do where', async () => {
    const { status, body, headers } = await kim.api('GET', '/session');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      kind: 'account',
      id: kim.id,
      name: 'Kim',
      email: kim.email,
      operator: false,
      tenants: [{ id: tenant.id, name: expect.any(String), slug: expect.any(String), role: 'admin' }],
      totpEnabled: false,
      sessionId: expect.any(String),
    });
    const operator = await makeOperator(app);
    expect((await operator.api('GET', '/session')).body).toMatchObject({
      kind: 'account',
      operator: true,
      tenants: [],
    });
    expect((await app.api('GET', '/session')).body).toMatchObject({ kind: 'operator-key', id: null, operator: true });
  });

  it('begins with the right password, whatever the case of the e-mail, and a cookie that scripts cannot read', async () => {
    const browser = openBrowser(app);
    const answer = await browser.signIn(` ${kim.email.toUpperCase()} `);
    expect(answer).toMatchObject({ status: 200, body: { id: kim.id, email: kim.email } });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^rollcall_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect(await browser.api('GET', '/session')).toMatchObject({ status: 200, body: answer.body });
  });

  it('has a cookie for this host and HTTPS alone, where the service is reached by HTTPS', async () => {
    const secure = await startApp({ databaseUrl: app.databaseUrl, publicUrl: 'https://rollcall.example.com' });
    const browser = openBrowser(secure);
    const answer = await browser.signIn(kim.email);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-rollcall_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
    ]);
    expect((await browser.api('GET', '/session')).status).toBe(200);
    const plain = browser.cookie!.replace('__Host-', '');
    expect((await browser.api('GET', '/session', undefined, { Cookie: plain })).status).toBe(401);
    await secure.close();
  });

  it('is kept as a hash', async () => {
    const token = kim.cookie!.split('=')[1]!;
    const rows = await app.query<{ row: string }>('SELECT s::text AS row FROM account_sessions s');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
  });

  it('does not begin with a wrong password, and does not tell whether the e-mail is known', async () => {
    const wrong = await openBrowser(app).signIn(kim.email, 'another sentence of mine');
    const unknown = await openBrowser(app).signIn(uniqueEmail());
    expect(wrong.status).toBe(401);
    expect(wrong.headers.getSetCookie()).toEqual([]);
    expect(unknown.status).toBe(401);
    expect(unknown.body.detail).toBe(wrong.body.detail);
    expect((await openBrowser(app).signIn(kim.email)).status).toBe(200);
  });

  it.each([
    ['email', { email: 'nobody', password: PASSWORD }],
    ['password', { email: 'kim@example.com' }],
    ['password', { email: 'kim@example.com', password: { length: 20 } }],
    ['totp', { email: 'kim@example.com', password: PASSWORD, totp: 123456 }],
  ])('does not begin with a bad %s', async (field, body) => {
    expect(await openBrowser(app).api('POST', '/session', body)).toMatchObject({
      status: 400,
      body: { errors: [{ field }] },
    });
  });

  it('takes the place of the one that the browser had', async () => {
    const browser = openBrowser(app);
    await browser.signIn(kim.email);
    const before = browser.cookie!;
    await browser.signIn(kim.email);
    expect(browser.cookie).not.toBe(before);
    expect((await browser.api('GET', '/session')).status).toBe(200);
    expect((await browser.api('GET', '/session', undefined, { Cookie: before })).status).toBe(401);
  });

  it('ends when its person signs out, and the browser is told to forget it', async () => {
    const browser = openBrowser(app);
    await browser.signIn(kim.email);
    const { cookie } = browser;
    const answer = await browser.api('DELETE', '/session');
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^rollcall_session=;.*Expires=Thu, 01 Jan 1970/);
    expect((await browser.api('GET', '/session', undefined, { Cookie: cookie! })).status).toBe(401);
  });

  it.each([
    ['twelve hours without a request', `last_used_at = now() - interval '12 hours 1 second'`],
    ['seven days, however busy', `created_at = now() - interval '7 days 1 second'`],
  ])('ends after %s', async (_when, aging) => {
    const browser = openBrowser(app);
    await browser.signIn(kim.email);
    const { sessionId } = (await browser.api('GET', '/session')).body;
    await app.query(`UPDATE account_sessions SET ${aging} WHERE id = $1`, [sessionId]);
    expect((await browser.api('GET', '/session')).status).toBe(401);
  });

  it('goes on for as long as it is used', async () => {
    const browser = openBrowser(app);
    await browser.signIn(kim.email);
    const { sessionId } = (await browser.api('GET', '/session')).body;
    await app.query(`UPDATE account_sessions SET last_used_at = now() - interval '11 hours' WHERE id = $1`, [
      sessionId,
    ]);
    expect((await browser.api('GET', '/session')).status).toBe(200);
    const [row] = await app.query<{ fresh: boolean }>(
      `SELECT last_used_at > now() - interval '1 minute' AS fresh FROM account_sessions WHERE id = $1`,
      [sessionId],
    );
    expect(row).toEqual({ fresh: true });
  });

  it('is listed for its person, and can be ended from another one, by nobody else', async () => {
    const lee = await makePerson(app, tenant, 'viewer');
    const other = openBrowser(app);
    await other.api(
      'POST',
      '/session',
      { email: lee.email, password: PASSWORD },
      { 'User-Agent': 'Phone', 'X-Forwarded-For': '192.0.2.7' },
    );
    const { body } = await lee.api('GET', '/sessions');
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ userAgent: 'Phone', address: '192.0.2.7', current: false });
    expect(body.items[1]).toMatchObject({ current: true });
    expect((await kim.api('DELETE', `/sessions/${body.items[0].id}`)).status).toBe(404);
    expect((await lee.api('DELETE', `/sessions/${body.items[0].id}`)).status).toBe(204);
    expect((await other.api('GET', '/session')).status).toBe(401);
    expect((await lee.api('GET', '/session')).status).toBe(200);
  });

  it('is worth nothing beside a key: what is presented counts', async () => {
    const answer = await kim.api('GET', '/session', undefined, { Authorization: 'Bearer guessed' });
    expect(answer.status).toBe(401);
    const both = await kim.api('GET', '/session', undefined, { Authorization: `Bearer ${app.operatorKey}` });
    expect(both.body.kind).toBe('operator-key');
  });
});

describe("another site's page", () => {
  let app: App;
  let kim: Person;
  beforeAll(async () => {
    app = await startApp();
    kim = await makePerson(app, await makeTenant(app), 'admin');
  });
  afterAll(() => app.close());

  it.each<[string, Record<string, string>]>([
    ['says it is another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['says it is a sibling of the site', { 'Sec-Fetch-Site': 'same-site' }],
    ['names another origin, in an older browser', { 'Sec-Fetch-Site': '', Origin: 'https://evil.example' }],
    ['hides its origin', { 'Sec-Fetch-Site': '', Origin: 'null' }],
  ])('changes nothing with a session, because the browser %s', async (_how, headers) => {
    const answer = await kim.api('DELETE', '/session', undefined, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect((await kim.api('GET', '/session')).status).toBe(200);
  });

  it('signs nobody in', async () => {
    const browser = openBrowser(app);
    const body = { email: kim.email, password: PASSWORD };
    expect((await browser.api('POST', '/session', body, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect(browser.cookie).toBeUndefined();
  });

  it('may use a key, which no browser adds by itself', async () => {
    const url = `${app.url}/api/tenants`;
    const headers = { Origin: 'https://tools.example', 'Sec-Fetch-Site': 'cross-site' };
    const body = { name: 'Made elsewhere', slug: 'made-elsewhere' };
    expect((await call(url, { method: 'POST', body, headers, bearer: app.operatorKey })).status).toBe(201);
  });

  it('is not what stands behind a proxy that renames the host', async () => {
    const headers = { 'Sec-Fetch-Site': '', Origin: app.url, Host: 'inside.example' };
    expect((await kim.api('DELETE', '/session', undefined, headers)).status).toBe(204);
  });
});

import { type App, startApp } from './app.js';
import type { Answer } from './call.js';
import { eventually } from './eventually.js';
import { type MailServer, startMailServer } from './mail-server.js';
import { makeTenant } from './make.js';
import {
  codeOf,
  makeOperator,
  makePerson,
  openBrowser,
  PASSWORD,
  type Person,
  post,
  tokenOf,
  uniqueEmail,
} from './people.js';

const NEW_PASSWORD = 'quite another sentence';

describe('a password', () => {
  let app: App;
  let tenant: { id: string };
  beforeAll(async () => {
    app = await startApp();
    tenant = await makeTenant(app);
  });
  afterAll(() => app.close());

  it('is changed by who knows it, and signs out everywhere else', async () => {
    const kim = await makePerson(app, tenant, 'viewer');
    const elsewhere = openBrowser(app);
    await elsewhere.signIn(kim.email);
    const before = kim.cookie!;
    const wrong = await kim.api('PUT', '/account/password', { currentPassword: NEW_PASSWORD, password: NEW_PASSWORD });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ field: 'password' }] } });
    expect((await kim.api('PUT', '/account/password', { currentPassword: PASSWORD, password: 'short' })).status).toBe(
      400,
    );

    const changed = await kim.api('PUT', '/account/password', { currentPassword: PASSWORD, password: NEW_PASSWORD });
    expect(changed.status).toBe(204);
    expect((await kim.api('GET', '/session')).status).toBe(200);
    expect((await kim.api('GET', '/session', undefined, { Cookie: before })).status).toBe(401);
    expect((await elsewhere.api('GET', '/session')).status).toBe(401);
    expect((await elsewhere.signIn(kim.email)).status).toBe(401);
    expect((await elsewhere.signIn(kim.email, NEW_PASSWORD)).status).toBe(200);
  });

  it('is kept as Argon2id', async () => {
    await makePerson(app, tenant, 'viewer');
    const rows = await app.query<{ password_hash: string }>('SELECT password_hash FROM accounts');
    for (const row of rows) expect(row.password_hash).toMatch(/^\$argon2id\$/);
  });

  it('is chosen anew by a link that an admin makes, once, within an hour', async () => {
    const [admin, kim] = [await makePerson(app, tenant, 'admin'), await makePerson(app, tenant, 'viewer')];
    const path = `/tenants/${tenant.id}/admins/${kim.id}/password-reset`;
    expect((await kim.api('POST', path)).status).toBe(403);
    const { status, body } = await admin.api('POST', path);
    expect(status).toBe(201);
    expect(body).toEqual({ url: expect.stringContaining('/reset-password#') });
    const token = tokenOf(body.url);
    expect((await post(app, '/password-resets/complete', { token, password: 'short' })).status).toBe(400);
    expect((await post(app, '/password-resets/complete', { token, password: NEW_PASSWORD })).status).toBe(204);
    expect((await post(app, '/password-resets/complete', { token, password: NEW_PASSWORD })).status).toBe(404);
    expect((await kim.api('GET', '/session')).status).toBe(401);
    expect((await kim.signIn(kim.email, NEW_PASSWORD)).status).toBe(200);

    const late = tokenOf((await admin.api('POST', path)).body.url);
    await app.query(`UPDATE account_links SET expires_at = expires_at - interval '61 minutes'`);
    expect((await post(app, '/password-resets/complete', { token: late, password: NEW_PASSWORD })).status).toBe(404);
  });

  it('is not given to an admin of one tenant who would get into another one by it', async () => {
    const [admin, kim, other] = [
      await makePerson(app, tenant, 'admin'),
      await makePerson(app, tenant, 'viewer'),
      await makeTenant(app),
    ];
    const invited = await app.api('POST', `/tenants/${other.id}/invitations`, { email: kim.email, role: 'admin' });
    await kim.api('POST', '/account/join', { token: tokenOf(invited.body.url) });
    expect((await admin.api('POST', `/tenants/${tenant.id}/admins/${kim.id}/password-reset`)).status).toBe(403);
    const operator = await makeOperator(app);
    expect((await operator.api('POST', `/accounts/${kim.id}/password-reset`)).body.url).toContain('#');
  });

  it('is asked for by e-mail with the same answer, whether or not anybody has it', async () => {
    const kim = await makePerson(app, tenant, 'viewer');
    for (const email of [kim.email, uniqueEmail()]) {
      expect(await post(app, '/password-resets', { email })).toMatchObject({ status: 202, body: undefined });
    }
  });
});

describe('guessing', () => {
  let app: App;
  let tenant: { id: string };
  beforeAll(async () => {
    app = await startApp({ trustProxy: ['127.0.0.1'] });
    tenant = await makeTenant(app);
  });
  afterAll(() => app.close());

  const guess = (at: App, email: string, from = '192.0.2.1', password = NEW_PASSWORD): Promise<Answer> =>
    openBrowser(at).api('POST', '/session', { email, password }, { 'X-Forwarded-For': from });

  it.each(['somebody has', 'nobody has'])(
    'at an e-mail that %s is slowed down after five failures',
    async (whose) => {
      const email = whose === 'somebody has' ? (await makePerson(app, tenant, 'viewer')).email : uniqueEmail();
      for (let attempt = 1; attempt <= 5; attempt++)
        expect((await guess(app, email, `192.0.2.${attempt}`)).status).toBe(401);
      const locked = await guess(app, email, '192.0.2.9', PASSWORD);
      expect(locked).toMatchObject({ status: 429 });
      expect(Number(locked.headers.get('retry-after'))).toBe(1);
      const [row] = await app.query<{ address: string; lock: number }>(
        `SELECT extract(epoch FROM locked_until - last_at)::int AS lock FROM attempts WHERE subject = $1`,
        [`account ${email}`],
      );
      expect(row!.lock).toBe(1);
    },
    15_000,
  );

  it('waits twice as long for each further failure, a quarter of an hour at most', async () => {
    const email = uniqueEmail();
    const locks: number[] = [];
    for (let attempt = 1; attempt <= 17; attempt++) {
      await app.query('UPDATE attempts SET locked_until = now()');
      await guess(app, email, `198.51.100.${attempt}`);
      const [row] = await app.query<{ lock: number }>(
        `SELECT extract(epoch FROM locked_until - last_at)::int AS lock FROM attempts WHERE subject = $1`,
        [`account ${email}`],
      );
      locks.push(row!.lock);
    }
    expect(locks).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it('is counted by both of two instances together, also when all tries come at once', async () => {
    const { email } = await makePerson(app, tenant, 'viewer');
    const second = await startApp({ databaseUrl: app.databaseUrl, trustProxy: ['127.0.0.1'] });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => guess(index % 2 ? app : second, email, `203.0.113.${index}`)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
    await second.close();
  });

  it('is forgotten by the right password, and little by little with time', async () => {
    const { email } = await makePerson(app, tenant, 'viewer');
    for (let round = 0; round < 2; round++) {
      for (let attempt = 1; attempt <= 4; attempt++) expect((await guess(app, email, '192.0.2.50')).status).toBe(401);
      expect((await guess(app, email, '192.0.2.50', PASSWORD)).status).toBe(200);
    }
    for (let attempt = 1; attempt <= 5; attempt++) await guess(app, email, '192.0.2.51');
    await app.query(`UPDATE attempts SET last_at = now() - interval '2 hours', locked_until = now()`);
    for (let attempt = 1; attempt <= 2; attempt++) expect((await guess(app, email, '192.0.2.52')).status).toBe(401);
    expect((await guess(app, email, '192.0.2.53')).status).toBe(429);
  });

  it.each([
    ['address', '203.0.114.1', '203.0.114.1', '203.0.114.2'],
    ['IPv6 network', '2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1'],
  ])(
    'from one %s is slowed down, whosever e-mails are tried',
    async (_kind, from, near, far) => {
      const { email } = await makePerson(app, tenant, 'viewer');
      await app.query(`INSERT INTO attempts VALUES ($1, 19, now(), now())`, [
        `address ${from.includes(':') ? '2001:db8:1:2::/64' : from}`,
      ]);
      expect((await guess(app, uniqueEmail(), from)).status).toBe(401);
      expect((await guess(app, email, near, PASSWORD)).status).toBe(429);
      expect((await guess(app, email, far, PASSWORD)).status).toBe(200);
    },
    15_000,
  );

  it('at the password of a session left open is slowed down, too', async () => {
    const kim = await makePerson(app, tenant, 'viewer');
    const statuses: number[] = [];
    for (let attempt = 1; attempt <= 6; attempt++) {
      statuses.push((await kim.api('POST', '/account/totp', { password: NEW_PASSWORD })).status);
    }
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
  });
});

describe('two-factor sign-in', () => {
  let app: App;
  let tenant: { id: string };
  beforeAll(async () => {
    app = await startApp();
    tenant = await makeTenant(app);
  });
  afterAll(() => app.close());

  async function enrolled(): Promise<{ kim: Person; secret: string; recoveryCodes: string[] }> {
    const kim = await makePerson(app, tenant, 'admin');
    const { secret } = (await kim.api('POST', '/account/totp', { password: PASSWORD })).body;
    const confirmed = await kim.api('POST', '/account/totp/confirm', { code: codeOf(secret, -1) });
    return { kim, secret, recoveryCodes: confirmed.body.recoveryCodes };
  }

  it('is enrolled with the password, and confirmed by a code of the app', async () => {
    const kim = await makePerson(app, tenant, 'admin');
    const elsewhere = openBrowser(app);
    await elsewhere.signIn(kim.email);
    expect((await kim.api('POST', '/account/totp', { password: NEW_PASSWORD })).status).toBe(400);
    const { status, body, headers } = await kim.api('POST', '/account/totp', { password: PASSWORD });
    expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(body.uri).toBe(
      `otpauth://totp/Rollcall:${encodeURIComponent(kim.email)}?issuer=Rollcall&secret=${body.secret}&algorithm=SHA1&digits=6&period=30`,
    );
    // Nothing is asked for yet.
    expect((await openBrowser(app).signIn(kim.email)).status).toBe(200);

    const before = kim.cookie!;
    expect((await kim.api('POST', '/account/totp/confirm', { code: '000000' })).status).toBe(400);
    const confirmed = await kim.api('POST', '/account/totp/confirm', { code: codeOf(body.secret) });
    expect(confirmed.status).toBe(200);
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    for (const one of confirmed.body.recoveryCodes) expect(one).toMatch(/^[2-9a-z]{4}(-[2-9a-z]{4}){3}$/);
    expect((await kim.api('GET', '/session', undefined, { Cookie: before })).status).toBe(401);
    expect((await elsewhere.api('GET', '/session')).status).toBe(401);
    expect((await kim.api('GET', '/session')).body.totpEnabled).toBe(true);
    expect((await kim.api('POST', '/account/totp', { password: PASSWORD })).status).toBe(409);
    expect((await kim.api('POST', '/account/totp/confirm', { code: codeOf(body.secret, 1) })).status).toBe(409);
  });

  it('asks who has the password for a code, and takes each code once', async () => {
    const { kim, secret } = await enrolled();
    const browser = openBrowser(app);
    expect(await browser.signIn(kim.email)).toMatchObject({ status: 400, body: { errors: [{ field: 'totp' }] } });
    expect((await browser.signIn(kim.email, NEW_PASSWORD)).status).toBe(401);
    expect((await browser.signIn(kim.email, PASSWORD, { totp: '000000' })).status).toBe(401);
    const totp = codeOf(secret);
    expect((await browser.signIn(kim.email, PASSWORD, { totp: `${totp.slice(0, 3)} ${totp.slice(3)}` })).status).toBe(
      200,
    );
    expect((await openBrowser(app).signIn(kim.email, PASSWORD, { totp })).status).toBe(401);
    expect((await openBrowser(app).signIn(kim.email, PASSWORD, { totp: codeOf(secret, 1) })).status).toBe(200);
    expect((await openBrowser(app).signIn(kim.email, PASSWORD, { totp: codeOf(secret, 3) })).status).toBe(401);
  });

  it('counts as no failure that the code was still to be asked for', async () => {
    const { kim, secret } = await enrolled();
    const browser = openBrowser(app);
    for (let round = 0; round < 7; round++) expect((await browser.signIn(kim.email)).status).toBe(400);
    expect((await browser.signIn(kim.email, PASSWORD, { totp: codeOf(secret) })).status).toBe(200);
    const counts = await app.query('SELECT count FROM attempts WHERE subject = $1', [`account ${kim.email}`]);
    expect(counts).toEqual([]);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { kim, recoveryCodes } = await enrolled();
    const [first, second] = recoveryCodes as [string, string];
    const typed = ` ${first.toUpperCase().replaceAll('-', ' ')}`;
    expect((await openBrowser(app).signIn(kim.email, PASSWORD, { recoveryCode: typed })).status).toBe(200);
    expect((await openBrowser(app).signIn(kim.email, PASSWORD, { recoveryCode: first })).status).toBe(401);
    expect((await openBrowser(app).signIn(kim.email, NEW_PASSWORD, { recoveryCode: second })).status).toBe(401);
    expect((await openBrowser(app).signIn(kim.email, PASSWORD, { recoveryCode: second })).status).toBe(200);
    const rows = await app.query<{ row: string }>('SELECT c::text AS row FROM recovery_codes c');
    expect(rows.some(({ row }) => row.includes(recoveryCodes[2]!))).toBe(false);
  });

  it('survives a new password, and is turned off with the password', async () => {
    const { kim } = await enrolled();
    const { body } = await app.api('POST', `/accounts/${kim.id}/password-reset`);
    await post(app, '/password-resets/complete', { token: tokenOf(body.url), password: PASSWORD });
    expect((await kim.signIn(kim.email)).status).toBe(400);

    const { kim: lee } = await enrolled();
    expect((await lee.api('POST', '/account/totp/disable', { password: NEW_PASSWORD })).status).toBe(400);
    expect((await lee.api('POST', '/account/totp/disable', { password: PASSWORD })).status).toBe(204);
    expect((await lee.api('POST', '/account/totp/disable', { password: PASSWORD })).status).toBe(409);
    expect((await openBrowser(app).signIn(lee.email)).status).toBe(200);
  });

  it('is turned off by an operator for who has lost the phone, and signs them out', async () => {
    const { kim } = await enrolled();
    expect((await app.api('DELETE', `/accounts/${kim.id}/totp`)).status).toBe(204);
    expect((await kim.api('GET', '/session')).status).toBe(401);
    expect((await kim.signIn(kim.email)).status).toBe(200);
  });
});

describe('where a mail server is configured', () => {
  let app: App;
  let server: MailServer;
  beforeAll(async () => {
    server = await startMailServer();
    app = await startApp({ smtpUrl: server.url, mailFrom: 'Rollcall <rollcall@example.com>' });
  });
  afterAll(async () => {
    await app.close();
    server.close();
  });

  /** The link in the mail to this address, once it has come. */
  async function linkTo(email: string): Promise<string> {
    const mail = await eventually(
      () => server.mails.find((text) => text.includes(`To: ${email}`)),
      (found) => found !== undefined,
    );
    server.mails.splice(server.mails.indexOf(mail!), 1);
    return /http:\S+#\S+/.exec(mail!.replace(/=\r\n/g, ''))![0];
  }

  it('invitations and password links are e-mailed to whom they are for, and shown to nobody else', async () => {
    const tenant = await makeTenant(app);
    const email = uniqueEmail();
    const invited = await app.api('POST', `/tenants/${tenant.id}/invitations`, { email, role: 'admin' });
    expect(invited).toMatchObject({ status: 201, body: { url: null } });
    const token = tokenOf(await linkTo(email));
    const accepted = await post(app, '/invitations/accept', { token, name: 'Kim', password: PASSWORD });
    expect(accepted.status).toBe(201);

    expect((await post(app, '/password-resets', { email })).status).toBe(202);
    const reset = { token: tokenOf(await linkTo(email)), password: NEW_PASSWORD };
    expect((await post(app, '/password-resets/complete', reset)).status).toBe(204);
    expect((await openBrowser(app).signIn(email, NEW_PASSWORD)).status).toBe(200);

    const made = await app.api('POST', `/tenants/${tenant.id}/admins/${accepted.body.id}/password-reset`);
    expect(made).toMatchObject({ status: 201, body: { url: null } });
    expect(await linkTo(email)).toContain('/reset-password#');
  });

  it('nobody is flooded with links', async () => {
    const email = uniqueEmail();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 4; attempt++)
      statuses.push((await post(app, '/password-resets', { email })).status);
    expect(statuses).toEqual([202, 202, 202, 429]);
  });
});

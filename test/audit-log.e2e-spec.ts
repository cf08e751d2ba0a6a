import { randomUUID } from 'node:crypto';
import { type App, startApp } from './app.js';
import type { Answer } from './call.js';
import { makeIntegration, makeSecret, makeTenant } from './make.js';
import {
  codeOf,
  makeApiKey,
  makeOperator,
  makePerson,
  openBrowser,
  PASSWORD,
  type Person,
  post,
  tokenOf,
  uniqueEmail,
} from './people.js';

describe('the audit log', () => {
  let app: App;
  let tenant: { id: string };
  let admin: Person;
  beforeAll(async () => {
    app = await startApp();
    tenant = await makeTenant(app);
    admin = await makePerson(app, tenant, 'admin');
  });
  afterAll(() => app.close());

  const read = async (query = '', of = tenant): Promise<Answer['body'][]> =>
    (await app.api('GET', `/tenants/${of.id}/audit-log${query}`)).body.items;

  it('tells who did what to which object, from where, when and in which request', async () => {
    const made = await admin.api('POST', `/tenants/${tenant.id}/integrations`, { name: 'Entra ID', provider: 'entra' });
    const refused = await admin.api('POST', `/tenants/${tenant.id}/integrations`, { name: 'No provider' });
    expect([made.status, refused.status]).toEqual([201, 400]);
    expect((await admin.api('HEAD', `/tenants/${tenant.id}/integrations`)).status).toBe(200);
    const [entry, before] = await read();
    expect(entry).toEqual({
      id: expect.any(String),
      tenantId: tenant.id,
      at: expect.any(String),
      actor: { kind: 'account', id: admin.id, name: 'Kim' },
      action: 'integration.create',
      object: { type: 'integration', id: made.body.id, name: 'Entra ID' },
      address: '127.0.0.1',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      details: { name: 'Entra ID', provider: 'entra' },
    });
    expect(Math.abs(Date.parse(entry.at) - Date.now())).toBeLessThan(10_000);
    // What was refused or only read is not told.
    expect(before.action).toBe('session.create');
  });

  it('knows API keys and the operator key by their names, and what went by its id', async () => {
    const { api, id } = await makeApiKey(app, tenant, 'admin');
    const integration = await makeIntegration(app, tenant);
    await api('DELETE', `/tenants/${tenant.id}/integrations/${integration.id}`);
    const [removed, created, key] = await read();
    expect(removed).toMatchObject({
      actor: { kind: 'api-key', id },
      action: 'integration.remove',
      object: { type: 'integration', id: integration.id, name: null },
    });
    expect(created).toMatchObject({ actor: { kind: 'operator-key', id: null, name: 'operator key' } });
    expect(key).toMatchObject({ action: 'api-key.create', object: { type: 'api-key', id } });
  });

  it('tells of every sign-in, of those that failed, and when an account was locked', async () => {
    const kim = await makePerson(app, tenant, 'viewer');
    const browser = openBrowser(app);
    for (let attempt = 1; attempt <= 5; attempt++) await browser.signIn(kim.email, 'not the right sentence');
    const [locked, refused, , , , success] = await read();
    expect(locked).toMatchObject({
      actor: { kind: 'anonymous', id: null, name: kim.email },
      action: 'session.lock-out',
      object: { type: 'session', id: kim.id, name: kim.email },
      details: { wrong: 'password', lockSeconds: 1 },
    });
    expect(refused).toMatchObject({ action: 'session.refuse' });
    expect(success).toMatchObject({ action: 'session.create', actor: { kind: 'account', id: kim.id } });
    const nobody = uniqueEmail();
    await browser.signIn(nobody);
    expect((await app.api('GET', '/audit-log')).body.items[0]).toMatchObject({
      tenantId: null,
      action: 'session.refuse',
      object: { id: null, name: nobody },
    });
  });

  it('holds no password, token, key, code or seed, and neither does any answer after the first', async () => {
    const secrets: string[] = [PASSWORD];
    const kim = await makePerson(app, tenant, 'admin');
    const invited = await kim.api('POST', `/tenants/${tenant.id}/invitations`, { email: uniqueEmail(), role: 'admin' });
    secrets.push(tokenOf(invited.body.url));
    await post(app, '/invitations/accept', { token: secrets.at(-1), name: 'Lee', password: PASSWORD });
    secrets.push((await kim.api('POST', `/tenants/${tenant.id}/api-keys`, { name: 'x', role: 'admin' })).body.key);
    secrets.push((await makeSecret(app, await makeIntegration(app, tenant))).secret);
    const { body: enrolment } = await kim.api('POST', '/account/totp', { password: PASSWORD });
    const code = codeOf(enrolment.secret);
    const { body: confirmed } = await kim.api('POST', '/account/totp/confirm', { code });
    secrets.push(enrolment.secret, ...confirmed.recoveryCodes);
    const reset = await app.api('POST', `/accounts/${kim.id}/password-reset`);
    secrets.push(tokenOf(reset.body.url));
    await post(app, '/password-resets/complete', { token: secrets.at(-1), password: 'a new sentence of mine' });
    secrets.push('a new sentence of mine', kim.cookie!.split('=')[1]!);

    const rows = await app.query<{ row: string }>('SELECT l::text AS row FROM audit_log l');
    const log = rows.map(({ row }) => row).join('\n');
    for (const action of ['api-key.create', 'secret.create', 'account.enable-totp', 'account.reset-password']) {
      expect(log).toContain(action);
    }
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
    const paths = [
      '/accounts',
      '/audit-log',
      ...['admins', 'api-keys', 'invitations'].map((of) => `/tenants/${tenant.id}/${of}`),
    ];
    for (const path of paths) {
      const text = JSON.stringify((await app.api('GET', path)).body);
      expect([path, secrets.filter((secret) => text.includes(secret))]).toEqual([path, []]);
    }
  });

  it('can be searched by actor, action, object and time', async () => {
    const of = await makeTenant(app);
    const kim = await makePerson(app, of, 'admin');
    const { id } = await makeIntegration(app, of);
    await kim.api('PATCH', `/tenants/${of.id}/integrations/${id}`, { name: 'New name' });
    const actions = async (query: string): Promise<string[]> => (await read(query, of)).map(({ action }) => action);
    expect(await actions(`?actor=${kim.id}`)).toEqual(['integration.patch', 'session.create', 'account.create']);
    expect(await actions('?action=integration.patch')).toEqual(['integration.patch']);
    expect(await actions('?objectType=integration')).toEqual(['integration.patch', 'integration.create']);
    expect(await actions(`?object=${of.id}`)).toEqual(['tenant.create']);
    const { at } = (await read('?action=integration.create', of))[0];
    expect(await actions(`?from=${at}`)).toEqual(['integration.patch', 'integration.create']);
    expect(await actions(`?to=${at}`)).toEqual([
      'session.create',
      'account.create',
      'invitation.create',
      'tenant.create',
    ]);
    for (const bad of ['actor=kim', 'from=yesterday', 'limit=0', 'tenant=x']) {
      expect((await app.api('GET', `/tenants/${of.id}/audit-log?${bad}`)).status).toBe(400);
    }
  });

  it('is read page by page, the newest first, each entry once', async () => {
    const all = (await read('?limit=200')).map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await app.api('GET', `/tenants/${tenant.id}/audit-log?limit=3${cursor}`);
      paged.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(10);
  });

  it('shows a tenant its own entries, and an operator everything', async () => {
    const other = await makeTenant(app);
    const lee = await makePerson(app, other, 'admin');
    const { body } = await lee.api('GET', `/tenants/${other.id}/audit-log`);
    expect(new Set(body.items.map(({ tenantId }: { tenantId: string }) => tenantId))).toEqual(new Set([other.id]));
    const operator = await makeOperator(app);
    const everything = (await operator.api('GET', '/audit-log?limit=200')).body.items;
    const tenants = new Set(everything.map(({ tenantId }: { tenantId: string | null }) => tenantId));
    for (const one of [null, tenant.id, other.id]) expect(tenants).toContain(one);
  });

  it('cannot be changed, not even by SQL, and goes only with its tenant', async () => {
    const going = await makeTenant(app);
    await makeIntegration(app, going);
    for (const statement of [
      `UPDATE audit_log SET actor_name = 'nobody'`,
      'DELETE FROM audit_log',
      `DELETE FROM audit_log WHERE tenant_id = '${going.id}'`,
      'TRUNCATE audit_log',
    ]) {
      await expect(app.query(statement)).rejects.toThrow('the audit log is append-only');
    }
    expect((await app.api('DELETE', `/tenants/${going.id}`)).status).toBe(204);
    expect(await app.query('SELECT FROM audit_log WHERE tenant_id = $1', [going.id])).toEqual([]);
    expect((await app.api('GET', '/audit-log')).body.items[0]).toMatchObject({
      tenantId: null,
      action: 'tenant.remove',
      object: { type: 'tenant', id: going.id },
    });
    expect((await read()).length).toBeGreaterThan(0);
  });

  it('is for a tenant that exists', async () => {
    expect((await app.api('GET', `/tenants/${randomUUID()}/audit-log`)).status).toBe(404);
  });
});

import { randomUUID } from 'node:crypto';
import { type App, startApp } from './app.js';
import { type Answer, call } from './call.js';
import { makeConnection, makeIntegration, makeSecret, makeTenant } from './make.js';
import { type Connection, scim } from './scim-client.js';

const HOUR = 3_600_000;

describe('secrets', () => {
  let app: App;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.close());

  const newIntegration = async (): ReturnType<typeof makeIntegration> => makeIntegration(app, await makeTenant(app));
  const pathOf = ({ tenantId, id }: { tenantId: string; id: string }): string =>
    `/tenants/${tenantId}/integrations/${id}/secrets`;
  const opens = async (scimUrl: string, secret: string): Promise<boolean> => {
    const { status } = await scim({ scimUrl, secret }).get('/Users');
    expect([200, 401]).toContain(status);
    return status === 200;
  };

  it('shows a secret when it is made, and never again', async () => {
    const integration = await newIntegration();
    const created = await app.api('POST', pathOf(integration), { label: 'Kim' });
    const { secret, ...row } = created.body;
    expect(created.status).toBe(201);
    expect(created.headers.get('cache-control')).toBe('no-store');
    expect(secret).toMatch(/^rollcall_[A-Za-z0-9_-]{43}$/);
    expect(row).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      kind: 'secret',
      label: 'Kim',
      prefix: secret.slice(0, 13),
      status: 'active',
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      expiresAt: expect.any(String),
      lastUsedAt: null,
      lastUsedFrom: null,
      lastUsedBy: null,
      retiresAt: null,
      replacedBy: null,
      safeToRetire: false,
      warnings: [],
    });
    expect(Math.abs(Date.parse(row.expiresAt) - Date.now() - 365 * 24 * HOUR)).toBeLessThan(60_000);
    expect(await opens(integration.scimUrl, secret)).toBe(true);
    const list = await app.api('GET', pathOf(integration));
    const used = { lastUsedAt: expect.any(String), lastUsedFrom: '127.0.0.1', lastUsedBy: 'node' };
    expect(list.body).toEqual({ items: [{ ...row, ...used }], nextCursor: null });
    expect(JSON.stringify(list.body)).not.toContain(secret.slice(14));
  });

  it('keeps only the hash of a secret', async () => {
    const integration = await newIntegration();
    const { secret } = await makeSecret(app, integration);
    const rows = await app.query<{ row: string }>('SELECT s::text AS row FROM secrets s WHERE integration_id = $1', [
      integration.id,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toContain(secret.slice(14));
  });

  it.each([
    ['label', { label: '' }],
    ['label', { label: 'x'.repeat(201) }],
    ['label', { label: 'NUL \0' }],
    ['expiresAt', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['expiresAt', { expiresAt: 'tomorrow' }],
    ['expiresAt', { expiresAt: '2999-01-01' }],
    ['expiresAt', { expiresAt: 1_900_000_000_000 }],
    ['secret', { secret: 'chosen by the caller' }],
  ])('refuses a bad %s: %j', async (field, body) => {
    const answer = await app.api('POST', pathOf(await newIntegration()), body);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('lets in by every secret of the integration, and by none of another', async () => {
    const [integration, other] = [await newIntegration(), await newIntegration()];
    const sibling = await makeIntegration(app, { id: integration.tenantId });
    const secrets = [await makeSecret(app, integration), await makeSecret(app, integration)];
    for (const { secret } of secrets) {
      expect(await opens(integration.scimUrl, secret)).toBe(true);
      expect(await opens(other.scimUrl, secret)).toBe(false);
      expect(await opens(sibling.scimUrl, secret)).toBe(false);
      expect(await opens(`${app.url}/scim/v2/${randomUUID()}`, secret)).toBe(false);
      expect(await opens(`${app.url}/scim/v2/acme`, secret)).toBe(false);
    }
  });

  it('answers an unknown, an expired and a foreign secret alike', async () => {
    const integration = await newIntegration();
    const expired = await makeSecret(app, integration);
    await app.query(`UPDATE secrets SET expires_at = now() - interval '1 second' WHERE id = $1`, [expired.id]);
    const foreign = await makeSecret(app, await newIntegration());
    const unknown = `rollcall_${'A'.repeat(43)}`;
    const answers = await Promise.all(
      [expired.secret, foreign.secret, unknown].map((secret) => scim({ ...integration, secret }).get('/Users')),
    );
    const seen = answers.map(({ status, headers, body }) => [status, headers.get('www-authenticate'), body]);
    expect(seen[0]).toEqual([401, 'Bearer realm="scim", error="invalid_token"', expect.anything()]);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    expect((await app.api('GET', pathOf(integration))).body.items[0].status).toBe('expired');
  });

  it.each([
    ['no header', undefined, 'Bearer realm="scim"'],
    ['a header without a scheme', 'non-token', 'Bearer realm="scim", error="invalid_token"'],
    ['another scheme', 'Basic a2ltOmtpbQ==', 'Bearer realm="scim", error="invalid_token"'],
    ['nothing after the scheme', 'Bearer', 'Bearer realm="scim", error="invalid_token"'],
    ['two tokens', 'Bearer one two', 'Bearer realm="scim", error="invalid_token"'],
  ])('answers %s with 401 and a challenge, as a SCIM error', async (_case, authorization, challenge) => {
    const { scimUrl } = await newIntegration();
    const headers = authorization ? { Authorization: authorization } : undefined;
    const answer = await call(`${scimUrl}/Users`, { method: 'GET', headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe(challenge);
    expect(answer.headers.get('content-type')).toContain('application/scim+json');
    expect(answer.body).toMatchObject({ status: '401' });
  });

  it('takes the scheme in any case', async () => {
    const { scimUrl, secret } = await makeConnection(app);
    const headers = { Authorization: `bearer ${secret}` };
    expect((await call(`${scimUrl}/Users`, { method: 'GET', headers })).status).toBe(200);
  });

  it('refuses a secret in the URL or in the body, also beside a valid header', async () => {
    const { scimUrl, secret } = await makeConnection(app);
    const inUrl = `${scimUrl}/Users?access_token=${secret}`;
    const inBody = { access_token: secret, userName: 'kim' };
    const answers: Answer[] = [
      await call(inUrl, { method: 'GET' }),
      await call(inUrl, { method: 'GET', bearer: secret }),
      await call(`${scimUrl}/Users`, { method: 'POST', body: inBody }),
      await call(`${scimUrl}/Users`, { method: 'POST', body: inBody, bearer: secret }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });

  it('accepts the old secret beside the new one for a day after a rotation', async () => {
    const integration = await newIntegration();
    const old = await makeSecret(app, integration, { label: 'Kim' });
    const rotated = await app.api('POST', `${pathOf(integration)}/${old.id}/rotate`);
    expect(rotated.status).toBe(201);
    expect(rotated.headers.get('cache-control')).toBe('no-store');
    expect(rotated.body).toMatchObject({ label: 'Kim', status: 'active', retiresAt: null });
    expect(await opens(integration.scimUrl, old.secret)).toBe(true);
    expect(await opens(integration.scimUrl, rotated.body.secret)).toBe(true);

    const [listed] = (await app.api('GET', pathOf(integration))).body.items;
    expect(listed).toMatchObject({ id: old.id, status: 'rotating', replacedBy: rotated.body.id });
    expect(Math.abs(Date.parse(listed.retiresAt) - Date.now() - 24 * HOUR)).toBeLessThan(60_000);

    await app.query('UPDATE secrets SET retires_at = now() WHERE id = $1', [old.id]);
    expect(await opens(integration.scimUrl, old.secret)).toBe(false);
    expect(await opens(integration.scimUrl, rotated.body.secret)).toBe(true);
  });

  it('ends the old secret at once when no overlap is wanted', async () => {
    const integration = await newIntegration();
    const old = await makeSecret(app, integration);
    const rotated = await app.api('POST', `${pathOf(integration)}/${old.id}/rotate`, { overlapSeconds: 0 });
    expect(await opens(integration.scimUrl, old.secret)).toBe(false);
    expect(await opens(integration.scimUrl, rotated.body.secret)).toBe(true);
    expect((await app.api('GET', pathOf(integration))).body.items[0].status).toBe('expired');
  });

  it('gives the new secret as long a life as the old one had', async () => {
    const integration = await newIntegration();
    const old = await makeSecret(app, integration, { expiresAt: new Date(Date.now() + 10 * HOUR).toISOString() });
    await app.query(
      `UPDATE secrets SET created_at = created_at - interval '9 hours', expires_at = expires_at - interval '9 hours'
       WHERE id = $1`,
      [old.id],
    );
    const { body } = await app.api('POST', `${pathOf(integration)}/${old.id}/rotate`, {});
    expect(Math.abs(Date.parse(body.expiresAt) - Date.now() - 10 * HOUR)).toBeLessThan(60_000);
  });

  it('rotates a secret once, also when two ask at the same time', async () => {
    const integration = await newIntegration();
    const { id } = await makeSecret(app, integration);
    const rotate = (): Promise<Answer> => app.api('POST', `${pathOf(integration)}/${id}/rotate`, {});
    const answers = await Promise.all([rotate(), rotate(), rotate()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await app.api('GET', pathOf(integration))).body.items).toHaveLength(2);
  });

  it.each([-1, 1.5, 31 * 86_400, '60', null])('refuses an overlap of %j seconds', async (overlapSeconds) => {
    const integration = await newIntegration();
    const { id } = await makeSecret(app, integration);
    const answer = await app.api('POST', `${pathOf(integration)}/${id}/rotate`, { overlapSeconds });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'overlapSeconds' }] } });
  });

  it('answers 404 for a secret that the integration does not have', async () => {
    const integration = await newIntegration();
    const foreign = await makeSecret(app, await newIntegration());
    for (const id of [randomUUID(), foreign.id, 'mine']) {
      expect((await app.api('DELETE', `${pathOf(integration)}/${id}`)).status).toBe(404);
      expect((await app.api('POST', `${pathOf(integration)}/${id}/rotate`, {})).status).toBe(404);
    }
  });
});

describe('of two instances', () => {
  let first: App;
  let second: App;
  beforeAll(async () => {
    first = await startApp();
    // Passport keeps its strategies per process: from here on it is the second instance that looks secrets up.
    second = await startApp({ databaseUrl: first.databaseUrl });
  });
  afterAll(() => first.close());

  const atSecond = (connection: Connection): ReturnType<typeof scim> =>
    scim({ ...connection, scimUrl: connection.scimUrl.replace(first.url, second.url) });

  it('one refuses a secret on the very next request after the other deleted it', async () => {
    const connection = await makeConnection(first);
    expect((await atSecond(connection).get('/Users')).status).toBe(200);
    const path = `/tenants/${connection.tenantId}/integrations/${connection.integrationId}/secrets`;
    const [{ id }] = (await first.api('GET', path)).body.items;
    expect((await first.api('DELETE', `${path}/${id}`)).status).toBe(204);
    expect((await atSecond(connection).get('/Users')).status).toBe(401);
    expect((await first.api('DELETE', `${path}/${id}`)).status).toBe(404);
  });

  it('each writes the first use of a secret at once, and its last use when it stops', async () => {
    const connection = await makeConnection(first);
    const usedAt = async (): Promise<number[]> => {
      const rows = await first.query<{ used: Date; requested: Date }>(
        `SELECT s.last_used_at AS used, i.last_request_at AS requested
         FROM secrets s JOIN integrations i ON i.id = s.integration_id WHERE i.id = $1`,
        [connection.integrationId],
      );
      return Object.values(rows[0]!).map((date) => date.getTime());
    };
    await atSecond(connection).get('/Users');
    const [used = 0, requested = 0] = await usedAt();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await atSecond(connection).get('/Users');
    expect(await usedAt()).toEqual([used, requested]);

    await second.close();
    const [usedLast, requestedLast] = await usedAt();
    expect(usedLast).toBeGreaterThan(used);
    expect(requestedLast).toBeGreaterThan(requested);
  });
});

import { randomUUID } from 'node:crypto';
import { type App, startApp } from './app.js';
import { type Answer, call } from './call.js';
import { eventually } from './eventually.js';
import { runSimulation } from './idp/index.js';
import { type Instance, startInstance } from './instance.js';
import { makeIntegration, makeTenant } from './make.js';
import { scim } from './scim-client.js';

const YEAR = 365 * 86_400_000;

let app: App;
let other: Instance;
beforeAll(async () => {
  app = await startApp();
  other = await startInstance(app);
});
afterAll(async () => {
  await other.stop();
  await app.close();
});

interface Client {
  readonly path: string;
  readonly scimUrl: string;
  readonly tenantId: string;
  readonly integrationId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

async function makeClient(values: object = {}): Promise<Client & { answer: Answer }> {
  const { tenantId, id, scimUrl } = await makeIntegration(app, await makeTenant(app));
  const path = `/tenants/${tenantId}/integrations/${id}/oauth-clients`;
  const answer = await app.api('POST', path, { name: 'Entra ID', ...values });
  const { clientId, clientSecret } = answer.body;
  return { path, scimUrl, tenantId, integrationId: id, clientId, clientSecret, answer };
}

const requestToken = (form: Record<string, string> | string, headers: Record<string, string> = {}): Promise<Answer> =>
  call(`${app.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });

const formOf = ({ clientId, clientSecret }: Pick<Client, 'clientId' | 'clientSecret'>): Record<string, string> => ({
  grant_type: 'client_credentials',
  client_id: clientId,
  client_secret: clientSecret,
});

const fetchToken = async (client: Client): Promise<string> => {
  const { status, body } = await requestToken(formOf(client));
  expect(status).toBe(200);
  return body.access_token as string;
};

const statuses = async (scimUrl: string, secret: string): Promise<number[]> => {
  const connection = { scimUrl, secret };
  const answers = await Promise.all([scim(connection).get('/Users'), scim(other.at(connection)).get('/Users')]);
  return answers.map(({ status }) => status);
};

const eventsOf = async ({ tenantId, integrationId }: Client, count = 1): Promise<Record<string, unknown>[]> =>
  eventually(
    async () =>
      (await app.api('GET', `/tenants/${tenantId}/integrations/${integrationId}/credential-events`)).body.items,
    (items: Record<string, unknown>[]) => items.length >= count,
  );

describe('an OAuth client', () => {
  it('is made with its first secret, which is shown this once', async () => {
    const { answer, path } = await makeClient();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { clientSecret, expiresAt, ...client } = answer.body;
    expect(clientSecret).toMatch(/^rollcall_cs_[A-Za-z0-9_-]{43}$/);
    expect(Math.abs(Date.parse(expiresAt) - Date.now() - YEAR)).toBeLessThan(60_000);
    expect(client).toEqual({
      id: client.clientId,
      clientId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Entra ID',
      tokenUrl: `${app.url}/oauth/token`,
      tokenLifetimeSeconds: 3_600,
      createdAt: expect.any(String),
      lastUsedAt: null,
      lastUsedFrom: null,
      lastUsedBy: null,
      secrets: [expect.objectContaining({ status: 'active', prefix: clientSecret.slice(0, 16), expiresAt })],
    });
    const list = await app.api('GET', path);
    expect(list.body).toEqual({ items: [client], nextCursor: null });
    expect((await app.api('GET', `${path}/${client.id}`)).body).toEqual(client);
    const kept = await app.query<{ row: string }>('SELECT s::text AS row FROM oauth_client_secrets s');
    expect(kept.map(({ row }) => row).join()).not.toContain(clientSecret.slice(16));
  });

  it.each([
    ['name', { name: '' }],
    ['expiresAt', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['expiresAt', { expiresAt: new Date(Date.now() + 4 * YEAR).toISOString() }],
    ['tokenLifetimeSeconds', { tokenLifetimeSeconds: 3_599 }],
    ['tokenLifetimeSeconds', { tokenLifetimeSeconds: 21_601 }],
  ])('is not made with a bad %s: %j', async (field, values) => {
    const { answer } = await makeClient(values);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('gets tokens for each of several secrets, until that one is revoked', async () => {
    const client = await makeClient();
    const added = await app.api('POST', `${client.path}/${client.clientId}/secrets`, {});
    expect(added).toMatchObject({ status: 201, body: { clientSecret: expect.stringMatching(/^rollcall_cs_/) } });
    const second = { ...client, clientSecret: added.body.clientSecret as string };
    const [old, recent] = [await fetchToken(client), await fetchToken(second)];
    const [{ id }] = (await app.api('GET', `${client.path}/${client.clientId}`)).body.secrets;
    expect((await app.api('DELETE', `${client.path}/${client.clientId}/secrets/${id}`)).status).toBe(204);
    expect((await app.api('DELETE', `${client.path}/${client.clientId}/secrets/${id}`)).status).toBe(404);
    expect((await statuses(client.scimUrl, old))[0]).toBe(401);
    expect(await statuses(client.scimUrl, recent)).toEqual([200, 200]);
    expect((await requestToken(formOf(client))).status).toBe(401);
    await eventually(
      () => eventsOf(client),
      (events) => events.some(({ reason }) => reason === 'client-secret-revoked'),
    );
    await fetchToken(second);
  });

  it('loses its tokens with it, at every instance', async () => {
    const client = await makeClient();
    const token = await fetchToken(client);
    expect(await statuses(client.scimUrl, token)).toEqual([200, 200]);
    expect((await app.api('DELETE', `${client.path}/${client.clientId}`)).status).toBe(204);
    expect((await scim({ scimUrl: client.scimUrl, secret: token }).get('/Users')).status).toBe(401);
    await eventually(
      () => statuses(client.scimUrl, token),
      (both) => both.every((status) => status === 401),
      1_000,
    );
    expect((await requestToken(formOf(client))).body.error).toBe('invalid_client');
    expect((await app.api('GET', `${client.path}/${client.clientId}`)).status).toBe(404);
    expect((await app.api('GET', client.path)).body.items).toEqual([]);
  });

  it('is kept out of the reach of other tenants and integrations', async () => {
    const [client, stranger] = [await makeClient(), await makeClient()];
    const path = `${stranger.path}/${client.clientId}`;
    const [{ id }] = (await app.api('GET', `${client.path}/${client.clientId}`)).body.secrets;
    for (const [method, url] of [
      ['GET', path],
      ['DELETE', path],
      ['POST', `${path}/secrets`],
      ['DELETE', `${path}/secrets/${id}`],
      ['DELETE', `${stranger.path}/${stranger.clientId}/secrets/${id}`],
      ['GET', `${stranger.path}/${randomUUID()}`],
    ] as const) {
      expect((await app.api(method, url, method === 'POST' ? {} : undefined)).status).toBe(404);
    }
    expect(await statuses(stranger.scimUrl, await fetchToken(client))).toEqual([401, 401]);
  });
});

describe('the token endpoint', () => {
  it('issues a token for a secret in the form, whatever the scope', async () => {
    const client = await makeClient({ tokenLifetimeSeconds: 7_200 });
    const answer = await requestToken({ ...formOf(client), scope: 'api://x/.default' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('pragma')).toBe('no-cache');
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(/^rollcall_at_[A-Za-z0-9_-]{43}$/),
      token_type: 'Bearer',
      expires_in: 7_200,
      scope: 'scim',
    });
    expect(await statuses(client.scimUrl, answer.body.access_token)).toEqual([200, 200]);
    const [{ row }] = (await app.query<{ row: string }>('SELECT t::text AS row FROM access_tokens t')) as [
      { row: string },
    ];
    expect(row).not.toContain(answer.body.access_token.slice(13));
    const { secrets } = (await app.api('GET', `${client.path}/${client.clientId}`)).body;
    expect(secrets[0]).toMatchObject({ lastUsedFrom: '127.0.0.1', lastUsedBy: 'node', lastUsedAt: expect.any(String) });
  });

  it('takes the secret by HTTP Basic', async () => {
    const { clientId, clientSecret } = await makeClient();
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const answer = await requestToken({ grant_type: 'client_credentials' }, { Authorization: `Basic ${basic}` });
    expect(answer.status).toBe(200);
  });

  it('answers as RFC 6749 §5.2 has it', async () => {
    const client = await makeClient();
    const wrong = Buffer.from(`${client.clientId}:wrong`).toString('base64');
    const cases: [Promise<Answer>, number, string][] = [
      [requestToken({ ...formOf(client), grant_type: 'password' }), 400, 'unsupported_grant_type'],
      [requestToken({ client_id: client.clientId }), 400, 'invalid_request'],
      [requestToken({ ...formOf(client), client_secret: 'wrong' }), 401, 'invalid_client'],
      [requestToken({ ...formOf(client), client_id: randomUUID() }), 401, 'invalid_client'],
      [requestToken({ ...formOf(client), client_id: 'nobody' }), 401, 'invalid_client'],
      [requestToken({ grant_type: 'client_credentials' }, { Authorization: `Basic ${wrong}` }), 401, 'invalid_client'],
      [call(`${app.url}/oauth/token`, { method: 'POST', body: formOf(client) }), 400, 'invalid_request'],
      [
        call(`${app.url}/oauth/token`, { method: 'POST', body: '<a/>', headers: { 'Content-Type': 'text/xml' } }),
        415,
        'invalid_request',
      ],
      [call(`${app.url}/oauth/token`, { method: 'GET' }), 405, 'invalid_request'],
    ];
    for (const [asked, status, error] of cases) {
      const answer = await asked;
      expect(answer).toMatchObject({ status, body: { error, error_description: expect.any(String) } });
      expect(answer.headers.get('content-type')).toContain('application/json');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Basic realm="oauth"' : null);
    }
    expect((await eventsOf(client)).every(({ reason }) => reason === 'client-secret-unknown')).toBe(true);
  });

  it('tells a wrong secret, an expired one and an unknown client nothing apart', async () => {
    const client = await makeClient();
    const expired = await makeClient();
    await app.query('UPDATE oauth_client_secrets SET expires_at = now() WHERE client_id = $1', [expired.clientId]);
    const answers = [
      await requestToken({ ...formOf(client), client_secret: 'wrong' }),
      await requestToken(formOf(expired)),
      await requestToken({ ...formOf(client), client_id: randomUUID() }),
    ];
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(await eventsOf(expired)).toMatchObject([{ reason: 'client-secret-expired' }]);
  });

  it('issues no token once the secret has expired, while those issued before live on', async () => {
    const client = await makeClient();
    const token = await fetchToken(client);
    await app.query('UPDATE oauth_client_secrets SET expires_at = now() WHERE client_id = $1', [client.clientId]);
    expect((await requestToken(formOf(client))).body.error).toBe('invalid_client');
    expect(await statuses(client.scimUrl, token)).toEqual([200, 200]);
  });

  it('issues tokens that end', async () => {
    const client = await makeClient();
    const token = await fetchToken(client);
    await app.query('UPDATE access_tokens SET expires_at = now() WHERE client_id = $1', [client.clientId]);
    await eventually(
      () => statuses(client.scimUrl, token),
      (both) => both.every((status) => status === 401),
      1_000,
    );
    expect((await eventsOf(client))[0]).toMatchObject({ reason: 'token-expired', credentialId: client.clientId });
  });

  it('slows a client down that asks without end, and no other', async () => {
    const [eager, patient] = [await makeClient(), await makeClient()];
    const answers = await Promise.all(Array.from({ length: 50 }, () => requestToken(formOf(eager))));
    const refused = answers.find(({ status }) => status === 429)!;
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(30);
    expect(refused.body.error).toBe('temporarily_unavailable');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await requestToken(formOf(patient))).status).toBe(200);
  });

  it('describes itself as RFC 8414 has it', async () => {
    const answer = await call(`${app.url}/.well-known/oauth-authorization-server`, { method: 'GET' });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        issuer: app.url,
        token_endpoint: `${app.url}/oauth/token`,
        response_types_supported: [],
        grant_types_supported: ['client_credentials'],
        token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
      },
    });
  });
});

it('carries a whole sync of the simulated Entra ID by access tokens, the token changed in the middle', async () => {
  const client = await makeClient();
  const tokens = [await fetchToken(client), await fetchToken(client)];
  let requests = 0;
  const result = await runSimulation({
    url: client.scimUrl,
    token: () => tokens[requests++ < 150 ? 0 : 1]!,
    users: 60,
    groups: 6,
    seed: 3,
  });
  expect({ differences: result.differences, failures: result.failures }).toEqual({ differences: [], failures: [] });
  expect(requests).toBeGreaterThan(200);
});

import { randomUUID } from 'node:crypto';
import { type App, startApp } from './app.js';
import { makeConnection, makeIntegration, makeSecret, makeTenant } from './make.js';
import { scim } from './scim-client.js';

describe('integrations', () => {
  let app: App;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.close());

  it('creates an integration with a SCIM URL of its own', async () => {
    const tenant = await makeTenant(app);
    const path = `/tenants/${tenant.id}/integrations`;
    const created = await app.api('POST', path, { name: 'Entra ID', provider: 'entra' });
    const { id } = created.body;
    expect(created).toMatchObject({ status: 201 });
    expect(created.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      tenantId: tenant.id,
      name: 'Entra ID',
      provider: 'entra',
      scimUrl: `${app.url}/scim/v2/${id}`,
      status: 'waiting',
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      lastRequestAt: null,
      warnings: [],
    });
    expect(await app.api('GET', `${path}/${id}`)).toMatchObject({ status: 200, body: created.body });
  });

  it('is connected as soon as the first request of the identity provider is answered', async () => {
    const connection = await makeConnection(app);
    const before = Date.now();
    expect((await scim(connection).get('/ServiceProviderConfig')).status).toBe(200);
    const { body } = await app.api('GET', `/tenants/${connection.tenantId}/integrations/${connection.integrationId}`);
    expect(body.status).toBe('connected');
    expect(Date.parse(body.lastRequestAt)).toBeGreaterThanOrEqual(before);
  });

  it('keeps waiting while nobody with a valid secret has come', async () => {
    const connection = await makeConnection(app);
    expect((await scim({ ...connection, secret: 'guessed' }).get('/ServiceProviderConfig')).status).toBe(401);
    const { body } = await app.api('GET', `/tenants/${connection.tenantId}/integrations/${connection.integrationId}`);
    expect(body).toMatchObject({ status: 'waiting', lastRequestAt: null });
  });

  it('lists the integrations of one tenant, oldest first, page by page', async () => {
    const [tenant, other] = [await makeTenant(app), await makeTenant(app)];
    const first = await makeIntegration(app, tenant);
    const second = await makeIntegration(app, tenant, { provider: 'okta' });
    await makeIntegration(app, other);

    const path = `/tenants/${tenant.id}/integrations?limit=1`;
    const page = await app.api('GET', path);
    expect(page.body).toEqual({ items: [first], nextCursor: first.id });
    const last = await app.api('GET', `${path}&cursor=${page.body.nextCursor}`);
    expect(last.body).toEqual({ items: [second], nextCursor: null });
  });

  it('changes the name and the provider', async () => {
    const integration = await makeIntegration(app, await makeTenant(app), { provider: 'entra' });
    const path = `/tenants/${integration.tenantId}/integrations/${integration.id}`;
    const changed = await app.api('PATCH', path, { name: 'Okta now', provider: 'okta' });
    expect(changed).toMatchObject({ status: 200, body: { ...integration, name: 'Okta now', provider: 'okta' } });
    expect((await app.api('PATCH', path, { tenantId: randomUUID() })).status).toBe(400);
  });

  it.each([
    ['name', { provider: 'okta' }],
    ['name', { name: '', provider: 'okta' }],
    ['provider', { name: 'Ping' }],
    ['provider', { name: 'Pong', provider: 'pong' }],
  ])('refuses a bad %s: %j', async (field, body) => {
    const tenant = await makeTenant(app);
    const answer = await app.api('POST', `/tenants/${tenant.id}/integrations`, body);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('deletes an integration with its secrets', async () => {
    const connection = await makeConnection(app);
    const path = `/tenants/${connection.tenantId}/integrations/${connection.integrationId}`;
    expect((await app.api('DELETE', path)).status).toBe(204);
    expect((await app.api('GET', path)).status).toBe(404);
    expect((await scim(connection).get('/Users')).status).toBe(401);
    const left = await app.query('SELECT FROM secrets WHERE integration_id = $1', [connection.integrationId]);
    expect(left).toHaveLength(0);
  });

  it('answers 404 below a tenant that is not there', async () => {
    for (const tenantId of [randomUUID(), 'acme']) {
      const path = `/tenants/${tenantId}/integrations`;
      expect((await app.api('GET', path)).status).toBe(404);
      expect((await app.api('POST', path, { name: 'Okta', provider: 'okta' })).status).toBe(404);
      expect((await app.api('GET', `${path}/${randomUUID()}`)).status).toBe(404);
    }
  });

  it('keeps the integrations of one tenant out of the reach of another', async () => {
    const stranger = await makeTenant(app);
    const integration = await makeIntegration(app, await makeTenant(app));
    const { id: secretId } = await makeSecret(app, integration);
    const path = `/tenants/${stranger.id}/integrations/${integration.id}`;
    const attempts: [string, string, object?][] = [
      ['GET', path],
      ['PATCH', path, { name: 'Mine' }],
      ['DELETE', path],
      ['GET', `${path}/secrets`],
      ['POST', `${path}/secrets`, {}],
      ['POST', `${path}/secrets/${secretId}/rotate`, {}],
      ['DELETE', `${path}/secrets/${secretId}`],
    ];
    for (const [method, url, body] of attempts) expect((await app.api(method, url, body)).status).toBe(404);
    const own = await app.api('GET', `/tenants/${integration.tenantId}/integrations/${integration.id}`);
    expect(own.body).toEqual(integration);
  });
});

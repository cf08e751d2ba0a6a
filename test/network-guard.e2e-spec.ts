import { UsageService } from '../src/integrations/usage.service.js';
import { type App, startApp } from './app.js';
import type { Answer } from './call.js';
import { eventually } from './eventually.js';
import { makeConnection } from './make.js';
import { scim } from './scim-client.js';

type Made = Awaited<ReturnType<typeof makeConnection>>;
const pathOf = ({ tenantId, integrationId }: Made): string => `/tenants/${tenantId}/integrations/${integrationId}`;

describe('the network guard', () => {
  let app: App;
  beforeAll(async () => (app = await startApp({ trustProxy: ['loopback'] })));
  afterAll(() => app.close());

  const from = (connection: Made, address: string): Promise<Answer> =>
    scim(connection).get('/Users', { 'X-Forwarded-For': address });
  const guard = (connection: Made, body: object): Promise<Answer> =>
    app.api('PUT', `${pathOf(connection)}/network-guard`, body);
  const networks = async (connection: Made): Promise<Answer> => {
    await app.nest.get(UsageService).flush();
    return app.api('GET', `${pathOf(connection)}/networks`);
  };

  it('observes where requests with a valid secret come from, and proposes that as an allow-list', async () => {
    const connection = await makeConnection(app);
    for (const address of ['20.190.128.1', '20.190.128.200', '2603:1006:2000::15', '40.126.0.9']) {
      expect((await from(connection, address)).status).toBe(200);
    }
    await from({ ...connection, secret: 'guessed' }, '198.51.100.1');
    const { status, body } = await networks(connection);
    expect(status).toBe(200);
    expect(body).toMatchObject({ mode: 'off', allow: [] });
    expect(body.proposed).toEqual(['20.190.128.0/24', '2603:1006:2000::/48', '40.126.0.0/24']);
    expect(body.seen).toHaveLength(3);
    expect(body.seen).toContainEqual({
      network: '20.190.128.0/24',
      firstSeenAt: expect.any(String),
      lastSeenAt: expect.any(String),
      requests: 2,
      allowed: false,
    });
    await from(connection, '20.190.128.3');
    const again = (await networks(connection)).body.seen as { network: string; requests: number }[];
    expect(again.find(({ network }) => network === '20.190.128.0/24')!.requests).toBe(3);
  });

  it('lets everyone in while it only warns, and tells the tenant', async () => {
    const connection = await makeConnection(app);
    const set = await guard(connection, { mode: 'warn', allow: ['20.190.128.0/24'] });
    expect(set).toMatchObject({ status: 200, body: { mode: 'warn', allow: ['20.190.128.0/24'] } });
    expect((await from(connection, '20.190.128.1')).status).toBe(200);
    expect((await from(connection, '203.0.113.5')).status).toBe(200);
    const { items } = await eventually(
      async () => (await app.api('GET', `${pathOf(connection)}/credential-events`)).body,
      (body) => body.items.length > 0,
    );
    expect(items).toMatchObject([{ reason: 'network-outside', source: '203.0.113.5' }]);
  });

  it('refuses who comes from elsewhere when it enforces, with a SCIM error, from the next request on', async () => {
    const connection = await makeConnection(app);
    expect((await from(connection, '203.0.113.5')).status).toBe(200);
    await guard(connection, { mode: 'enforce', allow: ['20.190.128.0/24', '2603:1006::/32'] });
    const refused = await from(connection, '203.0.113.5');
    expect(refused).toMatchObject({ status: 403, body: { status: '403' } });
    expect(refused.headers.get('content-type')).toContain('application/scim+json');
    expect((await from(connection, '20.190.128.77')).status).toBe(200);
    expect((await from(connection, '2603:1006:2000::15')).status).toBe(200);
    const { items } = await eventually(
      async () => (await app.api('GET', `${pathOf(connection)}/credential-events`)).body,
      (body) => body.items.length > 0,
    );
    expect(items).toMatchObject([{ reason: 'network-refused', source: '203.0.113.5' }]);
    const seen = (await networks(connection)).body.seen as { network: string; allowed: boolean }[];
    expect(new Map(seen.map(({ network, allowed }) => [network, allowed]))).toEqual(
      new Map([
        ['203.0.113.0/24', false],
        ['20.190.128.0/24', true],
        ['2603:1006:2000::/48', true],
      ]),
    );
    await guard(connection, { mode: 'off' });
    expect((await from(connection, '203.0.113.5')).status).toBe(200);
  });

  it.each([
    ['mode', { mode: 'on', allow: [] }],
    ['allow', { mode: 'enforce', allow: [] }],
    ['allow', { mode: 'enforce' }],
    ['allow', { mode: 'warn', allow: ['example.com'] }],
    ['allow', { mode: 'warn', allow: ['10.0.0.0/33'] }],
    ['allow', { mode: 'warn', allow: '10.0.0.0/8' }],
    ['allow', { mode: 'warn', allow: Array(501).fill('10.0.0.0/8') }],
  ])('refuses a bad %s: %j', async (field, body) => {
    const answer = await guard(await makeConnection(app), body);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});

describe('without a trusted proxy', () => {
  let app: App;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.close());

  it('believes the address of the connection alone', async () => {
    const connection = await makeConnection(app);
    await app.api('PUT', `${pathOf(connection)}/network-guard`, { mode: 'enforce', allow: ['20.190.128.0/24'] });
    const answer = await scim(connection).get('/Users', { 'X-Forwarded-For': '20.190.128.1' });
    expect(answer.status).toBe(403);
  });
});

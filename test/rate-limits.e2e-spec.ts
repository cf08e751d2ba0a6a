import { type App, startApp } from './app.js';
import type { Answer } from './call.js';
import { eventually } from './eventually.js';
import { makeConnection } from './make.js';
import { scim } from './scim-client.js';

describe('the rate limit of an integration', () => {
  let app: App;
  beforeAll(async () => (app = await startApp({ rateLimit: 25 })));
  afterAll(() => app.close());

  const many = async (count: number, client: ReturnType<typeof scim>): Promise<Answer[]> =>
    Promise.all(Array.from({ length: count }, () => client.get('/ServiceProviderConfig')));

  it('absorbs a burst, slows down what is more, and refuses only what would wait for too long', async () => {
    const connection = await makeConnection(app);
    const client = scim(connection);
    const started = Date.now();
    expect((await many(50, client)).every(({ status }) => status === 200)).toBe(true);
    const answers = await many(200, client);
    const served = answers.filter(({ status }) => status === 200).length;
    const refused = answers.filter(({ status }) => status === 429);
    expect(served + refused.length).toBe(200);
    expect(served).toBeGreaterThanOrEqual(50);
    expect(Date.now() - started).toBeGreaterThan(1_500);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '429' });
    expect(refused[0]!.headers.get('content-type')).toContain('application/scim+json');
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    const log = await eventually(
      () => app.api('GET', `/tenants/${connection.tenantId}/provisioning-log?status=429`),
      ({ body }) => body.items.length > 0,
    );
    expect(log.body.items[0]).toMatchObject({
      operation: 'refused',
      explanation: { title: 'Too many requests at once' },
    });
  });

  it('does not touch another integration', async () => {
    const flooded = scim(await makeConnection(app));
    let flooding = true;
    const flood = (async () => {
      while (flooding) await many(60, flooded);
    })();
    const answers = await many(40, scim(await makeConnection(app)));
    flooding = false;
    await flood;
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it('is not used up by who has no valid secret', async () => {
    const connection = await makeConnection(app);
    const guesses = await many(150, scim({ ...connection, secret: 'guessed' }));
    expect(guesses.every(({ status }) => status === 401)).toBe(true);
    expect((await many(40, scim(connection))).every(({ status }) => status === 200)).toBe(true);
  });
});

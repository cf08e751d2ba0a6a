import { startApp } from './app.js';
import type { App } from './app.js';
import { DIALECTS, runSimulation } from './idp/index.js';
import type { Provider } from './idp/index.js';
import { makeConnection } from './make.js';

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe.each(Object.keys(DIALECTS) as Provider[])('the simulated identity provider %s', (provider) => {
  const [users, groups] = ['entra', 'entra-legacy', 'okta'].includes(provider) ? [120, 12] : [30, 6];

  it('ends without a difference, and a second run changes nothing', async () => {
    const { scimUrl, secret, tenantId } = await makeConnection(app);
    const run = (): ReturnType<typeof runSimulation> =>
      runSimulation({ url: scimUrl, token: secret, users, groups, provider, seed: 7 });
    const first = await run();
    expect({ differences: first.differences, failures: first.failures }).toEqual({ differences: [], failures: [] });
    expect(first.created).toBeGreaterThan(users);
    const [before] = await app.query('SELECT count(*) FROM changes WHERE tenant_id = $1', [tenantId]);

    const second = await run();
    expect(second).toMatchObject({ differences: [], failures: [], created: 0, updated: 0, deleted: 0 });
    expect(await app.query('SELECT count(*) FROM changes WHERE tenant_id = $1', [tenantId])).toEqual([before]);
  }, 120_000);
});

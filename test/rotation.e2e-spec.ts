import { setTimeout as pause } from 'node:timers/promises';
import { type App, startApp } from './app.js';
import { eventually } from './eventually.js';
import { runSimulation } from './idp/index.js';
import { makeIntegration, makeSecret, makeTenant } from './make.js';
import { scim } from './scim-client.js';

let app: App;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.close());

it('of a secret under load costs the simulated Entra ID not one request', async () => {
  const integration = await makeIntegration(app, await makeTenant(app), { provider: 'entra' });
  const old = await makeSecret(app, integration);
  const path = `/tenants/${integration.tenantId}/integrations/${integration.id}/secrets`;
  let [token, requests, rotated] = [old.secret, 0, false];
  const sync = async (): Promise<void> => {
    for (let seed = 1; !rotated; seed++) {
      const result = await runSimulation({
        url: integration.scimUrl,
        token: () => (requests++, token),
        users: 40,
        groups: 4,
        seed,
      });
      expect(result.failures).toEqual([]);
    }
  };
  const rotate = async (): Promise<void> => {
    await eventually(
      () => requests,
      (count) => count > 100,
      30_000,
    );
    const { body } = await app.api('POST', `${path}/${old.id}/rotate`, { overlapSeconds: 3_600 });
    const before = requests;
    await eventually(
      () => requests,
      (count) => count > before + 50,
      30_000,
    );
    expect((await app.api('GET', `${path}/${old.id}`)).body.safeToRetire).toBe(false);
    token = body.secret;
    await eventually(
      async () => (await app.api('GET', `${path}/${old.id}`)).body.safeToRetire as boolean,
      (safe) => safe,
      30_000,
    );
    expect((await app.api('POST', `${path}/${old.id}/retire`)).status).toBe(200);
    expect((await scim({ ...integration, secret: old.secret }).get('/Users')).status).toBe(401);
    const after = requests;
    await eventually(
      () => requests,
      (count) => count > after + 100,
      30_000,
    );
    rotated = true;
  };
  await Promise.all([sync(), rotate().finally(() => (rotated = true))]);
  await pause(0);
  const events = await app.query<{ reason: string }>('SELECT reason FROM credential_events WHERE integration_id = $1', [
    integration.id,
  ]);
  // The only request that was refused is the one above, made to be.
  expect(events.length).toBeLessThanOrEqual(1);
}, 120_000);

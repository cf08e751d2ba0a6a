import type { IntegrationHealth } from '../src/reports/sync-health.dto.js';
import { RollUpService } from '../src/reports/roll-up.service.js';
import { type App, startApp } from './app.js';
import { eventually } from './eventually.js';
import { letCome } from './history.js';
import { makeIntegration, makeSecret, makeTenant } from './make.js';
import { scim } from './scim-client.js';

const MINUTE = 60_000;

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function health(tenantId: string): Promise<IntegrationHealth[]> {
  const { status, body } = await app.api('GET', `/tenants/${tenantId}/reports/sync-health`);
  expect(status).toBe(200);
  return body.integrations;
}

async function connect(
  provider: string,
): Promise<{ tenantId: string; integrationId: string; scimUrl: string; secret: string }> {
  const integration = await makeIntegration(app, await makeTenant(app), { provider });
  const { secret } = await makeSecret(app, integration);
  return { tenantId: integration.tenantId, integrationId: integration.id, scimUrl: integration.scimUrl, secret };
}

/** Bursts of three requests that began so many minutes ago. */
const bursts = (...minutesAgo: number[]): Date[] =>
  minutesAgo.flatMap((ago) => [0, 1, 2].map((second) => new Date(Date.now() - ago * MINUTE + second * 1_000)));

const everyFortyMinutes = (from: number, to: number): number[] =>
  Array.from({ length: Math.floor((from - to) / 40) + 1 }, (_, index) => from - index * 40);

describe('the health of an integration', () => {
  it('waits for the first request', async () => {
    const { tenantId } = await connect('entra');
    expect(await health(tenantId)).toMatchObject([
      { state: 'waiting', lastCycle: null, beat: null, quarantine: null, errorRate: { today: null, before: null } },
    ]);
  });

  it('is good when Entra ID comes every 40 minutes', async () => {
    const place = await connect('entra');
    await letCome(app, place, bursts(...everyFortyMinutes(1_000, 20)));
    const told = await health(place.tenantId);
    expect(told).toMatchObject([
      {
        ...{ state: 'healthy', sentence: 'Entra ID comes when it should.', advice: null },
        ...{ beat: { missed: 0, longestPauseMinutes: 40, daily: false }, quarantine: { verdict: 'clear' } },
        lastCycle: { requests: 3, failed: 0 },
      },
    ]);
    // Counted in two parts, so that the last cycle goes on where the first part ended.
    await app.nest.get(RollUpService).rollUp(place.tenantId);
    expect(await health(place.tenantId)).toEqual(told);
    await letCome(app, place, [new Date(Date.now() - 15 * MINUTE)]);
    await app.nest.get(RollUpService).rollUp(place.tenantId);
    const [row] = await app.query('SELECT count(*)::int AS cycles FROM integration_cycles WHERE tenant_id = $1', [
      place.tenantId,
    ]);
    expect(row).toEqual({ cycles: 25 });
  });

  it('is in doubt when Entra ID missed a cycle, which others have none of', async () => {
    const [entra, okta] = [await connect('entra'), await connect('okta')];
    for (const place of [entra, okta]) await letCome(app, place, bursts(...everyFortyMinutes(500, 200)));
    expect(await health(entra.tenantId)).toMatchObject([
      {
        state: 'attention',
        sentence: expect.stringMatching(/missed \d+ cycles/),
        beat: { missed: expect.any(Number) },
      },
    ]);
    expect(await health(okta.tenantId)).toMatchObject([{ state: 'healthy', beat: null, quarantine: null }]);
  });

  it('is bad when Entra ID comes once a day', async () => {
    const place = await connect('entra');
    await letCome(app, place, bursts(2_890, 1_450, 10));
    expect(await health(place.tenantId)).toMatchObject([
      {
        state: 'failing',
        beat: { daily: true },
        quarantine: { verdict: 'likely' },
        advice: expect.stringContaining('Restart provisioning'),
      },
    ]);
  });

  it('is bad when nobody is let in any more, and says why', async () => {
    const place = await connect('entra');
    await scim(place).get('/Users');
    await scim({ ...place, secret: 'rollcall_wrong' }).get('/Users');
    const [told] = await eventually(
      () => health(place.tenantId),
      ([one]) => one!.refused !== null,
    );
    expect(told).toMatchObject({ state: 'failing', refused: { reason: 'token-unknown' } });
    expect(told!.sentence).toContain('is not let in');
  });

  it('tells of failures, and how they compare with the week before', async () => {
    const place = await connect('other');
    for (let count = 0; count < 6; count++) await scim(place).post('/Users', {});
    await app.query(
      `INSERT INTO provisioning_log_hours VALUES ($1, $2, date_trunc('hour', now() - interval '3 days'), 'create', 201, '', 100, 1, 0, '{}')`,
      [place.tenantId, place.integrationId],
    );
    const [told] = await eventually(
      () => health(place.tenantId),
      ([one]) => one!.errorRate.today !== null,
    );
    expect(told).toMatchObject({ state: 'attention', errorRate: { today: 1, before: 0, trend: 'new' } });
    expect(told!.sentence).toBe("100 % of today's requests failed; in the week before it was 0.0 %.");
  });

  it('tells of a secret that is about to expire', async () => {
    const place = await connect('okta');
    await scim(place).get('/Users');
    await app.query(`UPDATE secrets SET expires_at = now() + interval '5 days' WHERE tenant_id = $1`, [place.tenantId]);
    expect(await health(place.tenantId)).toMatchObject([
      { state: 'attention', sentence: expect.stringContaining('expires in 5 days'), expiring: [{ daysLeft: 5 }] },
    ]);
  });

  it('tells of a network that is none of the allowed ones', async () => {
    const place = await connect('entra');
    await app.query(`UPDATE integrations SET guard_mode = 'warn', guard_allow = '{203.0.113.0/24}' WHERE id = $1`, [
      place.integrationId,
    ]);
    await app.query(`INSERT INTO integration_networks VALUES ($1, $2, '198.51.100.0/24', now(), now(), 1)`, [
      place.tenantId,
      place.integrationId,
    ]);
    await letCome(app, place, bursts(5));
    expect(await health(place.tenantId)).toMatchObject([
      { state: 'attention', networksOutside: [{ network: '198.51.100.0/24' }] },
    ]);
  });

  it('is told of each integration, and summed up', async () => {
    const place = await connect('entra');
    await makeIntegration(app, { id: place.tenantId }, { provider: 'okta' });
    await letCome(app, place, bursts(5));
    expect((await health(place.tenantId)).map(({ state }) => state)).toEqual(['healthy', 'waiting']);
    const { body } = await app.api('GET', `/tenants/${place.tenantId}/reports/summary`);
    expect(body.integrations).toEqual({ waiting: 1, healthy: 1, attention: 0, failing: 0 });
  });
});

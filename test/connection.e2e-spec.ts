import { RollUpService } from '../src/reports/roll-up.service.js';
import type { ConnectionResponse, ConnectionStep, StepKey } from '../src/reports/connection.dto.js';
import { type App, startApp } from './app.js';
import { eventually } from './eventually.js';
import { letPass } from './history.js';
import { runSimulation } from './idp/index.js';
import { makeConnection, makeIntegration, makeSecret, makeTenant, unique } from './make.js';
import { makePerson } from './people.js';
import { type Connection, scim } from './scim-client.js';

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

type Steps = Record<StepKey, ConnectionStep>;
interface Place {
  readonly tenantId: string;
  readonly integrationId: string;
}

async function coach({ tenantId, integrationId }: Place): Promise<{ state: string; steps: Steps }> {
  const { status, body } = await app.api('GET', `/tenants/${tenantId}/integrations/${integrationId}/connection`);
  expect(status).toBe(200);
  const { state, steps } = body as ConnectionResponse;
  return { state, steps: Object.fromEntries(steps.map((step) => [step.key, step])) as unknown as Steps };
}

/** Asks until it is told; the log is written a moment later. */
const told = (place: Place, key: StepKey, state: string): ReturnType<typeof coach> =>
  eventually(
    () => coach(place),
    ({ steps }) => steps[key].state === state,
  );

async function connect(provider: string): Promise<Place & Connection> {
  const integration = await makeIntegration(app, await makeTenant(app), { provider });
  const { secret } = await makeSecret(app, integration);
  return { tenantId: integration.tenantId, integrationId: integration.id, scimUrl: integration.scimUrl, secret };
}

const GUID = '01a205a1-f598-7174-a002-468c0a676459';

describe('the coach of a first connection', () => {
  it('goes along from the first secret to the first member', async () => {
    const integration = await makeIntegration(app, await makeTenant(app), { provider: 'entra' });
    const place = { tenantId: integration.tenantId, integrationId: integration.id };
    const before = await coach(place);
    expect(before.state).toBe('waiting');
    expect(Object.values(before.steps).map(({ state }) => state)).toEqual(Array(10).fill('waiting'));
    expect(before.steps['first-request'].advice).toContain('Tenant URL');

    const { secret } = await makeSecret(app, integration);
    const client = scim({ scimUrl: integration.scimUrl, secret });
    expect(await coach(place)).toMatchObject({ state: 'waiting', steps: { credential: { state: 'done' } } });

    await client.get(`/Users?filter=userName+eq+%22${GUID}%22`);
    const tested = await told(place, 'test-connection', 'done');
    expect(tested.state).toBe('connecting');
    expect(tested.steps['test-connection'].detail).toBe(`Answered: GET /Users?filter=userName eq "${GUID}"`);
    expect(tested.steps['matching']).toMatchObject({ state: 'done', detail: expect.stringContaining('userName') });
    expect(tested.steps['first-user']).toMatchObject({
      state: 'waiting',
      advice: expect.stringContaining('Start provisioning'),
    });

    const { body: user } = await client.post('/Users', {
      ...{ userName: unique('kim'), active: true },
      emails: [{ type: 'work', value: 'kim@example.com' }],
    });
    const arrived = await told(place, 'active', 'done');
    expect(arrived).toMatchObject({
      state: 'connected',
      steps: {
        'first-user': { state: 'done' },
        active: { state: 'done' },
        email: { state: 'done' },
        groups: { state: 'waiting' },
      },
    });
    expect(Date.parse(String(arrived.steps['first-user'].at)) - Date.parse(user.meta.created)).toBeLessThan(1_000);

    const { body: group } = await client.post('/Groups', { displayName: 'Sales' });
    expect((await coach(place)).steps.groups.detail).toContain('none of them has members');
    await client.patch(`/Groups/${group.id}`, {
      Operations: [{ op: 'add', path: 'members', value: [{ value: user.id }] }],
    });
    expect((await coach(place)).steps.groups.detail).toContain('members arrive');
    await client.patch(`/Users/${user.id}`, { Operations: [{ op: 'Replace', path: 'active', value: 'False' }] });
    expect((await coach(place)).steps.deactivation.state).toBe('done');
  });

  it('is content with the simulated Entra ID, and remembers when the log has forgotten', async () => {
    const place = await connect('entra');
    await runSimulation({ url: place.scimUrl, token: place.secret, users: 20, groups: 4, seed: 5 });
    const { state, steps } = await told(place, 'last-cycle', 'done');
    expect([state, ...Object.values(steps).map((step) => step.state)]).toEqual([
      'connected',
      ...Array<string>(10).fill('done'),
    ]);
    expect(steps['test-connection'].detail).toMatch(/^Answered: GET \/Users\?filter=userName eq "[-0-9a-f]{36}"/);

    await letPass(app, place.tenantId, '2 minutes');
    await app.nest.get(RollUpService).rollUp(place.tenantId);
    await app.query('DELETE FROM provisioning_log WHERE tenant_id = $1', [place.tenantId]);
    const later = await coach(place);
    expect(Object.values(later.steps).map((step) => step.state)).toEqual(Array(10).fill('done'));
  });

  it.each([
    [
      'a wrong secret',
      (place: Connection) => ({ ...place, secret: 'rollcall_wrong' }),
      'neither a secret',
      'all of it',
    ],
  ])('says that %s was refused', async (_, change, detail, advice) => {
    const place = await connect('entra');
    await scim(change(place)).get(`/Users?filter=userName+eq+%22${GUID}%22`);
    const { state, steps } = await told(place, 'first-request', 'attention');
    expect(state).toBe('attention');
    expect(steps['first-request']).toMatchObject({
      detail: expect.stringContaining(detail),
      advice: expect.stringContaining(advice),
    });
    await scim(place).get('/Users?count=1');
    expect((await told(place, 'first-request', 'done')).state).toBe('connecting');
  });

  it('says that a secret has expired, and that another one is needed', async () => {
    const place = await connect('okta');
    await app.query(`UPDATE secrets SET expires_at = now() - interval '1 hour' WHERE tenant_id = $1`, [place.tenantId]);
    await scim(place).get('/Users?startIndex=1&count=2');
    const { steps } = await told(place, 'first-request', 'attention');
    expect(steps['first-request'].detail).toContain('after it had expired');
    expect(steps.credential).toMatchObject({ state: 'attention', advice: 'Generate another secret.' });
  });

  it('says that the network is not allowed', async () => {
    const place = await connect('entra');
    const path = `/tenants/${place.tenantId}/integrations/${place.integrationId}/network-guard`;
    await app.api('PUT', path, { mode: 'enforce', allow: ['203.0.113.0/24'] });
    await scim(place).get('/Users');
    const { steps } = await told(place, 'first-request', 'attention');
    expect(steps['first-request'].detail).toContain('none of the allowed networks');
    expect(steps['first-request'].advice).toContain('network guard');
  });

  it('says that active is not mapped, and where to map it', async () => {
    const place = await connect('entra');
    await scim(place).post('/Users', { userName: unique('kim') });
    const { state, steps } = await coach(place);
    expect(state).toBe('attention');
    expect(steps.active).toMatchObject({
      state: 'attention',
      advice: expect.stringContaining('Switch([IsSoftDeleted]'),
    });
    expect(steps.email).toMatchObject({
      state: 'attention',
      advice: expect.stringContaining('emails[type eq "work"].value'),
    });
    const { body } = await scim(place).get('/Users');
    const operation = { op: 'replace', path: 'active', value: true };
    await scim(place).patch(`/Users/${body.Resources[0].id}`, { Operations: [{ ...operation, value: false }] });
    expect((await coach(place)).steps.active.state).toBe('done');
  });

  it('says that what comes as active is no boolean', async () => {
    const place = await connect('entra');
    const { status } = await scim(place).post('/Users', { userName: unique('kim'), active: '[IsSoftDeleted]' });
    expect(status).toBe(400);
    const { steps } = await told(place, 'active', 'attention');
    expect(steps.active).toMatchObject({ detail: expect.stringContaining('neither true nor false') });
    expect(steps['first-user']).toMatchObject({ state: 'attention', detail: expect.stringContaining('refused') });
  });

  it('warns of people who are matched by what several may have', async () => {
    const place = await connect('other');
    await scim(place).get('/Users?filter=emails%5Btype+eq+%22work%22%5D.value+eq+%22kim%40example.com%22');
    const { steps } = await told(place, 'matching', 'attention');
    expect(steps.matching.detail).toContain('by emails');
    await scim(place).get('/Users?filter=externalId%20eq%20%2217%22');
    expect((await told(place, 'matching', 'done')).steps.matching.detail).toContain('externalId');
  });

  it('says that requests of the last cycle failed', async () => {
    const place = await connect('entra');
    await scim(place).post('/Users', {});
    expect((await told(place, 'last-cycle', 'attention')).steps['last-cycle'].detail).toBe('1 of 1 requests failed.');
  });

  it('keeps two integrations of a tenant apart, and tenants too', async () => {
    const first = await connect('entra');
    const second = await makeIntegration(app, { id: first.tenantId }, { provider: 'okta' });
    await scim(first).post('/Users', { userName: unique('kim'), active: true });
    await told(first, 'first-user', 'done');
    const other = await coach({ tenantId: first.tenantId, integrationId: second.id });
    expect(other.state).toBe('waiting');
    expect(other.steps['first-request'].advice).toContain('Base URL');

    const stranger = await makePerson(app, await makeTenant(app), 'admin');
    const path = `/integrations/${first.integrationId}/connection`;
    expect((await stranger.api('GET', `/tenants/${first.tenantId}${path}`)).status).toBe(404);
    const { tenantId } = await makeConnection(app);
    expect((await app.api('GET', `/tenants/${tenantId}${path}`)).status).toBe(404);
  });
});

import { RollUpService } from '../src/reports/roll-up.service.js';
import { type App, startApp } from './app.js';
import { type Answer, call } from './call.js';
import { daysAgo, letDaysPass } from './history.js';
import { runSimulation } from './idp/index.js';
import { makeConnection, makeIntegration, makeSecret, makeTenant, unique } from './make.js';
import { makePerson } from './people.js';
import { scim, type ScimClient } from './scim-client.js';

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const report = async (tenantId: string, path: string): Promise<Answer['body']> => {
  const answer = await app.api('GET', `/tenants/${tenantId}/reports/${path}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
};

const makeUser = async (client: ScimClient, values: object = {}): Promise<string> => {
  const { status, body } = await client.post('/Users', { userName: unique('kim'), active: true, ...values });
  expect(status).toBe(201);
  return body.id;
};

const setActive = async (client: ScimClient, id: string, active: boolean): Promise<void> => {
  const answer = await client.patch(`/Users/${id}`, { Operations: [{ op: 'replace', path: 'active', value: active }] });
  expect(answer.status).toBe(200);
};

const makeGroup = async (client: ScimClient, displayName: string, members: string[] = []): Promise<string> => {
  const { body } = await client.post('/Groups', { displayName, members: members.map((value) => ({ value })) });
  return body.id;
};

/**
 * Five days ago three active users and an inactive one arrive, and two teams; two days ago one user leaves, one is deleted
 * and the inactive one is activated; today one of the teams goes, a user comes, and one joins and leaves again.
 */
async function makeHistory(): Promise<{ tenantId: string; integrationId: string; client: ScimClient }> {
  const connection = await makeConnection(app);
  const client = scim(connection);
  const { tenantId, integrationId } = connection;
  const [ada, bob, cy] = [await makeUser(client), await makeUser(client), await makeUser(client)];
  const dot = await makeUser(client, { active: false });
  await makeGroup(client, 'Sales', [ada, bob, cy, dot, 'somebody who comes later']);
  const board = await makeGroup(client, 'Board', [ada]);
  await makeGroup(client, 'Nobody');
  await letDaysPass(app, tenantId, 3);
  await setActive(client, ada, false);
  expect((await client.delete(`/Users/${bob}`)).status).toBe(204);
  await setActive(client, dot, true);
  await letDaysPass(app, tenantId, 2);
  await client.delete(`/Groups/${board}`);
  await makeUser(client);
  await setActive(client, cy, false);
  await setActive(client, cy, true);
  return { tenantId, integrationId, client };
}

const ways: [string, (tenantId: string) => Promise<void>][] = [
  ['counted when asked for', async () => {}],
  ['counted before', (tenantId) => app.nest.get(RollUpService).rollUp(tenantId)],
  [
    'counted twice before, by two instances at once',
    async (tenantId) => {
      const rollUp = app.nest.get(RollUpService);
      await Promise.all([rollUp.rollUp(tenantId), rollUp.rollUp(tenantId)]);
      await rollUp.rollUp(tenantId);
    },
  ],
];

describe.each(ways)('the reports of a history that was %s', (_, prepare) => {
  let tenantId: string;
  let client: ScimClient;
  beforeAll(async () => {
    ({ tenantId, client } = await makeHistory());
    await prepare(tenantId);
  });

  it('tell who came and went on each day, and how many there were', async () => {
    const people = await report(tenantId, `people?from=${daysAgo(6)}`);
    expect(people).toMatchObject({ from: daysAgo(6), to: daysAgo(0), active: 3, inactive: 1, joined: 6, left: 3 });
    const quiet = { created: 0, deactivated: 0, reactivated: 0, deleted: 0, joined: 0, left: 0 };
    expect(people.days).toEqual([
      { day: daysAgo(6), active: 0, inactive: 0, ...quiet },
      { day: daysAgo(5), active: 3, inactive: 1, ...quiet, created: 4, joined: 3 },
      { day: daysAgo(4), active: 3, inactive: 1, ...quiet },
      { day: daysAgo(3), active: 3, inactive: 1, ...quiet },
      {
        day: daysAgo(2),
        active: 2,
        inactive: 1,
        ...quiet,
        deactivated: 1,
        reactivated: 1,
        deleted: 1,
        joined: 1,
        left: 2,
      },
      { day: daysAgo(1), active: 2, inactive: 1, ...quiet },
      {
        day: daysAgo(0),
        active: 3,
        inactive: 1,
        ...quiet,
        created: 1,
        deactivated: 1,
        reactivated: 1,
        joined: 2,
        left: 1,
      },
    ]);
  });

  it('know the days of the past without those that follow', async () => {
    const people = await report(tenantId, `people?from=${daysAgo(4)}&to=${daysAgo(3)}`);
    expect(people.days.map(({ active, inactive }: { active: number; inactive: number }) => [active, inactive])).toEqual(
      [
        [3, 1],
        [3, 1],
      ],
    );
  });

  it('tell of the teams, their sizes and their growth', async () => {
    const teams = await report(tenantId, `teams?from=${daysAgo(5)}`);
    expect(teams).toMatchObject({ teams: 2, memberships: 3, pendingMembers: 1 });
    expect(teams.largest).toMatchObject([{ displayName: 'Sales', members: 3, pending: 1 }]);
    expect(teams.sizes.slice(0, 3)).toEqual([
      { from: 0, to: 0, teams: 1 },
      { from: 1, to: 10, teams: 1 },
      { from: 11, to: 50, teams: 0 },
    ]);
    const days = teams.days.map((day: Record<string, unknown>) => [day.teams, day.memberships]);
    expect(days).toEqual([
      [3, 5],
      [3, 5],
      [3, 5],
      [3, 4],
      [3, 4],
      [2, 3],
    ]);
    expect(teams.days[0]).toMatchObject({ created: 3, deleted: 0, membersAdded: 5, membersRemoved: 0 });
    expect(teams.days[5]).toMatchObject({ created: 0, deleted: 1, membersAdded: 0, membersRemoved: 1 });
  });

  it('sum it up', async () => {
    expect(await report(tenantId, 'summary')).toMatchObject({
      ...{ activeUsers: 3, inactiveUsers: 1, teams: 2, memberships: 3, pendingMembers: 1 },
      ...{ last7Days: { joined: 6, left: 3 }, last30Days: { joined: 6, left: 3 } },
    });
    const { period } = await report(tenantId, `summary?from=${daysAgo(2)}&to=${daysAgo(1)}`);
    expect(period).toEqual({ joined: 1, left: 2 });
  });

  it('go on counting from there', async () => {
    await makeUser(client);
    const people = await report(tenantId, `people?from=${daysAgo(0)}`);
    expect(people).toMatchObject({ active: 4, days: [{ active: 4, created: 2, joined: 3 }] });
  });
});

it('agree with the rows that there are, after a simulated company has moved in', async () => {
  const { tenantId, scimUrl, secret } = await makeConnection(app);
  const move = (seed: number): Promise<unknown> =>
    runSimulation({ url: scimUrl, token: secret, users: 40, groups: 8, seed });
  await move(3);
  await letDaysPass(app, tenantId, 1);
  await app.nest.get(RollUpService).rollUp(tenantId);
  await move(4);
  const [rows] = await app.query(
    `SELECT (SELECT count(*) FROM users WHERE tenant_id = $1 AND active)::int AS active,
       (SELECT count(*) FROM users WHERE tenant_id = $1 AND NOT active)::int AS inactive,
       (SELECT count(*) FROM teams WHERE tenant_id = $1)::int AS teams,
       (SELECT count(*) FROM team_members WHERE tenant_id = $1)::int AS memberships`,
    [tenantId],
  );
  const { active, inactive } = await report(tenantId, 'people');
  const { teams, memberships, largest } = await report(tenantId, 'teams');
  expect({ active, inactive, teams, memberships }).toEqual(rows);
  const sizes = await app.query<{ id: string; members: number }>(
    'SELECT team_id AS id, count(*)::int AS members FROM team_members WHERE tenant_id = $1 GROUP BY 1',
    [tenantId],
  );
  const told = new Map(largest.map((team: { id: string; members: number }) => [team.id, team.members]));
  expect(told).toEqual(new Map(sizes.map(({ id, members }) => [id, members])));
}, 180_000);

describe('a report as CSV', () => {
  it('comes by its name or by the Accept header, as a file', async () => {
    const { tenantId } = await makeHistory();
    const path = `${app.url}/api/tenants/${tenantId}/reports/people`;
    const [byName, byHeader] = [
      await call(`${path}?format=csv&from=${daysAgo(1)}`, { method: 'GET', bearer: app.operatorKey }),
      await call(`${path}?from=${daysAgo(1)}`, {
        method: 'GET',
        bearer: app.operatorKey,
        headers: { Accept: 'text/csv' },
      }),
    ];
    expect(byName.body).toBe(
      'day,active,inactive,created,deactivated,reactivated,deleted,joined,left\r\n' +
        `${daysAgo(1)},2,1,0,0,0,0,0,0\r\n${daysAgo(0)},3,1,1,1,1,0,2,1\r\n`,
    );
    expect(byHeader.body).toBe(byName.body);
    expect(byName.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(byName.headers.get('content-disposition')).toBe(
      `attachment; filename="people_${daysAgo(1)}_${daysAgo(0)}.csv"`,
    );
  });

  it.each(['summary', 'people', 'teams', 'sync-health', 'errors', 'traffic'])('is there of %s', async (name) => {
    const { id } = await makeTenant(app);
    const answer = await app.api('GET', `/tenants/${id}/reports/${name}?format=csv`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(answer.body).toMatch(/^[a-zA-Z0-9,]+\r\n/);
  });

  it('runs no formula that somebody named a team', async () => {
    const connection = await makeConnection(app);
    const client = scim(connection);
    const user = await makeUser(client);
    const names = ['=HYPERLINK("https://example.com","x")', '@SUM(A1)', '+1', '-1', '\tx', 'a "b", c'];
    for (const name of names) await makeGroup(client, name, [user]);
    const { body } = await app.api('GET', `/tenants/${connection.tenantId}/reports/teams?format=csv`);
    const cells = (body as string)
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.slice(37));
    expect(cells.sort()).toEqual(
      [
        `"'=HYPERLINK(""https://example.com"",""x"")",1,0`,
        `'@SUM(A1),1,0`,
        `'+1,1,0`,
        `'-1,1,0`,
        `'\tx,1,0`,
        `"a ""b"", c",1,0`,
      ].sort(),
    );
  });
});

describe('a report', () => {
  it.each([
    ['from=yesterday', 'from'],
    ['to=2026-02-30', 'to'],
    ['from=2026-02-02&to=2026-02-01', 'to'],
    ['from=2025-01-01&to=2026-12-31', 'from'],
    ['format=xml', 'format'],
    ['days=7', 'days'],
  ])('refuses %s', async (query, field) => {
    const { id } = await makeTenant(app);
    const { status, body } = await app.api('GET', `/tenants/${id}/reports/people?${query}`);
    expect([status, body.errors[0].field]).toEqual([400, field]);
  });

  it.each(['summary', 'people', 'teams', 'sync-health', 'errors', 'traffic'])(
    'on %s is empty for a new tenant',
    async (name) => {
      const { id } = await makeTenant(app);
      await report(id, name);
      expect((await app.api('GET', `/tenants/01a205a1-f598-7174-a002-468c0a676459/reports/${name}`)).status).toBe(404);
    },
  );

  it('shows nothing of another tenant, and nothing to one of theirs', async () => {
    const { tenantId } = await makeHistory();
    const other = await makeTenant(app);
    const stranger = await makePerson(app, other, 'admin');
    for (const name of ['summary', 'people', 'teams', 'sync-health', 'errors', 'traffic']) {
      expect((await stranger.api('GET', `/tenants/${tenantId}/reports/${name}`)).status).toBe(404);
    }
    expect(await report(other.id, 'people')).toMatchObject({ active: 0, inactive: 0, joined: 0 });
    expect(await report(other.id, 'teams')).toMatchObject({ teams: 0, largest: [] });
    expect(await report(other.id, 'traffic')).toMatchObject({ requests: 0 });
  });

  it('on errors and traffic can be of one of two integrations', async () => {
    const first = await makeConnection(app);
    const integration = await makeIntegration(app, { id: first.tenantId });
    const second = { scimUrl: integration.scimUrl, secret: (await makeSecret(app, integration)).secret };
    const userName = unique('kim');
    await makeUser(scim(first), { userName });
    expect((await scim(second).post('/Users', { userName })).status).toBe(409);
    expect((await scim(second).get('/Users/01a205a1-f598-7174-a002-468c0a676459')).status).toBe(404);
    await scim({ ...second, secret: 'wrong' }).get('/Users');
    await letDaysPass(app, first.tenantId, 0);

    const errors = await report(first.tenantId, 'errors');
    expect(errors).toMatchObject({ count: 3, countBefore: 0, trend: 'new' });
    const kinds = errors.kinds.map((kind: Record<string, unknown>) => [
      kind.operation,
      kind.status,
      kind.scimType,
      kind.harmless,
    ]);
    expect(kinds.sort()).toEqual([
      ['create', 409, 'uniqueness', false],
      ['read', 404, null, true],
      ['refused', 401, null, false],
    ]);
    const kind = errors.kinds.find(({ status }: { status: number }) => status === 409);
    const log = await app.api('GET', `/tenants/${first.tenantId}/provisioning-log?${kind.query}`);
    expect(log.body.items).toMatchObject([{ operation: 'create', status: 409, integrationId: integration.id }]);

    expect(await report(first.tenantId, `errors?integrationId=${first.integrationId}`)).toMatchObject({ count: 0 });
    const traffic = await report(first.tenantId, `traffic?integrationId=${integration.id}&from=${daysAgo(0)}`);
    expect(traffic).toMatchObject({ resolution: 'hour', requests: 3, failed: 2, refused: 1, slow: 0 });
    expect(await report(first.tenantId, 'traffic')).toMatchObject({
      resolution: 'day',
      requests: 4,
      failed: 2,
      refused: 1,
    });
    expect(traffic.p50Ms).toBeGreaterThan(0);
    expect(await report(first.tenantId, 'summary')).toMatchObject({
      last24Hours: { requests: 4, failed: 2, refused: 1 },
    });
  });

  it('keeps the traffic of days that are over, and says since when an error is there', async () => {
    const { tenantId, client } = await makeHistory();
    await client.post('/Users', {});
    await letDaysPass(app, tenantId, 10);
    await client.post('/Users', {});
    await letDaysPass(app, tenantId, 1);
    const before = [await report(tenantId, 'traffic'), await report(tenantId, `errors?from=${daysAgo(5)}`)];
    await app.nest.get(RollUpService).rollUp(tenantId);
    expect([await report(tenantId, 'traffic'), await report(tenantId, `errors?from=${daysAgo(5)}`)]).toEqual(before);
    expect(await app.query('SELECT FROM report_traffic_days WHERE tenant_id = $1', [tenantId])).not.toEqual([]);
    const [, errors] = before;
    expect(errors).toMatchObject({ count: 1, kinds: [{ operation: 'create', status: 400, count: 1, countBefore: 1 }] });
    expect(errors.kinds[0].firstHour.slice(0, 10)).toBe(daysAgo(11));
    expect(errors.kinds[0].lastHour.slice(0, 10)).toBe(daysAgo(1));
  });
});

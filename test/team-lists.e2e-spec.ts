import { randomUUID } from 'node:crypto';
import { startApp } from './app.js';
import type { App } from './app.js';
import type { Answer } from './call.js';
import { makeConnection, unique } from './make.js';
import { scim } from './scim-client.js';
import type { Connection, ScimClient } from './scim-client.js';

let app: App;
let connection: Connection & { tenantId: string; integrationId: string };
let client: ScimClient;
let tenant: string;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  connection = await makeConnection(app);
  client = scim(connection);
  tenant = `/tenants/${connection.tenantId}`;
});

const createUser = async (values: object): Promise<string> => (await client.post('/Users', values)).body.id;
const createTeam = async (displayName: string, members: string[] = []): Promise<string> =>
  (await client.post('/Groups', { displayName, members: members.map((value) => ({ value })) })).body.id;
const get = (path: string): Promise<Answer> => app.api('GET', tenant + path);
const setRole = (team: string, platformRole: unknown): Promise<Answer> =>
  app.api('PATCH', `${tenant}/teams/${team}`, { platformRole });

/** The list in pages of one. */
async function readAll(query: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const answer: Answer = await get(`/teams?${query}&limit=1${cursor && `&cursor=${cursor}`}`);
    expect(answer.status).toBe(200);
    ids.push(...answer.body.items.map(({ id }: { id: string }) => id));
    cursor = answer.body.nextCursor;
  }
  return ids;
}

describe('the list of teams', () => {
  it('has every order in both directions, page by page', async () => {
    const users = [await createUser({ userName: 'ada' }), await createUser({ userName: 'bob' })];
    const [red, blue, empty] = [
      await createTeam('red', users),
      await createTeam('Blue', [users[0]!]),
      await createTeam('no one'),
    ];
    const orders: [string, string[]][] = [
      ['created', [red, blue, empty]],
      ['displayName', [blue, empty, red]],
      ['memberCount', [empty, blue, red]],
      ['lastModified', [red, blue, empty]],
    ];
    for (const [sort, ids] of orders) {
      expect([sort, await readAll(`sort=${sort}`)]).toEqual([sort, ids]);
      expect([sort, await readAll(`sort=${sort}&order=descending`)]).toEqual([sort, [...ids].reverse()]);
    }
    expect(await readAll('search=E&sort=memberCount&order=descending')).toEqual([red, blue, empty]);
    expect(await readAll('search=BL')).toEqual([blue]);
    expect((await get(`/teams/${red}`)).body).toMatchObject({
      memberCount: 2,
      pendingMemberCount: 0,
      integrationId: connection.integrationId,
      platformRole: null,
    });
  });

  it.each([
    'sort=size',
    `sort=memberCount&cursor=${Buffer.from(`["memberCount ascending","${randomUUID()}","1e9999"]`).toString('base64url')}`,
  ])('refuses %s', async (query) => {
    expect((await get(`/teams?${query}`)).status).toBe(400);
  });

  it("finds members by part of their name, in the team's pages", async () => {
    const users: string[] = [];
    for (const userName of ['ada', 'bob', 'adam']) users.push(await createUser({ userName }));
    await createUser({ userName: 'adele' });
    const team = await createTeam('T', users);
    const first = await get(`/teams/${team}/members?search=AD&limit=1`);
    expect(first.body.items).toMatchObject([{ userName: 'ada' }]);
    const second = await get(`/teams/${team}/members?search=AD&limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ userName: 'adam' }], nextCursor: null });
  });
});

describe('the platform role of a team', () => {
  it('is shown with the team and with its members, each role once', async () => {
    const [ada, bob] = [await createUser({ userName: 'ada' }), await createUser({ userName: 'bob' })];
    const [one, two, three] = [
      await createTeam('one', [ada, bob]),
      await createTeam('two', [ada]),
      await createTeam('three', [ada]),
    ];
    expect((await setRole(one, ' learner ')).body).toMatchObject({ id: one, platformRole: 'learner' });
    for (const team of [two, three]) await setRole(team, 'Manager');
    const { body } = await get(`/users/${ada}`);
    expect(body.platformRoles).toEqual(['Manager', 'learner']);
    expect(body.teams).toContainEqual({ id: two, displayName: 'two', platformRole: 'Manager', type: 'direct' });
    expect((await get('/users')).body.items).toMatchObject([
      { id: ada, platformRoles: ['Manager', 'learner'] },
      { id: bob, platformRoles: ['learner'] },
    ]);
    expect((await setRole(one, null)).body.platformRole).toBeNull();
    expect((await get(`/users/${bob}`)).body.platformRoles).toEqual([]);
  });

  it('is neither seen nor changed by the identity provider, and stays when the team gets another name', async () => {
    const team = await createTeam('before');
    const seen = await client.get(`/Groups/${team}`);
    await setRole(team, 'learner');
    const again = await client.get(`/Groups/${team}`);
    expect(again.body).toEqual(seen.body);
    expect(again.headers.get('etag')).toBe(seen.headers.get('etag'));
    await client.put(`/Groups/${team}`, { displayName: 'after', platformRole: 'admin' });
    expect((await get(`/teams/${team}`)).body).toMatchObject({ displayName: 'after', platformRole: 'learner' });
  });

  it('is in the audit log, with its value and the name of the team', async () => {
    const displayName = unique('team');
    const team = await createTeam(displayName);
    await setRole(team, 'learner');
    expect((await get('/audit-log?action=team.patch')).body.items).toMatchObject([
      { object: { type: 'team', id: team, name: displayName }, details: { platformRole: 'learner' } },
    ]);
  });

  it('is refused where it is no short text, and where the team is not the tenant’s', async () => {
    const team = await createTeam('T');
    for (const role of ['', ' ', 'x'.repeat(101), 7, 'a\0b', ['x']])
      expect((await setRole(team, role)).status).toBe(400);
    expect((await setRole(team, undefined)).status).toBe(200);
    const other = await makeConnection(app);
    const strange = (await scim(other).post('/Groups', { displayName: 'T' })).body.id;
    for (const id of [strange, randomUUID()]) expect((await setRole(id, 'learner')).status).toBe(404);
    const { body } = await app.api('GET', `/tenants/${other.tenantId}/teams/${strange}`);
    expect(body.platformRole).toBeNull();
  });
});

describe('the history of a team', () => {
  it('tells how many came and went, and names no more of them than asked for', async () => {
    const users: string[] = [];
    for (let i = 0; i < 5; i++) users.push(await createUser({ userName: unique('u') }));
    const team = await createTeam('T', users);
    const [joined] = (await get(`/changes?resourceId=${team}&memberLimit=2`)).body.items;
    expect(joined).toMatchObject({ addedCount: 5, removed: null, removedCount: 0 });
    expect(joined.added).toHaveLength(2);
    const [all] = (await get(`/changes?resourceId=${team}`)).body.items;
    expect(all.added).toHaveLength(5);
    expect((await get('/changes?memberLimit=-1')).status).toBe(400);
  });
});

import { startApp } from './app.js';
import type { App } from './app.js';
import { makeConnection, unique } from './make.js';
import { scim } from './scim-client.js';
import type { Connection, ScimClient } from './scim-client.js';

let app: App;
let connection: Connection & { tenantId: string; integrationId: string };
let client: ScimClient;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  connection = await makeConnection(app);
  client = scim(connection);
});

interface Change {
  seq: string;
  action: string;
  resourceType: string;
  resourceId: string;
  before: object | null;
  after: object | null;
  added: string[] | null;
  removed: string[] | null;
}

const changes = async (query = ''): Promise<Change[]> => {
  const answer = await app.api('GET', `/tenants/${connection.tenantId}/changes${query}`);
  expect(answer.status).toBe(200);
  return answer.body.items as Change[];
};
/** The parts of the newest changes that tell what happened. */
const told = async (count: number): Promise<unknown[]> =>
  (await changes(`?limit=${count}`)).map(({ action, resourceId, before, after, added, removed }) => ({
    action,
    resourceId,
    ...(before && { before }),
    ...(after && { after }),
    ...(added && { added: [...added].sort() }),
    ...(removed && { removed: [...removed].sort() }),
  }));
const patch = (path: string, ...Operations: object[]): ReturnType<ScimClient['patch']> =>
  client.patch(path, { Operations });

describe('the change record', () => {
  it("tells a user's life: what changed from what to what", async () => {
    const userName = unique('ada');
    const { id } = (await client.post('/Users', { userName, title: 'Clerk' })).body;
    expect(await told(1)).toEqual([
      { action: 'created', resourceId: id, after: { userName, title: 'Clerk', active: true } },
    ]);

    await patch(`/Users/${id}`, { op: 'replace', value: { title: 'Analyst', nickName: 'A', active: true } });
    expect(await told(1)).toEqual([
      { action: 'updated', resourceId: id, before: { title: 'Clerk' }, after: { title: 'Analyst', nickName: 'A' } },
    ]);

    await client.put(`/Users/${id}`, { userName, active: false });
    expect(await told(1)).toEqual([
      {
        action: 'updated',
        resourceId: id,
        before: { title: 'Analyst', nickName: 'A', active: true },
        after: { active: false },
      },
    ]);

    await client.delete(`/Users/${id}`);
    expect(await told(1)).toEqual([{ action: 'deleted', resourceId: id, before: { userName, active: false } }]);
    expect(await changes()).toHaveLength(4);
  });

  it('tells who joined and who left a team, and why a deleted user did', async () => {
    const users: string[] = [];
    for (let i = 0; i < 3; i++) users.push((await client.post('/Users', { userName: unique('u') })).body.id);
    const [ada, bob, eve] = users;
    const displayName = unique('team');
    const { id } = (await client.post('/Groups', { displayName, members: [{ value: ada }, { value: bob }] })).body;
    expect(await told(2)).toEqual([
      { action: 'updated', resourceId: id, added: [ada, bob].sort() },
      { action: 'created', resourceId: id, after: { displayName } },
    ]);
    await patch(`/Groups/${id}`, { op: 'replace', path: 'members', value: [{ value: bob }, { value: eve }] });
    expect(await told(1)).toEqual([{ action: 'updated', resourceId: id, added: [eve], removed: [ada] }]);
    await client.delete(`/Users/${eve}`);
    expect(await told(2)).toEqual(
      expect.arrayContaining([
        { action: 'deleted', resourceId: eve, before: expect.objectContaining({ active: true }) },
        { action: 'updated', resourceId: id, removed: [eve] },
      ]),
    );
    await client.delete(`/Groups/${id}`);
    expect(await told(1)).toEqual([{ action: 'deleted', resourceId: id, before: { displayName }, removed: [bob] }]);
  });

  it('records nothing where nothing changed or the request was refused', async () => {
    const userName = unique('ada');
    const { id } = (await client.post('/Users', { userName })).body;
    const group = (await client.post('/Groups', { displayName: unique('g'), members: [{ value: id }] })).body.id;
    const before = await changes();
    await patch(`/Users/${id}`, { op: 'replace', path: 'active', value: 'True' });
    await client.put(`/Users/${id}`, { userName });
    await patch(`/Groups/${group}`, { op: 'Add', path: 'members', value: [{ value: id }] });
    await patch(`/Groups/${group}`, { op: 'Remove', path: 'members', value: [{ value: 'stranger' }] });
    await patch(`/Groups/${group}`, { op: 'Add', path: 'members', value: [{ value: 'stranger' }] });
    expect((await client.post('/Users', { userName })).status).toBe(409);
    expect((await patch(`/Users/${id}`, { op: 'replace', path: 'nonsense', value: 'x' })).status).toBe(400);
    expect(await changes()).toEqual(before);
  });

  it('names the integration and the request, and none where a person acted', async () => {
    const { id } = (await client.post('/Users', { userName: unique('ada') })).body;
    await client.delete(`/Users/${id}`);
    await app.api('POST', `/tenants/${connection.tenantId}/users/${id}/restore`);
    expect(await changes()).toMatchObject([
      { action: 'created', integrationId: null, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      { action: 'deleted', integrationId: connection.integrationId },
      { action: 'created', integrationId: connection.integrationId },
    ]);
  });

  it('keeps the order of parallel changes: replayed, it gives what is there', async () => {
    const users = await Promise.all(
      Array.from({ length: 8 }, async () => (await client.post('/Users', { userName: unique('u') })).body.id as string),
    );
    const { id } = (await client.post('/Groups', { displayName: unique('team') })).body;
    await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        patch(`/Groups/${id}`, {
          op: i % 3 === 0 ? 'Remove' : 'Add',
          path: 'members',
          value: [{ value: users[i % 8] }],
        }),
      ),
    );
    const replayed = new Set<string>();
    for (const { added, removed } of (await changes(`?resourceId=${id}&limit=200`)).reverse()) {
      for (const user of added ?? []) {
        expect(replayed.has(user)).toBe(false);
        replayed.add(user);
      }
      for (const user of removed ?? []) expect(replayed.delete(user)).toBe(true);
    }
    const { body } = await client.get(`/Groups/${id}`);
    expect(body.members.map(({ value }: { value: string }) => value)).toEqual([...replayed].sort());
  });

  it('is paged, narrowed by resource and by time, and refuses what it cannot read', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push((await client.post('/Users', { userName: unique('u') })).body.id);
    const path = `/tenants/${connection.tenantId}/changes`;
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await app.api('GET', `${path}?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ resourceId }: Change) => resourceId));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual([...ids].reverse());
    expect(await changes(`?resourceId=${ids[2]}`)).toHaveLength(1);
    expect(await changes('?resourceType=team')).toHaveLength(0);
    expect(await changes(`?from=${new Date(Date.now() + 60_000).toISOString()}`)).toHaveLength(0);
    expect(await changes(`?to=${new Date(Date.now() + 60_000).toISOString()}`)).toHaveLength(5);
    for (const query of ['from=yesterday', 'cursor=x', 'resourceId=x', 'resourceType=user_', 'limit=1000']) {
      expect((await app.api('GET', `${path}?${query}`)).status).toBe(400);
    }
  });

  it('is written to the partition of its month', async () => {
    await client.post('/Users', { userName: unique('u') });
    const rows = await app.query('SELECT DISTINCT tableoid::regclass::text AS name FROM changes WHERE tenant_id = $1', [
      connection.tenantId,
    ]);
    expect(rows).toEqual([{ name: `changes_${new Date().toISOString().slice(0, 7).replace('-', '_')}` }]);
  });
});

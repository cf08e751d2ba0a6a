import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startApp } from './app.js';
import type { App } from './app.js';
import type { Answer } from './call.js';
import { makeConnection, makeIntegration, makeSecret, unique } from './make.js';
import { scim } from './scim-client.js';
import type { Connection, ScimClient } from './scim-client.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

let app: App;
let connection: Connection & { tenantId: string; integrationId: string };
let client: ScimClient;
let path: string;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  connection = await makeConnection(app);
  client = scim(connection);
  path = `/tenants/${connection.tenantId}/users`;
});

const create = async (values: object, as = client): Promise<string> => (await as.post('/Users', values)).body.id;
const get = (query = ''): Promise<Answer> => app.api('GET', path + query);
const idsOf = ({ body }: Answer): string[] => body.items.map(({ id }: { id: string }) => id);
const search = async (query: string): Promise<string[]> => {
  const answer = await get(query);
  expect(answer.status).toBe(200);
  return idsOf(answer);
};

/** The list in pages of two. */
async function readAll(query: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const answer: Answer = await get(`?${query}&limit=2${cursor && `&cursor=${cursor}`}`);
    expect(answer.status).toBe(200);
    ids.push(...idsOf(answer));
    cursor = answer.body.nextCursor;
  }
  return ids;
}

describe('the list of users', () => {
  it('has every order in both directions, page by page, with who has no value last', async () => {
    const people = [
      ['dora', 'Bob'],
      ['Carl', undefined],
      ['bea', 'alice'],
      ['Abe', 'Bob'],
      ['eve', undefined],
    ] as const;
    const ids: string[] = [];
    for (const [userName, displayName] of people) ids.push(await create({ userName, displayName }));
    await client.patch(`/Users/${ids[1]}`, { Operations: [{ op: 'replace', path: 'title', value: 'x' }] });
    const named = (names: string): string[] =>
      [...names].map((letter) => ids[people.findIndex(([name]) => name[0]!.toLowerCase() === letter)]!);
    expect(await readAll('')).toEqual(named('dcbae'));
    expect(await readAll('order=descending')).toEqual(named('eabcd'));
    expect(await readAll('sort=userName')).toEqual(named('abcde'));
    expect(await readAll('sort=userName&order=descending')).toEqual(named('edcba'));
    expect(await readAll('sort=displayName')).toEqual(named('bdace'));
    expect(await readAll('sort=displayName&order=descending')).toEqual(named('adbec'));
    expect((await readAll('sort=lastModified')).at(-1)).toBe(ids[1]);
    expect((await readAll('sort=lastModified&order=descending'))[0]).toBe(ids[1]);
    expect(new Set(await readAll('sort=lastModified'))).toEqual(new Set(ids));
  });

  it('orders names by code points in any case, as SCIM does', async () => {
    const ids: string[] = [];
    for (const name of ['éva', 'Zoe', 'Äda', 'adam', 'zoe']) {
      ids.push(await create({ userName: `${ids.length}`, displayName: name }));
    }
    const named = (...places: number[]): (string | undefined)[] => places.map((place) => ids[place]);
    expect(await readAll('sort=displayName')).toEqual(named(3, 1, 4, 2, 0));
    expect(await readAll('sort=displayName&order=descending')).toEqual(named(0, 2, 4, 1, 3));
    const { body } = await client.get('/Users?sortBy=displayName');
    expect(body.Resources.map(({ id }: { id: string }) => id)).toEqual(named(3, 1, 4, 2, 0));
  });

  it('is narrowed by part of a name or an e-mail address in any case, where a pattern means itself', async () => {
    const [ada, bob, eve] = [
      await create({ userName: 'Ada@acme.example', displayName: '100% Ada' }),
      await create({ userName: 'bob', emails: [{ value: 'Robert@ACME.example' }] }),
      await create({ userName: 'eve_1' }),
    ];
    expect(await search('?search=ACME')).toEqual([ada, bob]);
    expect(await search('?search=robert')).toEqual([bob]);
    expect(await search('?search=0%25')).toEqual([ada]);
    expect(await search('?search=_')).toEqual([eve]);
    expect(await search('?search=nobody')).toEqual([]);
    expect(await search('?search=acme&sort=userName&order=descending')).toEqual([bob, ada]);
  });

  it('is narrowed by status, source and team, and counted alike', async () => {
    const integration = await makeIntegration(app, { id: connection.tenantId });
    const { secret } = await makeSecret(app, integration);
    const second = scim({ scimUrl: integration.scimUrl, secret });
    const ada = await create({ userName: 'ada' });
    const bob = await create({ userName: 'bob', active: false });
    const eve = await create({ userName: 'eve' }, second);
    const team = (await client.post('/Groups', { displayName: 'T', members: [{ value: bob }, { value: eve }] })).body;
    const lists: [string, string[]][] = [
      ['', [ada, bob, eve]],
      ['status=active', [ada, eve]],
      ['status=inactive', [bob]],
      [`integrationId=${integration.id}`, [eve]],
      [`integrationId=${connection.integrationId}`, [ada, bob]],
      [`teamId=${team.id}`, [bob, eve]],
      [`teamId=${team.id}&status=active`, [eve]],
      [`teamId=${team.id}&search=zz`, []],
      [`teamId=${randomUUID()}`, []],
    ];
    for (const [query, ids] of lists) {
      for (const sort of ['created', 'userName', 'displayName', 'lastModified']) {
        expect([query, sort, await readAll(`${query}&sort=${sort}`)]).toEqual([query, sort, ids]);
      }
      expect((await get(`/count?${query}`)).body).toEqual({ count: ids.length, isExact: true });
    }
  });

  it('finds the few among many, whatever comes first in order', async () => {
    await app.query(
      `INSERT INTO users (tenant_id, id, attributes) SELECT $1, gen_random_uuid(), jsonb_build_object('userName', 'u' || n)
       FROM generate_series(1, 3000) n`,
      [connection.tenantId],
    );
    const zoe = await create({ userName: 'zoe', active: false });
    for (const query of [
      'search=zo',
      'status=inactive',
      'search=ZOE&sort=userName',
      'status=inactive&sort=displayName',
    ]) {
      expect(await readAll(query)).toEqual([zoe]);
    }
    expect(await readAll('search=u299&sort=userName')).toHaveLength(11);
  });

  it('says which integration wrote a user last, and keeps it when a person brings them back', async () => {
    const id = await create({ userName: unique('ada') });
    const source = async (): Promise<string> => (await get(`/${id}`)).body.integrationId;
    expect(await source()).toBe(connection.integrationId);
    const integration = await makeIntegration(app, { id: connection.tenantId });
    const { secret } = await makeSecret(app, integration);
    const second = scim({ scimUrl: integration.scimUrl, secret });
    await second.patch(`/Users/${id}`, { Operations: [{ op: 'replace', path: 'title', value: 'x' }] });
    expect(await source()).toBe(integration.id);
    await second.delete(`/Users/${id}`);
    const restored = await app.api('POST', `${path}/${id}/restore`);
    expect([restored.status, restored.body.integrationId]).toEqual([200, integration.id]);
  });

  it.each([
    'sort=nickName',
    'order=sideways',
    'cursor=x',
    `cursor=${Buffer.from('["created ascending","x",null]').toString('base64url')}`,
    `sort=lastModified&cursor=${Buffer.from(`["lastModified ascending","${randomUUID()}","soon"]`).toString('base64url')}`,
    `sort=userName&cursor=${Buffer.from(`["created ascending","${randomUUID()}",null]`).toString('base64url')}`,
    `sort=userName&cursor=${Buffer.from(`["userName ascending","${randomUUID()}",["a"]]`).toString('base64url')}`,
    'teamId=x',
    'integrationId=x',
    'status=asleep',
    `search=${'x'.repeat(201)}`,
    'limit=1000',
  ])('refuses %s', async (query) => {
    expect((await get(`?${query}`)).status).toBe(400);
  });

  it('gives a search up that takes too long, in words of its own', async () => {
    await create({ userName: 'ada' });
    const blocker = new pg.Client({ connectionString: app.databaseUrl });
    await blocker.connect();
    try {
      await blocker.query('BEGIN; LOCK TABLE users');
      for (const query of ['?search=ada', '/count?search=ada']) {
        const { status, body } = await get(query);
        expect([status, body.detail]).toEqual([422, expect.stringContaining('it was stopped')]);
      }
    } finally {
      await blocker.end();
    }
    expect(await search('?search=ada')).toHaveLength(1);
  }, 30_000);
});

describe('a user', () => {
  it('is shown with the manager who is a user here, and with nobody else', async () => {
    const boss = await create({ userName: 'boss', displayName: 'The Boss' });
    const managed = (value: string): Promise<string> =>
      create({ userName: unique('u'), [ENTERPRISE]: { manager: { value } } });
    const stranger = await create({ userName: 'boss' }, scim(await makeConnection(app)));
    const manager = async (id: string): Promise<unknown> => (await get(`/${id}`)).body.manager;
    expect(await manager(await managed(boss))).toEqual({ id: boss, userName: 'boss', displayName: 'The Boss' });
    expect(await manager(await managed(boss.toUpperCase()))).toMatchObject({ id: boss });
    for (const value of [stranger, 'EMP-17', randomUUID()]) expect(await manager(await managed(value))).toBeNull();
    expect(await manager(boss)).toBeNull();
  });

  it('is named by id, also when deleted, and only in the own tenant', async () => {
    const [ada, bob] = [await create({ userName: 'ada', displayName: 'Ada' }), await create({ userName: 'bob' })];
    const stranger = await create({ userName: 'eve' }, scim(await makeConnection(app)));
    await client.delete(`/Users/${ada}`);
    const { body } = await get(`/names?ids=${[ada, bob, stranger, randomUUID()].join(',')}`);
    expect(body.items).toEqual([
      { id: ada, userName: 'ada', displayName: 'Ada', deleted: true },
      { id: bob, userName: 'bob', displayName: null, deleted: false },
    ]);
    expect((await get('/names?ids=x')).status).toBe(400);
    expect((await get('/names')).status).toBe(400);
    expect((await get(`/names?ids=${Array.from({ length: 101 }, () => ada).join(',')}`)).status).toBe(400);
  });

  it('is found among the deleted ones until somebody brings them back', async () => {
    const names = ['ada', 'bob', 'eve'];
    const ids: string[] = [];
    for (const userName of names) ids.push(await create({ userName, displayName: `Dr ${userName}` }));
    for (const id of ids) await client.delete(`/Users/${id}`);
    const deleted = await get('/deleted?limit=2');
    expect(deleted.body.items).toMatchObject([
      { id: ids[2], userName: 'eve', displayName: 'Dr eve', integrationId: connection.integrationId },
      { id: ids[1], userName: 'bob' },
    ]);
    expect(idsOf(await get(`/deleted?limit=2&cursor=${deleted.body.nextCursor}`))).toEqual([ids[0]]);
    expect(await search('/deleted?search=DR%20B')).toEqual([ids[1]]);
    await app.api('POST', `${path}/${ids[1]}/restore`);
    expect(await search('/deleted')).toEqual([ids[2], ids[0]]);
    await client.delete(`/Users/${ids[1]}`);
    expect(await search('/deleted')).toEqual([ids[1], ids[2], ids[0]]);
    expect((await get('/deleted?cursor=x')).status).toBe(400);
  });
});

describe('another tenant', () => {
  it("is not seen by anybody's filters", async () => {
    const other = await makeConnection(app);
    const eve = await create({ userName: 'eve' }, scim(other));
    const team = (await scim(other).post('/Groups', { displayName: 'T', members: [{ value: eve }] })).body.id;
    await create({ userName: 'ada' });
    for (const query of [`teamId=${team}`, `integrationId=${other.integrationId}`, 'search=eve']) {
      expect(await search(`?${query}`)).toEqual([]);
      expect((await get(`/count?${query}`)).body.count).toBe(0);
    }
    expect((await get(`/${eve}`)).status).toBe(404);
    await scim(other).delete(`/Users/${eve}`);
    expect(await search('/deleted')).toEqual([]);
    expect((await app.api('POST', `${path}/${eve}/restore`)).status).toBe(404);
  });
});

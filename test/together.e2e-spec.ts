import pg from 'pg';
import { startApp } from './app.js';
import type { App } from './app.js';
import { eventually } from './eventually.js';
import { makeConnection, unique } from './make.js';
import { scim } from './scim-client.js';
import type { Connection, ScimClient } from './scim-client.js';

let app: App;
let connection: Connection & { tenantId: string };
let client: ScimClient;

beforeAll(async () => {
  app = await startApp();
  connection = await makeConnection(app);
  client = scim(connection);
});
afterAll(() => app.close());

const replace = (path: string, value: unknown): object => ({ Operations: [{ op: 'replace', path, value }] });
const create = async (count: number): Promise<string[]> => {
  const answers = await Promise.all(
    Array.from({ length: count }, () => client.post('/Users', { userName: unique('u') })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(count).fill(201));
  return answers.map(({ body }) => body.id);
};

describe('what comes at the same time', () => {
  it('creates each user once, with a change of its own, and refuses every other of the same name', async () => {
    const names = Array.from({ length: 20 }, (_, n) => unique(`Ada${n}`));
    const answers = await Promise.all(
      [...names, ...names.map((name) => name.toUpperCase())].map((userName) => client.post('/Users', { userName })),
    );
    const created = answers.filter(({ status }) => status === 201);
    expect(created.length).toBe(20);
    expect(answers.filter(({ status }) => status === 409).length).toBe(20);
    expect(new Set(created.map(({ body }) => body.userName.toLowerCase())).size).toBe(20);
    const changes = await app.query<{ resource_id: string; request_id: string; integration_id: string }>(
      `SELECT resource_id, request_id, integration_id FROM changes WHERE tenant_id = $1 AND action = 'created'`,
      [connection.tenantId],
    );
    expect(changes.map(({ resource_id }) => resource_id).sort()).toEqual(created.map(({ body }) => body.id).sort());
    expect(new Set(changes.map(({ request_id }) => request_id)).size).toBe(20);
  });

  it('keeps every change, also of the same user', async () => {
    const ids = await create(10);
    const paths = ['title', 'nickName', 'preferredLanguage', 'displayName'];
    const answers = await Promise.all(
      paths.flatMap((path) => ids.map((id) => client.patch(`/Users/${id}`, replace(path, `new ${path}`)))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
    for (const id of ids) {
      const { body } = await client.get(`/Users/${id}`);
      expect(paths.map((path) => body[path])).toEqual(paths.map((path) => `new ${path}`));
      expect(body.meta.version).toBe('W/"5"');
    }
  });

  it('fails alone: a name that is taken stops nobody else', async () => {
    const [taken, ...others] = await create(10);
    const { userName } = (await client.get(`/Users/${taken}`)).body;
    const statuses = await Promise.all(
      others.map(async (id, n) => {
        const change = n % 3 === 0 ? replace('userName', userName) : replace('title', 'Analyst');
        return (await client.patch(`/Users/${id}`, change)).status;
      }),
    );
    expect(statuses).toEqual(others.map((_, n) => (n % 3 === 0 ? 409 : 200)));
  });

  it('is not held up by another tenant', async () => {
    const neighbour = scim(await makeConnection(app));
    const answers = await Promise.all(
      [client, neighbour].flatMap((each) =>
        Array.from({ length: 15 }, (_, n) => each.post('/Users', { userName: `same-${n}` })),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(201));
  });
});

describe('what is looked for at the same time', () => {
  const filtered = (filter: string): string => `/Users?filter=${encodeURIComponent(filter)}`;

  it('is found for each tenant among its own, by whatever key', async () => {
    const clients = [client, scim(await makeConnection(app))];
    const names = Array.from({ length: 12 }, () => unique(`Ada "O'Neil" \\`));
    const made = await Promise.all(
      clients.map(async (each) =>
        Promise.all(
          names.map(
            async (userName) => (await each.post('/Users', { userName, externalId: `id ${userName}` })).body.id,
          ),
        ),
      ),
    );
    await Promise.all(
      clients.flatMap((each, tenant) =>
        names.flatMap((userName, n) => {
          const id = made[tenant]![n] as string;
          const quoted = (value: string): string => JSON.stringify(value);
          return [
            each.get(`/Users/${id}`).then(({ body }) => expect(body.id).toBe(id)),
            each.get(`/Users/${made[1 - tenant]![n]}`).then(({ status }) => expect(status).toBe(404)),
            ...[`userName eq ${quoted(userName.toUpperCase())}`, `externalId eq ${quoted(`id ${userName}`)}`].map(
              async (filter) => {
                const { body } = await each.get(filtered(filter));
                expect([body.totalResults, body.Resources[0].id]).toEqual([1, id]);
              },
            ),
            each.get(filtered(`externalId eq ${quoted(`ID ${userName}`)}`)).then(({ body }) => {
              expect(body.totalResults).toBe(0);
            }),
          ];
        }),
      ),
    );
  });

  it('may be several users who share an externalId', async () => {
    const externalId = unique('shared');
    for (let n = 0; n < 3; n++) await client.post('/Users', { userName: unique('u'), externalId });
    const { body } = await client.get(`${filtered(`externalId eq "${externalId}"`)}&count=2`);
    expect([body.totalResults, body.Resources.length]).toEqual([3, 2]);
  });

  it('is found although the connection to the database breaks meanwhile', async () => {
    const ids = await create(20);
    const asking = Promise.all(ids.map(async (id) => (await client.get(`/Users/${id}`)).status));
    await app.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%AS wanted(tenant_id, key, place)%'
         AND pid <> pg_backend_pid()`,
    );
    expect(await asking).toEqual(Array(20).fill(200));
    expect((await client.get(`/Users/${ids[0]}`)).status).toBe(200);
  });
});

describe('members of one group who come and go at the same time', () => {
  const members = (op: 'add' | 'remove', ...ids: string[]): object => ({
    Operations: [{ op, path: 'members', value: ids.map((value) => ({ value })) }],
  });
  const group = async (...ids: string[]): Promise<string> => {
    const answer = await client.post('/Groups', {
      displayName: unique('Group'),
      members: ids.map((value) => ({ value })),
    });
    return answer.body.id as string;
  };
  const read = async (id: string): Promise<{ members: string[]; version: string }> => {
    const { body } = await client.get(`/Groups/${id}`);
    const values = (body.members ?? []).map(({ value }: { value: string }) => value);
    return { members: values.sort(), version: body.meta.version };
  };

  it('are changed by few transactions, and each has a version and a record of its own', async () => {
    const [leaving, coming] = [await create(20), await create(20)];
    const id = await group(...leaving);
    const answers = await Promise.all(
      leaving.flatMap((each, n) => [
        client.patch(`/Groups/${id}`, members('remove', each)),
        client.patch(`/Groups/${id}`, members('add', coming[n]!)),
      ]),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(204));
    expect(await read(id)).toEqual({ members: [...coming].sort(), version: 'W/"42"' });
    const records = await app.query<{ added: string[]; removed: string[]; request_id: string; written_by: string }>(
      `SELECT added, removed, request_id, xmin::text AS written_by FROM changes
       WHERE tenant_id = $1 AND resource_id = $2 AND action = 'updated' ORDER BY seq OFFSET 1`,
      [connection.tenantId, id],
    );
    expect(records.map(({ added, removed }) => (added ?? removed).length)).toEqual(Array(40).fill(1));
    expect(records.flatMap(({ added }) => added ?? []).sort()).toEqual([...coming].sort());
    expect(records.flatMap(({ removed }) => removed ?? []).sort()).toEqual([...leaving].sort());
    expect(new Set(records.map(({ request_id }) => request_id)).size).toBe(40);
    expect(new Set(records.map(({ written_by }) => written_by)).size).toBeLessThan(20);
  });

  it('are changed in the order in which they are asked for, where it is the same member', async () => {
    const [ada] = await create(1);
    const id = await group();
    const steps = ['add', 'remove', 'add', 'remove', 'add'] as const;
    const last = Promise.all(steps.map((op) => client.patch(`/Groups/${id}`, members(op, ada!))));
    expect((await last).map(({ status }) => status)).toEqual(Array(5).fill(204));
    const records = await app.query<{ added: string[] | null; removed: string[] | null }>(
      `SELECT added, removed FROM changes WHERE resource_id = $1 AND action = 'updated' ORDER BY seq`,
      [id],
    );
    expect(records.map(({ added, removed }) => [added, removed])).toEqual(
      records.map((_, n) => (n % 2 === 0 ? [[ada], null] : [null, [ada]])),
    );
    expect((await read(id)).members).toEqual(records.length % 2 === 0 ? [] : [ada]);
  });

  it('do not suffer from strangers, teams, those who are members already, or a group that is not there', async () => {
    const users = await create(12);
    const [already, absent] = [users[0]!, users[1]!];
    const [id, subteam] = [await group(already), await group()];
    const stranger = '00000000-0000-4000-8000-000000000001';
    const answers = await Promise.all([
      ...users.slice(2).map((each) => client.patch(`/Groups/${id}`, members('add', each))),
      client.patch(`/Groups/${id}`, members('add', stranger)),
      client.patch(`/Groups/${id}`, members('add', subteam)),
      client.patch(`/Groups/${id}`, members('add', already)),
      client.patch(`/Groups/${id}`, members('remove', absent)),
      client.patch('/Groups/00000000-0000-4000-8000-000000000002', members('add', absent)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([...Array(14).fill(204), 404]);
    // One version when it was created, one for its first member, and one for each who came.
    expect(await read(id)).toEqual({ members: [already, subteam, ...users.slice(2)].sort(), version: 'W/"13"' });
    expect(await app.query('SELECT value FROM pending_members WHERE team_id = $1', [id])).toEqual([
      { value: stranger },
    ]);
  });

  const ADD = 'INSERT INTO team_members (tenant_id, team_id, user_id) VALUES ($1, $2, $3)';
  const REMOVE = 'DELETE FROM team_members WHERE tenant_id = $1 AND team_id = $2 AND user_id = $3';

  it.each([
    ['adds', 'add', 1, ADD],
    ['adds', 'add', 20, ADD],
    ['removes', 'remove', 1, REMOVE],
    ['removes', 'remove', 20, REMOVE],
  ] as const)('where another process %s one first: %s %d', async (_, op, count, text) => {
    const users = await create(count);
    const id = await group(...(op === 'remove' ? users : []));
    const other = new pg.Client(app.databaseUrl);
    await other.connect();
    try {
      await app.query('DELETE FROM changes WHERE resource_id = $1', [id]);
      await other.query('BEGIN');
      await other.query('SELECT FROM teams WHERE id = $1 FOR NO KEY UPDATE', [id]);
      const answer = client.patch(`/Groups/${id}`, members(op, ...users));
      await eventually(
        () => app.query('SELECT FROM pg_locks WHERE NOT granted'),
        (waits) => waits.length > 0,
      );
      await other.query(text, [connection.tenantId, id, users[0]]);
      await other.query('COMMIT');
      expect((await answer).status).toBe(204);
    } finally {
      await other.end();
    }
    const others = users.slice(1);
    const version = { add: 1, remove: 2 }[op] + (others.length > 0 ? 1 : 0);
    expect(await read(id)).toEqual({ members: op === 'add' ? [...users].sort() : [], version: `W/"${version}"` });
    const records = await app.query<{ members: string[] }>(
      'SELECT coalesce(added, removed) AS members FROM changes WHERE resource_id = $1',
      [id],
    );
    expect(records.map((each) => each.members.sort())).toEqual(others.length > 0 ? [others.sort()] : []);
  });

  it('are changed, or kept as pending, while they are deleted', async () => {
    const users = await create(15);
    const id = await group();
    const statuses = await Promise.all([
      ...users.map(async (each) => (await client.patch(`/Groups/${id}`, members('add', each))).status),
      ...users.slice(0, 10).map(async (each) => (await client.delete(`/Users/${each}`)).status),
    ]);
    expect(statuses).toEqual(Array(25).fill(204));
    expect((await read(id)).members).toEqual(users.slice(10).sort());
  });
});

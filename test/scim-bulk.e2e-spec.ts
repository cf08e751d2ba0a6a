import { startApp } from './app.js';
import type { App } from './app.js';
import { makeConnection } from './make.js';
import { scim } from './scim-client.js';
import type { Connection, ScimClient } from './scim-client.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const BULK_REQUEST = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const MIB = 1024 * 1024;

interface Result {
  readonly method?: string;
  readonly bulkId?: string;
  readonly location?: string;
  readonly version?: string;
  readonly status: string;
  readonly response?: { status: string; scimType?: string; detail: string };
}

let app: App;
let connection: Connection & { tenantId: string };
let client: ScimClient;

beforeAll(async () => {
  app = await startApp();
});
// The names of the examples can then be what they are in the RFC.
beforeEach(async () => {
  connection = await makeConnection(app);
  client = scim(connection);
});
afterAll(() => app.close());

const bulk = async (Operations: unknown[], values: object = {}): Promise<Result[]> => {
  const { status, body, headers } = await client.post('/Bulk', { schemas: [BULK_REQUEST], Operations, ...values });
  expect([status, body.schemas]).toEqual([200, ['urn:ietf:params:scim:api:messages:2.0:BulkResponse']]);
  expect(headers.get('content-type')).toContain('application/scim+json');
  return body.Operations as Result[];
};
const statuses = (results: Result[]): string[] => results.map(({ status }) => status);
const idOf = ({ location }: Result): string => location!.split('/').at(-1)!;
const user = (bulkId: string, values: object = {}): object => ({
  ...{ method: 'POST', path: '/Users', bulkId },
  data: { userName: bulkId, ...values },
});
const group = (bulkId: string, ...members: string[]): object => ({
  ...{ method: 'POST', path: '/Groups', bulkId },
  data: { displayName: bulkId, members: members.map((value) => ({ value })) },
});
const change = (path: string, op: object, values: object = {}): object => ({
  ...{ method: 'PATCH', path, data: { Operations: [op] } },
  ...values,
});
const membersOf = async (id: string): Promise<string[]> => {
  const { body } = await client.get(`/Groups/${id}`);
  return (body.members as { value: string }[]).map(({ value }) => value);
};
const pendingOf = async (id: string): Promise<string[]> => {
  const { body } = await app.api('GET', `/tenants/${connection.tenantId}/teams/${id}/pending-members`);
  return (body.items as { value: string }[]).map(({ value }) => value);
};
const userNames = async (): Promise<string[]> => {
  const rows = await app.query<{ name: string }>(
    'SELECT user_name AS name FROM users WHERE tenant_id = $1 ORDER BY 1',
    [connection.tenantId],
  );
  return rows.map(({ name }) => name);
};
const changesOf = async (id: string): Promise<object[]> =>
  app.query(
    'SELECT action, added, integration_id IS NOT NULL AS caused FROM changes WHERE tenant_id = $1 AND resource_id = $2 ORDER BY seq',
    [connection.tenantId, id],
  );

describe('the examples of RFC 7644', () => {
  it('§3.7.1: creates two groups that refer to each other', async () => {
    const member = (bulkId: string): object => ({ members: [{ type: 'Group', value: `bulkId:${bulkId}` }] });
    const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Group'];
    const post = { method: 'POST', path: '/Groups' };
    const results = await bulk([
      { ...post, bulkId: 'qwerty', data: { schemas, displayName: 'Group A', ...member('ytrewq') } },
      { ...post, bulkId: 'ytrewq', data: { schemas, displayName: 'Group B', ...member('qwerty') } },
    ]);
    expect(statuses(results)).toEqual(['201', '201']);
    const [a, b] = results.map(idOf);
    const list = await client.get('/Groups?filter=displayName+sw+"Group"');
    expect(list.body.Resources).toMatchObject([
      { id: a, members: [{ type: 'Group', value: b, display: 'Group B' }] },
      { id: b, members: [{ type: 'Group', value: a, display: 'Group A' }] },
    ]);
    expect([await pendingOf(a!), await pendingOf(b!)]).toEqual([[], []]);
  });

  it('§3.7.2: creates Alice and a group with her as its member', async () => {
    const results = await bulk([
      {
        ...{ method: 'POST', path: '/Users', bulkId: 'qwerty' },
        data: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'Alice' },
      },
      {
        ...{ method: 'POST', path: '/Groups', bulkId: 'ytrewq' },
        data: {
          schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
          displayName: 'Tour Guides',
          members: [{ type: 'User', value: 'bulkId:qwerty' }],
        },
      },
    ]);
    const [alice, guides] = results.map(idOf);
    expect(results).toEqual([
      {
        location: `${connection.scimUrl}/Users/${alice}`,
        method: 'POST',
        bulkId: 'qwerty',
        version: 'W/"1"',
        status: '201',
      },
      {
        location: `${connection.scimUrl}/Groups/${guides}`,
        method: 'POST',
        bulkId: 'ytrewq',
        version: (await client.get(`/Groups/${guides}`)).headers.get('etag'),
        status: '201',
      },
    ]);
    expect(await membersOf(guides!)).toEqual([alice]);
  });

  it("§3.7.2: refers to Alice as Bob's manager in the extension", async () => {
    const results = await bulk([
      user('qwerty', { userName: 'Alice' }),
      user('ytrewq', {
        userName: 'Bob',
        [ENTERPRISE]: { employeeNumber: '11250', manager: { value: 'bulkId:qwerty' } },
      }),
    ]);
    const [alice, bob] = results.map(idOf);
    expect((await client.get(`/Users/${bob}`)).body[ENTERPRISE].manager.value).toBe(alice);
  });

  it('§3.7.3: creates, replaces, changes and deletes, each at its version', async () => {
    const [bob, dave, gone] = (await bulk([user('b'), user('d', { nickName: 'D' }), user('g')])).map(idOf);
    const results = await bulk(
      [
        user('qwerty', { userName: 'Alice' }),
        { method: 'PUT', path: `/Users/${bob}`, version: 'W/"1"', data: { id: bob, userName: 'Bob' } },
        {
          ...{ method: 'PATCH', path: `/Users/${dave}`, version: 'W/"1"' },
          data: [
            { op: 'remove', path: 'nickName' },
            { op: 'add', path: 'userName', value: 'Dave' },
          ],
        },
        { method: 'DELETE', path: `/Users/${gone}`, version: 'W/"1"' },
      ],
      { failOnErrors: 1 },
    );
    const at = (id: string): string => `${connection.scimUrl}/Users/${id}`;
    expect(results).toEqual([
      { location: at(idOf(results[0]!)), method: 'POST', bulkId: 'qwerty', version: 'W/"1"', status: '201' },
      { location: at(bob!), method: 'PUT', version: 'W/"2"', status: '200' },
      { location: at(dave!), method: 'PATCH', version: 'W/"2"', status: '200' },
      { location: at(gone!), method: 'DELETE', status: '204' },
    ]);
    expect(await userNames()).toEqual(['Alice', 'Bob', 'Dave']);
  });

  it('§3.7.3: reports the error of each operation, all of them failing', async () => {
    const [bob, dave] = (await bulk([user('bob'), user('dave')])).map(idOf);
    const nobody = '01a205a1-f598-7174-a002-468c0a676459';
    const results = await bulk([
      user('qwerty', { userName: undefined }),
      { method: 'PUT', path: `/Users/${bob}`, version: 'W/"7"', data: { userName: 'Bob' } },
      change(`/Users/${dave}`, { op: 'remove', path: 'nickName' }, { version: 'W/"7"' }),
      { method: 'DELETE', path: `/Users/${nobody}`, version: 'W/"1"' },
    ]);
    expect(results.map(({ location }) => location?.split('/').at(-1))).toEqual([undefined, bob, dave, nobody]);
    expect(results.map(({ method, bulkId, status }) => [method, bulkId, status])).toEqual([
      ['POST', 'qwerty', '400'],
      ['PUT', undefined, '412'],
      ['PATCH', undefined, '412'],
      ['DELETE', undefined, '404'],
    ]);
    for (const { status, version, response } of results) {
      expect(version).toBeUndefined();
      expect(response).toMatchObject({ schemas: [ERROR], status, detail: expect.stringMatching(/./) });
    }
    expect(results[0]!.response!.scimType).toBe('invalidValue');
    expect(await userNames()).toEqual(['bob', 'dave']);
  });
});

describe('references', () => {
  it('may come before what they refer to, in bodies and in paths', async () => {
    const results = await bulk([
      change('/Groups/bulkId:team', { op: 'add', path: 'members', value: [{ value: 'bulkId:eve' }] }),
      group('team', 'bulkId:ada'),
      change('/Users/bulkId:ada', { op: 'replace', path: 'title', value: 'Dr' }),
      user('ada', { [ENTERPRISE]: { manager: { value: 'bulkId:eve' } } }),
      user('eve'),
    ]);
    expect(statuses(results)).toEqual(['204', '201', '200', '201', '201']);
    const [, team, , ada, eve] = results.map(idOf);
    expect((await membersOf(team!)).sort()).toEqual([ada, eve].sort());
    expect((await client.get(`/Users/${ada}`)).body).toMatchObject({
      title: 'Dr',
      [ENTERPRISE]: { manager: { value: eve } },
    });
    expect(results[0]!.location).toBe(results[1]!.location);
  });

  it('may make a circle of managers, and name the user themselves', async () => {
    const manager = (bulkId: string): object => ({ [ENTERPRISE]: { manager: { value: `bulkId:${bulkId}` } } });
    const results = await bulk([user('a', manager('b')), user('b', manager('a')), user('c', manager('c'))]);
    expect(statuses(results)).toEqual(['201', '201', '201']);
    const [a, b, c] = results.map(idOf);
    for (const [id, expected] of [
      [a, b],
      [b, a],
      [c, c],
    ]) {
      expect((await client.get(`/Users/${id}`)).body[ENTERPRISE].manager.value).toBe(expected);
    }
  });

  it('to what nobody creates fail with 400, to what was not created with 409', async () => {
    await client.post('/Users', { userName: 'taken' });
    const results = await bulk([
      group('one', 'bulkId:nobody'),
      user('taken'),
      group('two', 'bulkId:taken'),
      change('/Users/bulkId:taken', { op: 'replace', path: 'title', value: 'x' }),
      group('three', 'bulkId:two'),
    ]);
    expect(results.map(({ status, response }) => [status, response?.scimType])).toEqual([
      ['400', 'invalidValue'],
      ['409', 'uniqueness'],
      ['409', undefined],
      ['409', undefined],
      ['409', undefined],
    ]);
    expect(results.map(({ location }) => location)).toEqual(Array(5).fill(undefined));
    expect((await client.get('/Groups')).body.totalResults).toBe(0);
  });

  it('get the id of the account that was taken back', async () => {
    const { id } = (await client.post('/Users', { userName: 'ada', externalId: '1', active: false })).body;
    const results = await bulk([group('team', 'bulkId:ada'), user('ada', { externalId: '1', title: 'back' })]);
    expect(results.map(({ status, location }) => [status, location!.split('/').at(-1)])).toEqual([
      ['201', idOf(results[0]!)],
      ['201', id],
    ]);
    expect(await membersOf(idOf(results[0]!))).toEqual([id]);
    expect((await client.get(`/Users/${id}`)).body).toMatchObject({ active: true, title: 'back' });
  });

  it('in a circle do not take back an account, whose id would be another one', async () => {
    await client.post('/Users', { userName: 'ada', externalId: '1', active: false });
    const self = { [ENTERPRISE]: { manager: { value: 'bulkId:ada' } } };
    expect(statuses(await bulk([user('ada', { externalId: '1', ...self })]))).toEqual(['409']);
  });
});

describe('each operation', () => {
  it('is what its single request would be, and does not hinder the others', async () => {
    const [ada, bob] = (await bulk([user('ada'), user('bob')])).map(idOf);
    const [team] = (await bulk([group('team', ada!)])).map(idOf);
    const results = await bulk([
      user('new'),
      user('ADA'),
      user('bad', {
        emails: [
          { primary: true, value: 'a' },
          { primary: true, value: 'b' },
        ],
      }),
      user('newer', { active: 'False' }),
      group('TEAM'),
      group('crew', ada!, 'unknown', ada!.toUpperCase()),
      { method: 'PUT', path: `/Groups/${team}`, data: { displayName: 'team', members: [] } },
      change(`/Users/${bob}`, { op: 'replace', path: 'nope', value: 1 }),
      change(`/Users/${bob}`, { op: 'replace', path: 'userName', value: 'robert' }),
      change(`/Groups/${team}`, { op: 'add', path: 'members', value: [{ value: bob }] }),
      { method: 'delete', path: `Users/${ada}` },
      { method: 'DELETE', path: `${connection.scimUrl}/Users/${ada}` },
    ]);
    expect(results.map(({ status, response }) => [status, response?.scimType].join(' ').trim())).toEqual([
      '201',
      '409 uniqueness',
      '400 invalidValue',
      '201',
      '409 uniqueness',
      '201',
      '200',
      '400 invalidPath',
      '200',
      '204',
      '204',
      '404',
    ]);
    expect(await userNames()).toEqual(['new', 'newer', 'robert']);
    expect(await membersOf(team!)).toEqual([bob]);
    expect(await pendingOf(idOf(results[5]!))).toEqual(['unknown']);
    expect((await client.get(`/Users/${idOf(results[3]!)}`)).body.active).toBe(false);
  });

  it('is recorded as a single one is', async () => {
    const { id: single } = (await client.post('/Users', { userName: 'single' })).body;
    const { id: crew } = (await client.post('/Groups', { displayName: 'crew', members: [{ value: single }] })).body;
    const results = await bulk([user('one'), user('two'), group('team', single), group('empty')]);
    const [one, two, team, empty] = results.map(idOf);
    expect(await changesOf(one!)).toEqual(await changesOf(single));
    expect(await changesOf(two!)).toHaveLength(1);
    expect(await changesOf(team!)).toEqual(await changesOf(crew));
    expect(await changesOf(team!)).toEqual([
      { action: 'created', added: null, caused: true },
      { action: 'updated', added: [single], caused: true },
    ]);
    expect(await changesOf(empty!)).toHaveLength(1);
    for (const [index, path] of ['/Users/', '/Users/', '/Groups/', '/Groups/'].entries()) {
      const { headers } = await client.get(path + idOf(results[index]!));
      expect(headers.get('etag')).toBe(results[index]!.version);
    }
    expect(results[2]!.version).toBe((await client.get(`/Groups/${crew}`)).headers.get('etag'));
  });

  it('sees what the ones before it did: names that are freed, resources that are gone', async () => {
    const [ada, bob] = (await bulk([user('ada'), user('bob')])).map(idOf);
    const results = await bulk([
      { method: 'DELETE', path: `/Users/${ada}` },
      user('ada'),
      change(`/Users/${bob}`, { op: 'replace', path: 'userName', value: 'robert' }),
      user('bob'),
      change(`/Users/${bob}`, { op: 'replace', path: 'title', value: '1' }, { version: 'W/"2"' }),
      change(`/Users/${bob}`, { op: 'replace', path: 'title', value: '2' }, { version: 'W/"2"' }),
      change(`/Users/${bob}`, { op: 'replace', path: 'title', value: '3' }, { version: 'W/"3"' }),
      group('team', ada!),
    ]);
    expect(statuses(results)).toEqual(['204', '201', '200', '201', '200', '412', '200', '201']);
    expect(await userNames()).toEqual(['ada', 'bob', 'robert']);
    expect(await pendingOf(idOf(results.at(-1)!))).toEqual([ada]);
  });

  it('on one group takes effect in order', async () => {
    const ids = (await bulk([user('a'), user('b'), user('c')])).map(idOf);
    const [team] = (await bulk([group('team')])).map(idOf);
    const members = (op: string, ...values: string[]): object =>
      change(`/Groups/${team}`, { op, path: 'members', value: values.map((value) => ({ value })) });
    const operations = [
      members('add', ids[0]!),
      members('replace', ids[1]!),
      members('add', ids[2]!),
      members('remove', ids[1]!),
    ];
    expect(statuses(await bulk(operations))).toEqual(['204', '204', '204', '204']);
    expect(await membersOf(team!)).toEqual([ids[2]]);
  });

  it.each<[string, unknown, string | undefined]>([
    ['no object', 'DELETE', 'invalidSyntax'],
    ['without a method', { path: '/Users', bulkId: 'b', data: { userName: 'b' } }, 'invalidSyntax'],
    ['with an unknown method', { method: 'GET', path: '/Users' }, 'invalidSyntax'],
    ['a POST without bulkId', { method: 'POST', path: '/Users', data: { userName: 'b' } }, 'invalidSyntax'],
    ['a POST without data', { method: 'POST', path: '/Users', bulkId: 'b' }, 'invalidSyntax'],
    ['a PATCH without data', { method: 'PATCH', path: '/Users/b' }, 'invalidSyntax'],
    ['without a path', { method: 'POST', bulkId: 'b', data: { userName: 'b' } }, 'invalidPath'],
    ['a bulk in a bulk', { method: 'POST', path: '/Bulk', bulkId: 'b', data: { Operations: [] } }, 'invalidPath'],
    ['at an unknown path', { method: 'DELETE', path: '/Schemas/x' }, 'invalidPath'],
    ['at another integration', { method: 'DELETE', path: 'http://x.example/scim/v2/1/Users/2' }, 'invalidPath'],
    ['of nobody', { method: 'DELETE', path: '/Users/nobody' }, undefined],
    ['with NUL', { method: 'POST', path: '/Users', bulkId: 'b', data: { userName: 'a\0b' } }, 'invalidValue'],
  ])('%s is refused alone', async (_, operation, scimType) => {
    const results = await bulk([user('before'), operation, user('after')]);
    expect(statuses(results)).toEqual(['201', scimType ? '400' : '404', '201']);
    expect(results[1]!.response!.scimType).toBe(scimType);
  });
});

describe('failOnErrors', () => {
  const mixed = [
    user('a'),
    user('taken'),
    user('b'),
    group('x', 'bulkId:taken'),
    user('c'),
    { method: 'GET' },
    user('d'),
  ];

  it.each<[number | undefined, string[], string[]]>([
    [1, ['201', '409'], ['a', 'taken']],
    [2, ['201', '409', '201', '409'], ['a', 'b', 'taken']],
    [3, ['201', '409', '201', '409', '201', '400'], ['a', 'b', 'c', 'taken']],
    [4, ['201', '409', '201', '409', '201', '400', '201'], ['a', 'b', 'c', 'd', 'taken']],
    [undefined, ['201', '409', '201', '409', '201', '400', '201'], ['a', 'b', 'c', 'd', 'taken']],
  ])('%p stops there, and the rest is neither done nor reported', async (failOnErrors, expected, left) => {
    await client.post('/Users', { userName: 'taken' });
    expect(statuses(await bulk(mixed, { failOnErrors }))).toEqual(expected);
    expect(await userNames()).toEqual(left);
  });

  it('stops changes in their order', async () => {
    const ids = (await bulk([user('a'), user('b'), user('c')])).map(idOf);
    const titled = (id: string): object => change(`/Users/${id}`, { op: 'replace', path: 'title', value: 'x' });
    const results = await bulk(
      [titled(ids[0]!), titled('nobody'), titled(ids[1]!), titled('no one'), titled(ids[2]!)],
      {
        failOnErrors: 2,
      },
    );
    expect(statuses(results)).toEqual(['200', '404', '200', '404']);
    expect((await client.get(`/Users/${ids[2]}`)).body.title).toBeUndefined();
  });
});

describe('a bulk', () => {
  const people = (count: number): object[] =>
    Array.from({ length: count }, (_, i) => user(`user-${i}`, { externalId: `${i}`, displayName: `User ${i}` }));

  it('creates 1,000 users and a group of them all', async () => {
    const references = people(1000).map((_, i) => `bulkId:user-${i}`);
    const results = await bulk([...people(1000), group('everybody', ...references)], { failOnErrors: 1 });
    expect(new Set(statuses(results))).toEqual(new Set(['201']));
    expect(results.map(({ bulkId }) => bulkId)).toEqual([...people(1000).map((_, i) => `user-${i}`), 'everybody']);
    expect(await membersOf(idOf(results[1000]!))).toHaveLength(1000);
    const third = (await client.get(`/Users/${idOf(results[3]!)}`)).body;
    expect(third).toMatchObject({ userName: 'user-3', externalId: '3', displayName: 'User 3' });
    expect(await userNames()).toHaveLength(1000);
  });

  it('creates the first of two with the same name, and all the others', async () => {
    const results = await bulk([...people(600), user('USER-5'), user('twin', { userName: 'user-598' }), user('other')]);
    expect(statuses(results.slice(0, 600))).toEqual(Array(600).fill('201'));
    expect(statuses(results.slice(600))).toEqual(['409', '409', '201']);
    expect(statuses(await bulk([group('a'), group('b'), group('A')]))).toEqual(['201', '201', '409']);
    expect(await userNames()).toHaveLength(601);
  });

  it('creates each user once when two identical ones, and one in reverse, come at the same time', async () => {
    const operations = people(300);
    const all = await Promise.all([bulk(operations), bulk(operations), bulk([...operations].reverse())]);
    all[2].reverse();
    for (let i = 0; i < 300; i++) {
      expect(all.map((results) => results[i]!.status).sort()).toEqual(['201', '409', '409']);
    }
    expect(await userNames()).toHaveLength(300);
  });

  it('changes many at once', async () => {
    const ids = (await bulk([...people(40), ...Array.from({ length: 40 }, (_, i) => group(`g${i}`))])).map(idOf);
    const [users, groups] = [ids.slice(0, 40), ids.slice(40)];
    const results = await bulk([
      ...users.map((id) => change(`/Users/${id}`, { op: 'replace', path: 'title', value: id })),
      ...groups.map((id) => change(`/Groups/${id}`, { op: 'add', path: 'members', value: [{ value: users[0] }] })),
      ...users.map((id) => ({ method: 'DELETE', path: `/Users/${id}` })),
      ...groups.map((id) => ({ method: 'DELETE', path: `/Groups/${id}` })),
    ]);
    const times = (status: string): string[] => Array<string>(40).fill(status);
    expect(statuses(results)).toEqual([...times('200'), ...times('204'), ...times('204'), ...times('204')]);
    expect(await userNames()).toEqual([]);
    const changed = await changesOf(users[0]!);
    expect(changed.map((each) => (each as { action: string }).action)).toEqual(['created', 'updated', 'deleted']);
  });

  it('without operations does nothing', async () => {
    expect(await bulk([])).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['an array', [], 'invalidSyntax'],
    ['no Operations', { schemas: [BULK_REQUEST] }, 'invalidSyntax'],
    ['Operations that are no array', { Operations: {} }, 'invalidSyntax'],
    ['failOnErrors 0', { failOnErrors: 0, Operations: [] }, 'invalidValue'],
    ['broken JSON', '{"Operations":[', 'invalidSyntax'],
  ])('with %s is refused with 400', async (_, body, scimType) => {
    const answer = await client.post('/Bulk', body);
    expect(answer).toMatchObject({ status: 400, body: { schemas: [ERROR], status: '400', scimType } });
  });

  it('is refused with 413 and the limit that ServiceProviderConfig names: operations', async () => {
    const { maxOperations } = (await client.get('/ServiceProviderConfig')).body.bulk;
    const operation = { method: 'DELETE', path: '/Users/x' };
    const answer = await client.post('/Bulk', { Operations: Array(maxOperations + 1).fill(operation) });
    expect(answer).toMatchObject({ status: 413, body: { schemas: [ERROR], status: '413' } });
    expect(answer.body.detail).toContain(`maxOperations (${maxOperations})`);
    expect(await bulk(Array<object>(maxOperations).fill(operation))).toHaveLength(maxOperations);
  });

  it('is refused with 413 and the limit that ServiceProviderConfig names: bytes', async () => {
    const { supported, maxPayloadSize } = (await client.get('/ServiceProviderConfig')).body.bulk;
    expect([supported, maxPayloadSize]).toEqual([true, 16 * MIB]);
    const answer = await client.post('/Bulk', ' '.repeat(maxPayloadSize + 1));
    expect(answer).toMatchObject({ status: 413, body: { schemas: [ERROR], status: '413' } });
    expect(answer.body.detail).toContain(`maxPayloadSize (${maxPayloadSize} bytes)`);
    const filled = `${JSON.stringify({ Operations: [] })}${' '.repeat(maxPayloadSize - 17)}`;
    expect((await client.post('/Bulk', filled)).status).toBe(200);
  });

  it('with values nested without end is answered', async () => {
    const data = `${'['.repeat(100_000)}"bulkId:x"${']'.repeat(100_000)}`;
    const answer = await client.post(
      '/Bulk',
      `{"Operations":[{"method":"POST","path":"/Users","bulkId":"b","data":${data}}]}`,
    );
    expect(answer).toMatchObject({ status: 200, body: { Operations: [{ status: '400' }] } });
  });
});

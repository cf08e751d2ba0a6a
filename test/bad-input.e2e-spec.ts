import fc from 'fast-check';
import { startApp } from './app.js';
import type { App } from './app.js';
import type { Answer } from './call.js';
import { makeConnection, unique } from './make.js';
import { scim } from './scim-client.js';
import type { ScimClient } from './scim-client.js';

let app: App;
let tenantId: string;
let client: ScimClient;
let user: string;
let group: string;

beforeAll(async () => {
  app = await startApp();
  const connection = await makeConnection(app);
  tenantId = connection.tenantId;
  client = scim(connection);
  user = (await client.post('/Users', { userName: unique('ada'), title: 'before', emails: [{ value: 'a@b.c' }] })).body
    .id;
  group = (await client.post('/Groups', { displayName: unique('team'), members: [{ value: user }] })).body.id;
});
afterAll(() => app.close());

/** All that is stored of the tenant, so that a test can say that nothing changed. */
const stored = async (): Promise<unknown> =>
  app.query(
    `SELECT id, attributes, version FROM users WHERE tenant_id = $1
     UNION ALL SELECT id, attributes, version FROM teams WHERE tenant_id = $1
     UNION ALL SELECT team_id, to_jsonb(user_id), 0 FROM team_members WHERE tenant_id = $1
     UNION ALL SELECT team_id, to_jsonb(value), 0 FROM pending_members WHERE tenant_id = $1 ORDER BY 1, 2`,
    [tenantId],
  );

const LEAKS = /node_modules|\.ts:\d|\.js:\d|SELECT|INSERT|syntax error at|pg_|relation "|constraint/;

function expectRefusal(answer: Answer): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers.get('content-type')).toMatch(/^application\/scim\+json/);
  expect(answer.body).toMatchObject({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(answer.status),
    detail: expect.stringMatching(/\w{3}/),
  });
  expect(JSON.stringify(answer.body)).not.toMatch(LEAKS);
}

const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
const deep = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
const filter = (text: string): string => `/Users?filter=${encodeURIComponent(text)}`;
const add = { op: 'add', path: 'emails', value: [{ value: 'x' }] };

const REQUESTS: [string, () => Promise<Answer>][] = [
  ['a PATCH of 10,001 operations', () => client.patch(`/Users/${user}`, { Operations: many(10_001, add) })],
  [
    'a PATCH of 10,000 operations of which the last is wrong',
    () =>
      client.patch(`/Users/${user}`, {
        Operations: [...many(9_999, { op: 'replace', path: 'title', value: 'x' }), { op: 'x' }],
      }),
  ],
  ['a filter that is 1,000 deep', () => client.get(filter(`${'('.repeat(1_000)}userName pr${')'.repeat(1_000)}`))],
  ['a filter of 1,000 nots', () => client.get(filter(`${'not ('.repeat(1_000)}userName pr${')'.repeat(1_000)}`))],
  [
    'a filter of 10,000 terms',
    () => client.post('/Users/.search', { filter: many(10_000, 'userName eq "x"').join(' or ') }),
  ],
  [
    'a filter that compares a megabyte',
    () => client.post('/Users/.search', { filter: `userName eq "${'x'.repeat(1_000_000)}"` }),
  ],
  ['a filter with a NUL character', () => client.get(filter('userName eq "a\0b"'))],
  ['a filter with a broken escape', () => client.get('/Users?filter=userName%20eq%20%22%ZZ%22')],
  ['a body of 100,000 levels that is not a user', () => client.post('/Users', deep(100_000))],
  [
    'a user with a prototype, escaped and deep within',
    () => client.post('/Users', '{"userName":"p","name":{"\\u005f_proto__":{"givenName":"x"}}}'),
  ],
  ['a user with a prototype', () => client.post('/Users', '{"userName":"p","__proto__":{"active":false}}')],
  [
    'an email that is nested in 100,000 lists',
    () => client.post('/Users', `{"userName":"a","emails":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
  ],
  [
    'a path with a filter that is 1,000 deep',
    () =>
      client.patch(`/Users/${user}`, {
        Operations: [{ op: 'remove', path: `emails[${'('.repeat(1_000)}value pr${')'.repeat(1_000)}]` }],
      }),
  ],
  [
    'a path of a megabyte',
    () => client.patch(`/Users/${user}`, { Operations: [{ ...add, path: 'x'.repeat(1_000_000) }] }),
  ],
  [
    'a PATCH of 10,000 operations that each look through what the ones before have added',
    () =>
      client.patch(`/Users/${user}`, {
        Operations: Array.from({ length: 10_000 }, (_, index) => ({ ...add, value: [{ value: `${index}@b.c` }] })),
      }),
  ],
  [
    'a PATCH of 10,000 operations that each look for a value of their own',
    () =>
      client.patch(`/Users/${user}`, {
        Operations: Array.from({ length: 10_000 }, (_, index) => ({
          op: 'replace',
          path: `emails[value eq "${index}@b.c"].display`,
          value: 'x',
        })),
      }),
  ],
  [
    'a PATCH of one operation on 100,000 paths',
    () => {
      const paths = Array.from({ length: 100_000 }, (_, index) => [`emails[value eq "${index}"].display`, 'x']);
      return client.patch(`/Users/${user}`, { Operations: [{ op: 'replace', value: Object.fromEntries(paths) }] });
    },
  ],
  ['a cursor of a megabyte', () => client.post('/Users/.search', { cursor: 'A'.repeat(1_000_000) })],
  ['a body that is not UTF-8', () => client.post('/Users', Buffer.from('{"userName":"\xff"}', 'latin1'))],
  ['a title of a megabyte', () => client.post('/Users', { userName: unique('u'), title: 'x'.repeat(1_000_000) })],
  ['a userName of 9,000 letters', () => client.post('/Users', { userName: 'x'.repeat(9_000) })],
  [
    'a member of 9,000 letters',
    () =>
      client.patch(`/Groups/${group}`, {
        Operations: [{ op: 'add', path: 'members', value: [{ value: 'x'.repeat(9_000) }] }],
      }),
  ],
  ['a name in two cases', () => client.put(`/Users/${user}`, '{"userName":"a","title":"b","TITLE":"c"}')],
  [
    'a name in two cases in a PATCH',
    () => client.patch(`/Users/${user}`, { Operations: [{ op: 'add', value: { title: 'b', TITLE: 'c' } }] }),
  ],
  ['a lone surrogate', () => client.post('/Users', '{"userName":"\\udfff"}')],
  [
    'a lone surrogate in a PATCH',
    () => client.patch(`/Users/${user}`, '{"Operations":[{"op":"replace","path":"title","value":"\\ud800"}]}'),
  ],
  [
    'a NUL character in a member',
    () => client.patch(`/Groups/${group}`, { Operations: [{ op: 'add', path: 'members', value: [{ value: '\0' }] }] }),
  ],
  ['a count that is no number', () => client.get('/Users?count=many')],
  ['a start index that is no number', () => client.get('/Users?startIndex=1.5')],
  ['a form', () => client.post('/Users', 'userName=x', { 'Content-Type': 'application/x-www-form-urlencoded' })],
  ['plain text', () => client.post('/Users', '{"userName":"x"}', { 'Content-Type': 'text/plain' })],
  ['XML', () => client.put(`/Users/${user}`, '<user/>', { 'Content-Type': 'application/xml' })],
  ['no body', () => client.post('/Users', '')],
  ['a string', () => client.put(`/Users/${user}`, '"x"')],
  ['null', () => client.patch(`/Groups/${group}`, 'null')],
  ['a body of 17 megabytes', () => client.post('/Users', `"${'x'.repeat(17 * 1024 * 1024)}"`)],
  ['an unknown method', () => client.patch('/Users', {})],
];

describe('bad input', () => {
  it.each(REQUESTS)('%s is refused clearly, soon, and changes nothing', async (_, send) => {
    const before = await stored();
    const started = performance.now();
    expectRefusal(await send());
    // One second, as measured where tests of other files compete for two cores.
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await stored()).toEqual(before);
  });

  it.each([
    ['count=999999999999', { itemsPerPage: 1 }],
    ['count=-5', { itemsPerPage: 0 }],
    ['startIndex=-7', { startIndex: 1, itemsPerPage: 1 }],
    ['startIndex=999999999999', { itemsPerPage: 0, totalResults: 1 }],
    ['count=9223372036854775807', { itemsPerPage: 1 }],
    [`startIndex=${'9'.repeat(400)}`, { itemsPerPage: 0, totalResults: 1 }],
    ['count=&startIndex=', { itemsPerPage: 1 }],
  ])('a list with %s is answered within bounds', async (query, expected) => {
    const answer = await client.get(`/Users?${query}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject(expected);
  });

  it('a search for as many as a number can say is answered within bounds', async () => {
    const answer = await client.post('/Users/.search', '{"count":1e300,"startIndex":-9223372036854775808}');
    expect(answer).toMatchObject({ status: 200, body: { startIndex: 1, itemsPerPage: 1 } });
  });

  it('a refused media type is told which one to send', async () => {
    const answer = await client.post('/Users', 'x', { 'Content-Type': 'text/plain' });
    expect(answer).toMatchObject({
      status: 415,
      body: { detail: 'Send JSON, with the Content-Type application/scim+json.' },
    });
  });

  it.each([
    ['a user', () => client.post('/Users', '{"userName":"first","userName":"last"}'), 'userName'],
    ['a user, the one time escaped', () => client.post('/Users', '{"userName":"a","user\\u004eame":"b"}'), 'userName'],
    [
      'a PUT',
      () => client.put(`/Users/${user}`, '{"userName":"a","name":{"givenName":"a","givenName":"b"}}'),
      'givenName',
    ],
    [
      'a PATCH',
      () => client.patch(`/Users/${user}`, '{"Operations":[{"op":"add","path":"title","path":"active","value":"x"}]}'),
      'path',
    ],
    ['a search', () => client.post('/Users/.search', '{"filter":"userName pr","filter":"title pr"}'), 'filter'],
    [
      'a bulk',
      () =>
        client.post(
          '/Bulk',
          '{"Operations":[{"method":"POST","path":"/Users","data":{"userName":"a","userName":"b"}}]}',
        ),
      'userName',
    ],
  ])('duplicate keys in %s are refused by name, and change nothing', async (_, send, key) => {
    const before = await stored();
    const answer = await send();
    expectRefusal(answer);
    expect(answer.body).toMatchObject({
      status: '400',
      scimType: 'invalidSyntax',
      detail: `An object of the body has the key "${key}" more than once; send it once.`,
    });
    expect(await stored()).toEqual(before);
  });

  it('duplicate keys are refused by the REST API too', async () => {
    const answer = await app.api('POST', '/tenants', '{"name":"first","name":"last"}');
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toContain('"name" more than once');
  });
});

describe('whatever is sent', () => {
  const names = [
    'schemas',
    'userName',
    'emails',
    'name',
    'active',
    'members',
    'value',
    'type',
    'Operations',
    'op',
    'path',
  ];
  const word = fc.oneof(
    fc.constantFrom(
      'add',
      'Remove',
      'replace',
      'emails[type eq "work"].value',
      'members',
      'name.givenName',
      'True',
      '',
    ),
    fc.constantFrom(
      ...names,
      'userName eq "x"',
      'members[value eq "x"]',
      'meta.created gt "2020-01-01T00:00:00Z"',
      'bulkId:1',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      word,
      fc.double(),
      fc.constantFrom(true, false, null),
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 6 })), tie('json'), { maxKeys: 5 }),
    ),
  }));
  const operations = fc.record({
    Operations: fc.array(
      fc.record({ op: word, path: word, value: json, method: word, data: json }, { requiredKeys: [] }),
      {
        maxLength: 4,
      },
    ),
  });
  const request = fc.record({
    method: fc.constantFrom<('post' | 'put' | 'patch')[]>('post', 'put', 'patch'),
    path: fc.constantFrom(
      '/Users',
      '/Groups',
      '/Users/{user}',
      '/Groups/{group}',
      '/Bulk',
      '/.search',
      '/Users/.search',
    ),
    body: fc.oneof(json, operations),
  });
  const query = fc.dictionary(
    fc.constantFrom(
      'filter',
      'sortBy',
      'sortOrder',
      'startIndex',
      'count',
      'cursor',
      'attributes',
      'excludedAttributes',
    ),
    word,
  );

  const expectNoFailure = (answer: Answer, what: unknown): void => {
    if (answer.status >= 500 && answer.status !== 501) {
      throw new Error(`${JSON.stringify(what)} is answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
  };

  it('is never answered with a 5xx: bodies', async () => {
    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, body }) => {
        const address = path.replace('{user}', user).replace('{group}', group);
        expectNoFailure(await client[method](address, JSON.stringify(body) ?? 'null'), { method, path, body });
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('is never answered with a 5xx: queries', async () => {
    await fc.assert(
      fc.asyncProperty(query, fc.constantFrom('/Users', '/Groups', ''), async (parameters, path) => {
        const address = `${path}?${new URLSearchParams(parameters).toString()}`;
        expectNoFailure(await client.get(address), { path, parameters });
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});

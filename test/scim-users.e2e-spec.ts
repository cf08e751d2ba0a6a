import { startApp } from './app.js';
import type { App } from './app.js';
import { makeConnection, unique } from './make.js';
import { scim } from './scim-client.js';
import type { Connection, ScimClient } from './scim-client.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

let app: App;
let connection: Connection & { tenantId: string; integrationId: string };
let client: ScimClient;

beforeAll(async () => {
  app = await startApp();
  connection = await makeConnection(app);
  client = scim(connection);
});
afterAll(() => app.close());

const person = (values: object = {}): { userName: string } => ({
  ...{ userName: `${unique('ada')}@example.com` },
  ...values,
});
const patch = (...Operations: object[]): object => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});
const find = async (filter: string): Promise<string[]> => {
  const answer = await client.get(`/Users?filter=${encodeURIComponent(filter)}`);
  expect(answer.status).toBe(200);
  return (answer.body as { Resources: { id: string }[] }).Resources.map(({ id }) => id);
};

describe('POST /Users', () => {
  it("takes Entra's body and answers 201 with the resource, its Location and its version", async () => {
    const userName = `${unique('Adele')}@Contoso.example`;
    const answer = await client.post('/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
      externalId: 'adele.v',
      userName,
      active: true,
      displayName: 'Adele Vance',
      emails: [{ primary: true, type: 'work', value: 'adele@contoso.example' }],
      meta: { resourceType: 'User' },
      name: { formatted: 'Adele Vance', familyName: 'Vance', givenName: 'Adele' },
      roles: [],
      addresses: null,
      [ENTERPRISE]: { department: 'Retail', employeeNumber: '17', manager: 'somebody' },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toMatch(/^application\/scim\+json/);
    expect(answer.headers.get('location')).toBe(`${connection.scimUrl}/Users/${answer.body.id}`);
    expect(answer.headers.get('etag')).toBe('W/"1"');
    const { meta, ...rest } = answer.body;
    expect(rest).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      externalId: 'adele.v',
      userName,
      active: true,
      displayName: 'Adele Vance',
      emails: [{ primary: true, type: 'work', value: 'adele@contoso.example' }],
      name: { formatted: 'Adele Vance', familyName: 'Vance', givenName: 'Adele' },
      [ENTERPRISE]: {
        department: 'Retail',
        employeeNumber: '17',
        manager: { value: 'somebody', $ref: `${connection.scimUrl}/Users/somebody` },
      },
    });
    expect(meta).toEqual({
      resourceType: 'User',
      created: expect.stringMatching(/^\d{4}-.*Z$/),
      lastModified: meta.created,
      location: `${connection.scimUrl}/Users/${answer.body.id}`,
      version: 'W/"1"',
    });
    expect((await client.get(`/Users/${answer.body.id}`)).body).toEqual(answer.body);
  });

  it('answers 409 uniqueness when the userName is taken, in any case', async () => {
    const { userName } = person();
    expect((await client.post('/Users', { userName })).status).toBe(201);
    const second = await client.post('/Users', { userName: userName.toUpperCase() });
    expect(second.status).toBe(409);
    expect(second.body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '409',
      scimType: 'uniqueness',
      detail: expect.stringContaining('userName'),
    });
  });

  it('makes one user of sixteen identical requests, and fifteen conflicts', async () => {
    const body = person();
    const answers = await Promise.all(Array.from({ length: 16 }, () => client.post('/Users', body)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 15 }, () => 409)]);
    expect(await find(`userName eq "${body.userName}"`)).toHaveLength(1);
  });

  it('keeps the same userName apart in two tenants', async () => {
    const body = person();
    const other = scim(await makeConnection(app));
    expect((await client.post('/Users', body)).status).toBe(201);
    expect((await other.post('/Users', body)).status).toBe(201);
  });

  it('takes back an inactive user whom Okta posts again with the same externalId, under the old id', async () => {
    const body = person({ externalId: unique('okta'), title: 'before' });
    const { id } = (await client.post('/Users', body)).body;
    expect((await client.post('/Users', body)).status).toBe(409);
    await client.patch(`/Users/${id}`, patch({ op: 'replace', value: { active: false } }));
    const stranger = await client.post('/Users', { ...body, externalId: unique('okta') });
    expect(stranger.status).toBe(409);
    expect((await client.post('/Users', { userName: body.userName })).status).toBe(409);
    const again = await client.post('/Users', { ...body, title: 'after', active: true, password: 'x' });
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ id, active: true, title: 'after' });
    expect((await client.post('/Users', body)).status).toBe(409);
  });

  it.each([
    ['no userName', { displayName: 'Nobody' }, 'invalidValue'],
    ['an empty userName', { userName: '' }, 'invalidValue'],
    ['a NUL character', { userName: 'a\u0000b' }, 'invalidValue'],
    ['half a surrogate pair', '{"userName":"a\\ud800"}', 'invalidValue'],
    ['broken JSON', '{"userName":', 'invalidSyntax'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'invalidSyntax'],
    ['an array', [], 'invalidSyntax'],
    [
      'two primary addresses',
      person({
        emails: [
          { value: 'a', primary: true },
          { value: 'b', primary: true },
        ],
      }),
      'invalidValue',
    ],
  ])('refuses %s with 400', async (_, body, scimType) => {
    const answer = await client.post('/Users', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ status: '400', scimType });
  });

  it('drops the password, and says active true when nothing was said', async () => {
    const answer = await client.post('/Users', person({ password: 'Secret123!', unknown: 1 }));
    expect(answer.status).toBe(201);
    expect(answer.body.active).toBe(true);
    expect(JSON.stringify(answer.body)).not.toContain('Secret123!');
    const stored = await app.query('SELECT attributes::text AS text FROM users WHERE id = $1', [answer.body.id]);
    expect(JSON.stringify(stored)).not.toContain('Secret123!');
  });
});

describe('GET /Users', () => {
  it("answers Entra's connection probe with 200 and an empty list, without a User-Agent and with + for spaces", async () => {
    const answer = await client.get(
      `/Users?aadOptscim062020&filter=userName+eq+%2200000000-0000-4000-8000-000000000000%22`,
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    });
  });

  it('finds by every attribute a provider matches on', async () => {
    const externalId = unique('External');
    const word = unique('Word');
    const manager = (await client.post('/Users', person())).body.id as string;
    const body = person({
      externalId,
      title: `${word} %_`,
      name: { givenName: word },
      emails: [
        { type: 'home', value: `${word}@home.example` },
        { type: 'work', value: `${word}@work.example` },
      ],
      [ENTERPRISE]: { employeeNumber: word, manager: { value: manager } },
    });
    const { id } = (await client.post('/Users', body)).body as { id: string };
    for (const filter of [
      `userName eq "${body.userName.toUpperCase()}"`,
      `externalId eq "${externalId}"`,
      `externalId eq ${externalId}`,
      `id eq "${id}"`,
      `emails[type eq "work"].value eq "${word.toUpperCase()}@work.example"`,
      `emails eq "${word}@home.example"`,
      `emails.value eq "${word}@home.example"`,
      `name.givenName eq "${word}"`,
      `title eq "${word} %_"`,
      `title ew "%_" and name.givenName sw "${word.slice(0, -1)}"`,
      `${ENTERPRISE}:employeeNumber eq "${word}"`,
      `id eq ${id} and manager eq ${manager}`,
      `manager eq ${manager} and id eq ${id}`,
      `active eq "True" and externalId eq "${externalId}"`,
      `meta.resourceType eq "User" and externalId eq "${externalId}" and meta.created gt "2020-01-01T00:00:00Z"`,
      `not (externalId ne "${externalId}")`,
    ]) {
      expect([filter, await find(filter)]).toEqual([filter, [id]]);
    }
    for (const filter of [
      `externalId eq "${externalId.toUpperCase()}"`,
      `emails[type eq "work"].value eq "${word}@home.example"`,
      `title eq "${word.replace('W', '_')} %_"`,
      `id eq "not-a-uuid"`,
      `groups pr and id eq "${id}"`,
    ]) {
      expect([filter, await find(filter)]).toEqual([filter, []]);
    }
  });

  it.each(['favouriteColour eq "x"', 'userName eq', 'userName is "x"', '(userName eq "x"', 'password eq "x"'])(
    'refuses the filter %s with 400 invalidFilter',
    async (filter) => {
      const answer = await client.get(`/Users?filter=${encodeURIComponent(filter)}`);
      expect(answer.status).toBe(400);
      expect(answer.body.scimType).toBe('invalidFilter');
    },
  );

  it('pages in a stable order with the right total', async () => {
    const own = scim(await makeConnection(app));
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push((await own.post('/Users', person())).body.id);
    const seen: string[] = [];
    for (const startIndex of [1, 4, 7]) {
      const { body } = await own.get(`/Users?startIndex=${startIndex}&count=3`);
      expect(body).toMatchObject({ totalResults: 7, startIndex, itemsPerPage: startIndex === 7 ? 1 : 3 });
      seen.push(...body.Resources.map(({ id }: { id: string }) => id));
    }
    expect(seen).toEqual(ids);
    expect((await own.get('/Users?count=0')).body).toMatchObject({ totalResults: 7, itemsPerPage: 0, Resources: [] });
    expect((await own.get('/Users?startIndex=100')).body).toMatchObject({ totalResults: 7, Resources: [] });
    expect((await own.get('/Users?startIndex=-3&count=2')).body).toMatchObject({ startIndex: 1, itemsPerPage: 2 });
    expect((await own.get('/Users?count=-1')).body).toMatchObject({ itemsPerPage: 0 });
  });

  it('answers the part that is asked for', async () => {
    const { id } = (await client.post('/Users', person({ title: 'x', name: { givenName: 'a', familyName: 'b' } })))
      .body;
    const some = await client.get(`/Users/${id}?attributes=title,name.givenName`);
    expect(Object.keys(some.body).sort()).toEqual(['id', 'name', 'schemas', 'title']);
    expect(some.body.name).toEqual({ givenName: 'a' });
    const rest = await client.get(`/Users/${id}?excludedAttributes=title,meta,id`);
    expect(Object.keys(rest.body).sort()).toEqual(['active', 'id', 'name', 'schemas', 'userName']);
  });

  it.each(['010101001010101011001010101011', '00000000-0000-4000-8000-000000000000', 'a%00b'])(
    'answers 404 for the unknown id %s',
    async (id) => {
      const answer = await client.get(`/Users/${id}`);
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '404' });
    },
  );
});

describe('PUT /Users/{id}', () => {
  it('replaces what it names, drops what it does not, and leaves active as it was', async () => {
    const body = person({ title: 'x', active: false, externalId: 'e' });
    const created = (await client.post('/Users', body)).body;
    const answer = await client.put(`/Users/${created.id}`, {
      ...body,
      active: undefined,
      title: undefined,
      id: 'other',
      nickName: 'n',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id: created.id, active: false, nickName: 'n', meta: { version: 'W/"2"' } });
    expect(answer.body.title).toBeUndefined();
  });

  it('answers 409 when the userName is taken by another user, but not when it is their own', async () => {
    const taken = person();
    await client.post('/Users', taken);
    const own = person();
    const { id } = (await client.post('/Users', own)).body;
    expect((await client.put(`/Users/${id}`, taken)).status).toBe(409);
    expect(
      (await client.patch(`/Users/${id}`, patch({ op: 'replace', path: 'userName', value: taken.userName }))).status,
    ).toBe(409);
    expect((await client.put(`/Users/${id}`, { userName: own.userName.toUpperCase() })).status).toBe(200);
  });

  it('never creates', async () => {
    expect((await client.put('/Users/00000000-0000-4000-8000-000000000000', person())).status).toBe(404);
  });
});

describe('PATCH /Users/{id}', () => {
  it.each([
    ['Entra without the flag', { op: 'Replace', path: 'active', value: 'False' }],
    ['Entra with the flag', { op: 'replace', path: 'active', value: false }],
    ['Entra by Add', { op: 'Add', path: 'active', value: 'false' }],
    ['Okta', { op: 'replace', value: { active: false } }],
  ])('disables a user as %s does, who stays readable and listed', async (_, operation) => {
    const body = person();
    const { id } = (await client.post('/Users', body)).body;
    const answer = await client.patch(`/Users/${id}`, patch(operation));
    expect(answer.status).toBe(200);
    expect(answer.body.active).toBe(false);
    expect((await client.get(`/Users/${id}`)).body.active).toBe(false);
    expect(await find(`userName eq "${body.userName}"`)).toEqual([id]);
  });

  it('writes dotted and URN keys of an object without a path, and creates the element of a value path', async () => {
    const { id } = (await client.post('/Users', person())).body;
    const answer = await client.patch(
      `/Users/${id}?aadOptscim062020`,
      patch(
        { op: 'replace', path: 'emails[type eq "work"].value', value: 'a@b.example' },
        {
          op: 'replace',
          value: {
            displayName: 'A B',
            'name.givenName': 'A',
            'name.familyName': 'B',
            [`${ENTERPRISE}:employeeNumber`]: '17',
          },
        },
      ),
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
      displayName: 'A B',
      name: { givenName: 'A', familyName: 'B' },
      emails: [{ type: 'work', value: 'a@b.example' }],
      [ENTERPRISE]: { employeeNumber: '17' },
    });
  });

  it.each([
    ['a string', 'm1'],
    ['an object', { value: 'm1' }],
    ['an array', [{ $ref: '../Users/m1', value: 'm1' }]],
  ])('takes a manager given as %s, and answers the complex form', async (_, value) => {
    const { id } = (await client.post('/Users', person())).body;
    const set = await client.patch(`/Users/${id}`, patch({ op: 'Add', path: `${ENTERPRISE}:manager`, value }));
    expect(set.status).toBe(200);
    expect(set.body[ENTERPRISE].manager).toMatchObject({ value: 'm1' });
    for (const empty of ['', null, { value: '' }]) {
      await client.patch(`/Users/${id}`, patch({ op: 'Add', path: `${ENTERPRISE}:manager`, value: 'm1' }));
      const cleared = await client.patch(
        `/Users/${id}`,
        patch({ op: 'Replace', path: `${ENTERPRISE}:manager`, value: empty }),
      );
      expect(cleared.status).toBe(200);
      expect(cleared.body[ENTERPRISE]).toBeUndefined();
    }
  });

  it('changes all or nothing', async () => {
    const { id } = (await client.post('/Users', person({ title: 'before' }))).body;
    const answer = await client.patch(
      `/Users/${id}`,
      patch({ op: 'replace', path: 'title', value: 'after' }, { op: 'move', path: 'nickName', value: 'x' }),
    );
    expect(answer.status).toBe(400);
    expect((await client.get(`/Users/${id}`)).body).toMatchObject({ title: 'before', meta: { version: 'W/"1"' } });
  });

  it('changes neither version nor lastModified when nothing changed', async () => {
    const created = (await client.post('/Users', person({ title: 'same' }))).body;
    const answer = await client.patch(`/Users/${created.id}`, patch({ op: 'replace', path: 'title', value: 'same' }));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(created);
  });

  it('loses none of fifty parallel changes of different attributes', async () => {
    const { id } = (await client.post('/Users', person())).body;
    const paths = [
      'title',
      'nickName',
      'displayName',
      'locale',
      'timezone',
      'userType',
      'preferredLanguage',
      'name.givenName',
      'name.familyName',
      'name.formatted',
    ];
    const changes = Array.from({ length: 50 }, (_, i) => ({
      path: paths[i % 10]!,
      value: `value ${i % 10}`,
      type: `t${i}`,
    }));
    const answers = await Promise.all(
      changes.map(({ path, value, type }) =>
        client.patch(
          `/Users/${id}`,
          patch(
            { op: 'replace', path, value },
            { op: 'add', path: `phoneNumbers[type eq "${type}"].value`, value: type },
          ),
        ),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const user = (await client.get(`/Users/${id}`)).body;
    expect(user.phoneNumbers).toHaveLength(50);
    expect(user).toMatchObject({ title: 'value 0', name: { formatted: 'value 9' }, meta: { version: 'W/"51"' } });
  });
});

describe('DELETE /Users/{id}', () => {
  it('answers 204, then 404 to everything', async () => {
    const body = person();
    const { id } = (await client.post('/Users', body)).body;
    expect((await client.delete(`/Users/${id}`)).status).toBe(204);
    expect((await client.get(`/Users/${id}`)).status).toBe(404);
    expect((await client.delete(`/Users/${id}`)).status).toBe(404);
    expect((await client.patch(`/Users/${id}`, patch({ op: 'replace', path: 'title', value: 'x' }))).status).toBe(404);
    expect(await find(`userName eq "${body.userName}"`)).toEqual([]);
    expect((await client.post('/Users', body)).status).toBe(201);
  });
});

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
  connection = await makeConnection(app);
  client = scim(connection);
});
afterAll(() => app.close());

const patch = (...Operations: object[]): object => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});
const makeUser = async (): Promise<string> => {
  const answer = await client.post('/Users', { userName: unique('user'), displayName: 'Somebody' });
  return answer.body.id as string;
};
const makeUsers = (count: number): Promise<string[]> => Promise.all(Array.from({ length: count }, makeUser));
const makeGroup = async (...members: string[]): Promise<string> => {
  const body = { displayName: unique('group'), members: members.map((value) => ({ value })) };
  return (await client.post('/Groups', body)).body.id as string;
};
const membersOf = async (group: string): Promise<string[]> => {
  const { body } = await client.get(`/Groups/${group}`);
  return (body.members as { value: string }[]).map(({ value }) => value).sort();
};
const pendingOf = async (group: string): Promise<string[]> => {
  const { body } = await app.api('GET', `/tenants/${connection.tenantId}/teams/${group}/pending-members`);
  return (body.items as { value: string }[]).map(({ value }) => value).sort();
};

describe('POST /Groups', () => {
  it("takes Entra's body, which has no members, and answers 201", async () => {
    const displayName = unique('Sales');
    const answer = await client.post('/Groups', {
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:Group',
        'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group',
      ],
      externalId: '8aa1a0c0',
      displayName,
      meta: { resourceType: 'Group' },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`${connection.scimUrl}/Groups/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      externalId: '8aa1a0c0',
      displayName,
      members: [],
    });
  });

  it('honours members, and shows who they are', async () => {
    const [ada, bob] = await makeUsers(2);
    const group = await makeGroup(ada!, bob!, ada!);
    const { body } = await client.get(`/Groups/${group}`);
    expect(body.members).toEqual(
      [ada, bob].sort().map((value) => ({
        value,
        display: 'Somebody',
        type: 'User',
        $ref: `${connection.scimUrl}/Users/${value}`,
      })),
    );
    expect((await client.get(`/Users/${ada}`)).body.groups).toEqual([
      { value: group, display: body.displayName, type: 'direct', $ref: `${connection.scimUrl}/Groups/${group}` },
    ]);
  });

  it('answers 409 uniqueness when the displayName is taken, in any case, on POST, PUT and PATCH', async () => {
    const displayName = unique('Taken');
    expect((await client.post('/Groups', { displayName })).status).toBe(201);
    const group = await makeGroup();
    for (const answer of [
      await client.post('/Groups', { displayName: displayName.toUpperCase() }),
      await client.put(`/Groups/${group}`, { displayName }),
      await client.patch(`/Groups/${group}`, patch({ op: 'replace', path: 'displayName', value: displayName })),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ status: '409', scimType: 'uniqueness' });
    }
  });

  it('answers 400 without a displayName', async () => {
    expect((await client.post('/Groups', { members: [] })).body).toMatchObject({
      status: '400',
      scimType: 'invalidValue',
    });
  });
});

describe('GET /Groups', () => {
  it('leaves the members out where they are excluded', async () => {
    const [ada] = await makeUsers(1);
    const group = await makeGroup(ada!);
    const { displayName } = (await client.get(`/Groups/${group}`)).body;
    const one = await client.get(`/Groups/${group}?excludedAttributes=members`);
    expect(one.body.members).toBeUndefined();
    const list = await client.get(`/Groups?excludedAttributes=members&filter=displayName+eq+%22${displayName}%22`);
    expect(list.body).toMatchObject({ totalResults: 1, Resources: [{ id: group, displayName }] });
    expect(list.body.Resources[0].members).toBeUndefined();
    const values = await client.get(`/Groups/${group}?attributes=members.value`);
    expect(values.body.members).toEqual([{ value: ada }]);
    const whole = await client.get(`/Groups?filter=displayName+eq+%22${displayName}%22`);
    expect(whole.body.Resources[0].members).toMatchObject([{ value: ada }]);
  });

  it('finds the groups of a member', async () => {
    const [ada, bob] = await makeUsers(2);
    const group = await makeGroup(ada!, bob!);
    const other = await makeGroup(bob!);
    const find = async (filter: string): Promise<string[]> =>
      (await client.get(`/Groups?filter=${encodeURIComponent(filter)}`)).body.Resources.map(
        ({ id }: { id: string }) => id,
      );
    expect(await find(`members eq "${ada}"`)).toEqual([group]);
    expect(await find(`members.value eq "${bob}"`)).toEqual([group, other]);
    expect(await find(`members[value eq "${bob}" and display eq "somebody"] and id eq "${other}"`)).toEqual([other]);
    expect((await client.get(`/Users?filter=groups.value+eq+%22${other}%22`)).body.totalResults).toBe(1);
  });
});

describe('PATCH /Groups/{id}', () => {
  it.each([
    ['Entra without the flag', (id: string) => ({ op: 'Add', path: 'members', value: [{ $ref: null, value: id }] })],
    ['Okta', (id: string) => ({ op: 'add', path: 'members', value: [{ value: id, display: 'Ada' }] })],
    ['a client without a path', (id: string) => ({ op: 'add', value: { members: [{ value: id }] } })],
  ])('adds a member as %s does, twice without harm', async (_, operation) => {
    const [ada, bob] = await makeUsers(2);
    const group = await makeGroup(bob!);
    for (let i = 0; i < 2; i++) {
      const answer = await client.patch(`/Groups/${group}`, patch(operation(ada!)));
      expect(answer.status).toBe(204);
      expect(answer.body).toBeUndefined();
    }
    expect(await membersOf(group)).toEqual([ada, bob].sort());
    expect((await client.get(`/Groups/${group}`)).body.meta.version).toBe('W/"3"');
  });

  it.each([
    ['Entra without the flag', (id: string) => ({ op: 'Remove', path: 'members', value: [{ $ref: null, value: id }] })],
    ['Entra with the flag', (id: string) => ({ op: 'remove', path: `members[value eq "${id}"]` })],
    ['JumpCloud', (id: string) => ({ op: 'remove', path: 'members', value: { value: id } })],
  ])('removes a member as %s does, and a stranger without harm', async (_, operation) => {
    const [ada, bob] = await makeUsers(2);
    const group = await makeGroup(ada!, bob!);
    for (let i = 0; i < 2; i++)
      expect((await client.patch(`/Groups/${group}`, patch(operation(ada!)))).status).toBe(204);
    expect(await membersOf(group)).toEqual([bob]);
  });

  it('removes all members by a bare path, and those that any filter selects', async () => {
    const users = await makeUsers(3);
    const group = await makeGroup(...users);
    const filtered = patch({ op: 'remove', path: `members[display eq "SOMEBODY" and not (value eq "${users[0]}")]` });
    expect((await client.patch(`/Groups/${group}`, filtered)).status).toBe(204);
    expect(await membersOf(group)).toEqual([users[0]]);
    expect((await client.patch(`/Groups/${group}`, patch({ op: 'Remove', path: 'members' }))).status).toBe(204);
    expect(await membersOf(group)).toEqual([]);
  });

  it('changes nothing by a removal whose value it cannot read', async () => {
    const users = await makeUsers(2);
    const group = await makeGroup(...users);
    for (const value of [[{ id: users[0] }], 17, [{ value: 17 }]]) {
      expect((await client.patch(`/Groups/${group}`, patch({ op: 'Remove', path: 'members', value }))).status).toBe(
        400,
      );
    }
    expect(await membersOf(group)).toEqual([...users].sort());
  });

  it('replaces the members as Okta does, also by none', async () => {
    const [ada, bob, eve] = await makeUsers(3);
    const group = await makeGroup(ada!, bob!);
    const replace = (...ids: string[]): object =>
      patch({ op: 'replace', path: 'members', value: ids.map((value) => ({ value, display: null })) });
    expect((await client.patch(`/Groups/${group}`, replace(bob!, eve!))).status).toBe(204);
    expect(await membersOf(group)).toEqual([bob, eve].sort());
    expect((await client.patch(`/Groups/${group}`, replace())).status).toBe(204);
    expect(await membersOf(group)).toEqual([]);
  });

  it('leaves the members alone where a replacement does not name them', async () => {
    const [ada] = await makeUsers(1);
    const group = await makeGroup(ada!);
    const renamed = unique('Renamed');
    const okta = patch({ op: 'replace', value: { id: group, displayName: renamed } });
    expect((await client.patch(`/Groups/${group}`, okta)).status).toBe(204);
    await client.patch(`/Groups/${group}`, patch({ op: 'Replace', path: 'externalId', value: 'e' }));
    await client.patch(`/Groups/${group}`, patch({ op: 'Replace', value: { externalId: 'f' } }));
    expect((await client.put(`/Groups/${group}`, { displayName: renamed, externalId: 'g' })).status).toBe(200);
    expect((await client.get(`/Groups/${group}`)).body).toMatchObject({
      displayName: renamed,
      externalId: 'g',
      members: [{ value: ada }],
    });
  });

  it('takes effect in order, and all or nothing', async () => {
    const [ada, bob] = await makeUsers(2);
    const group = await makeGroup(ada!);
    const done = await client.patch(
      `/Groups/${group}?attributes=members.value`,
      patch(
        { op: 'add', path: 'members', value: [{ value: bob }] },
        { op: 'remove', path: `members[value eq "${ada}"]` },
        { op: 'add', path: 'members', value: [{ value: ada }] },
        { op: 'remove', path: `members[value eq "${bob}"]` },
        { op: 'replace', path: 'displayName', value: unique('ordered') },
      ),
    );
    expect(done.status).toBe(200);
    expect(done.body.members).toEqual([{ value: ada }]);
    const taken = unique('taken');
    await client.post('/Groups', { displayName: taken });
    const refused = await client.patch(
      `/Groups/${group}`,
      patch({ op: 'Remove', path: 'members' }, { op: 'Replace', path: 'displayName', value: taken }),
    );
    expect(refused.status).toBe(409);
    expect(await membersOf(group)).toEqual([ada]);
  });

  it('loses none of fifty members that are added in parallel, and none of those removed', async () => {
    const users = await makeUsers(50);
    const group = await makeGroup();
    const all = (op: string): Promise<unknown> =>
      Promise.all(
        users.map(async (value) => {
          const answer = await client.patch(`/Groups/${group}`, patch({ op, path: 'members', value: [{ value }] }));
          expect(answer.status).toBe(204);
        }),
      );
    await all('Add');
    expect(await membersOf(group)).toEqual([...users].sort());
    expect((await client.get(`/Groups/${group}`)).body.meta.version).toBe('W/"51"');
    await all('Remove');
    expect(await membersOf(group)).toEqual([]);
  });

  it('answers 404 for a group that is not there', async () => {
    for (const id of ['nothing', '00000000-0000-4000-8000-000000000000']) {
      expect((await client.patch(`/Groups/${id}`, patch({ op: 'Remove', path: 'members' }))).status).toBe(404);
    }
  });
});

describe('pending members', () => {
  it('keeps the ids that no user has, without failing the request', async () => {
    const [ada] = await makeUsers(1);
    const group = await makeGroup();
    const strangers = ['00000000-0000-4000-8000-000000000000', 'not an id'];
    const add = patch({ op: 'Add', path: 'members', value: [ada, ...strangers].map((value) => ({ value })) });
    expect((await client.patch(`/Groups/${group}`, add)).status).toBe(204);
    expect(await membersOf(group)).toEqual([ada]);
    expect(await pendingOf(group)).toEqual(strangers);
    await client.patch(`/Groups/${group}`, patch({ op: 'Remove', path: 'members', value: [{ value: 'not an id' }] }));
    expect(await pendingOf(group)).toEqual([strangers[0]]);
    await client.patch(`/Groups/${group}`, patch({ op: 'replace', path: 'members', value: [{ value: ada }] }));
    expect(await pendingOf(group)).toEqual([]);
  });

  it('makes a deleted user a member again when they come back', async () => {
    const [ada] = await makeUsers(1);
    const group = await makeGroup(ada!);
    await client.delete(`/Users/${ada}`);
    expect(await membersOf(group)).toEqual([]);
    expect((await client.get(`/Groups/${group}`)).body.meta.version).toBe('W/"3"');
    await client.patch(`/Groups/${group}`, patch({ op: 'Add', path: 'members', value: [{ value: ada }] }));
    expect(await pendingOf(group)).toEqual([ada]);
    const restored = await app.api('POST', `/tenants/${connection.tenantId}/users/${ada}/restore`);
    expect(restored.status).toBe(200);
    expect(restored.body).toMatchObject({ id: ada, teams: [{ id: group }] });
    expect(await membersOf(group)).toEqual([ada]);
    expect(await pendingOf(group)).toEqual([]);
    expect((await app.api('POST', `/tenants/${connection.tenantId}/users/${ada}/restore`)).status).toBe(409);
  });
});

describe('deletion', () => {
  it('of a user takes them out of their teams, while an inactive one stays in', async () => {
    const [ada, bob] = await makeUsers(2);
    const group = await makeGroup(ada!, bob!);
    await client.patch(`/Users/${bob}`, patch({ op: 'Replace', path: 'active', value: 'False' }));
    expect((await client.delete(`/Users/${ada}`)).status).toBe(204);
    expect(await membersOf(group)).toEqual([bob]);
  });

  it('of a group leaves its members users', async () => {
    const [ada] = await makeUsers(1);
    const group = await makeGroup(ada!);
    expect((await client.delete(`/Groups/${group}`)).status).toBe(204);
    expect((await client.get(`/Groups/${group}`)).status).toBe(404);
    expect((await client.get(`/Users/${ada}`)).body.groups).toBeUndefined();
  });

  it('of users and of groups survives memberships that come and go meanwhile', async () => {
    const users = await makeUsers(12);
    const groups = await Promise.all(Array.from({ length: 3 }, () => makeGroup()));
    const value = users.map((id) => ({ value: id }));
    const statuses = await Promise.all([
      ...groups.flatMap((group) =>
        ['Add', 'Remove', 'Add'].map(
          async (op) => (await client.patch(`/Groups/${group}`, patch({ op, path: 'members', value }))).status,
        ),
      ),
      ...users.slice(0, 8).map(async (id) => (await client.delete(`/Users/${id}`)).status),
      client.delete(`/Groups/${groups[2]}`).then(({ status }) => status),
    ]);
    expect(statuses.every((status) => status === 204 || status === 404)).toBe(true);
    const kept = users.slice(8).sort();
    for (const group of groups.slice(0, 2)) {
      expect(kept).toEqual(expect.arrayContaining(await membersOf(group)));
    }
    expect((await client.get(`/Groups/${groups[2]}`)).status).toBe(404);
  });
});

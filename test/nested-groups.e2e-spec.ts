import { startApp } from './app.js';
import type { App } from './app.js';
import { makeConnection, unique } from './make.js';
import { scim } from './scim-client.js';
import type { Connection, ScimClient } from './scim-client.js';

interface Member {
  readonly value: string;
  readonly type: string;
}

let app: App;
let connection: Connection & { tenantId: string };
let client: ScimClient;

beforeAll(async () => {
  app = await startApp();
  connection = await makeConnection(app);
  client = scim(connection);
});
afterAll(() => app.close());

const patch = (...Operations: object[]): object => ({ Operations });
const makeUser = async (): Promise<string> => (await client.post('/Users', { userName: unique('user') })).body.id;
const makeGroup = async (...members: string[]): Promise<string> => {
  const body = { displayName: unique('group'), members: members.map((value) => ({ value })) };
  return (await client.post('/Groups', body)).body.id;
};
const change = async (group: string, ...operations: object[]): Promise<void> => {
  expect((await client.patch(`/Groups/${group}`, patch(...operations))).status).toBe(204);
};
const add = (...ids: string[]): object => ({ op: 'add', path: 'members', value: ids.map((value) => ({ value })) });
const membersOf = async (group: string): Promise<[string, string][]> => {
  const { body } = await client.get(`/Groups/${group}`);
  return (body.members as Member[]).map(({ type, value }): [string, string] => [type, value]);
};
const groupsOf = async (user: string): Promise<[string, string][]> => {
  const { groups = [] } = (await client.get(`/Users/${user}`)).body as { groups?: Member[] };
  return groups.map(({ type, value }): [string, string] => [type, value]);
};
const found = async (endpoint: string, filter: string): Promise<string[]> => {
  const { status, body } = await client.get(`${endpoint}?attributes=id&filter=${encodeURIComponent(filter)}`);
  expect([status, body]).toEqual([200, body]);
  return (body.Resources as { id: string }[]).map(({ id }) => id);
};
const versionOf = async (group: string): Promise<string> => (await client.get(`/Groups/${group}`)).body.meta.version;
const changesOf = async (id: string): Promise<unknown[]> =>
  app.query('SELECT action, added, removed FROM changes WHERE tenant_id = $1 AND resource_id = $2 ORDER BY seq', [
    connection.tenantId,
    id,
  ]);

describe('a group in a group', () => {
  it.each([
    ['POST', (inner: string) => makeGroup(inner)],
    ['PUT', async (inner: string) => put(await makeGroup(), inner)],
    ['PATCH', async (inner: string) => patched(await makeGroup(), add(inner))],
    ['a PATCH that replaces', async (inner: string) => patched(await makeGroup(), { ...add(inner), op: 'replace' })],
    ['a PATCH in upper case', async (inner: string) => patched(await makeGroup(), add(inner.toUpperCase()))],
  ])('is shown as one after %s', async (_, nest) => {
    const inner = await makeGroup();
    const outer = await nest(inner);
    const { body } = await client.get(`/Groups/${outer}`);
    const { displayName } = (await client.get(`/Groups/${inner}`)).body;
    expect(body.members).toEqual([
      { value: inner, type: 'Group', display: displayName, $ref: `${connection.scimUrl}/Groups/${inner}` },
    ]);
    expect(body.meta.version).toBe('W/"2"');
    expect(await changesOf(outer)).toEqual([
      { action: 'created', added: null, removed: null },
      { action: 'updated', added: [inner], removed: null },
    ]);
  });

  const put = async (group: string, ...members: string[]): Promise<string> => {
    const { displayName } = (await client.get(`/Groups/${group}`)).body;
    const body = { displayName, members: members.map((value) => ({ value, type: 'Group' })) };
    expect((await client.put(`/Groups/${group}`, body)).status).toBe(200);
    return group;
  };
  const patched = async (group: string, operation: object): Promise<string> => {
    await change(group, operation);
    return group;
  };

  it('stands beside users, also in lists and where only a part of each is asked for', async () => {
    const [user, inner] = [await makeUser(), await makeGroup()];
    const outer = await makeGroup(inner, user, 'stranger');
    const both = [
      ['User', user],
      ['Group', inner],
    ];
    expect(await membersOf(outer)).toEqual(both);
    const part = await client.get(`/Groups/${outer}?attributes=members.type`);
    expect(part.body.members).toEqual([{ type: 'User' }, { type: 'Group' }]);
    for (const path of ['/Groups', '']) {
      const { body } = await client.get(`${path}?filter=${encodeURIComponent(`id eq "${outer}"`)}`);
      expect(body.Resources[0].members.map(({ type, value }: Member) => [type, value])).toEqual(both);
    }
    const pending = await app.api('GET', `/tenants/${connection.tenantId}/teams/${outer}/pending-members`);
    expect(pending.body.items).toMatchObject([{ value: 'stranger' }]);
  });

  it('added twice is there once, and a change that changes nothing is none', async () => {
    const inner = await makeGroup();
    const outer = await makeGroup(inner);
    await change(outer, add(inner));
    await change(outer, { op: 'remove', path: `members[value eq "${await makeGroup()}"]` });
    expect([await membersOf(outer), await versionOf(outer)]).toEqual([[['Group', inner]], 'W/"2"']);
  });

  it.each([
    ['value', (id: string) => ({ op: 'Remove', path: 'members', value: [{ value: id }] })],
    ['value filter', (id: string) => ({ op: 'remove', path: `members[value eq "${id}"]` })],
    ['type', () => ({ op: 'remove', path: 'members[type eq "Group"]' })],
    ['name', (_: string, name: string) => ({ op: 'remove', path: `members[display eq "${name.toUpperCase()}"]` })],
  ])('leaves by its %s, and the users stay', async (_, operation) => {
    const [user, inner] = [await makeUser(), await makeGroup()];
    const outer = await makeGroup(user, inner);
    const { displayName } = (await client.get(`/Groups/${inner}`)).body;
    await change(outer, operation(inner, displayName));
    expect(await membersOf(outer)).toEqual([['User', user]]);
    expect((await changesOf(outer)).at(-1)).toEqual({ action: 'updated', added: null, removed: [inner] });
    await change(outer, add(inner), { op: 'remove', path: 'members[type eq "User"]' });
    expect(await membersOf(outer)).toEqual([['Group', inner]]);
    await change(outer, { op: 'remove', path: 'members' });
    expect(await membersOf(outer)).toEqual([]);
  });

  it('is replaced by another, and by a user', async () => {
    const [first, second, user] = [await makeGroup(), await makeGroup(), await makeUser()];
    const outer = await makeGroup(first);
    await change(outer, { ...add(second, user), op: 'replace' });
    expect(await membersOf(outer)).toEqual([
      ['User', user],
      ['Group', second],
    ]);
    const { added, removed } = (await changesOf(outer)).at(-1) as { added: string[]; removed: string[] };
    expect([added.sort(), removed]).toEqual([[user, second].sort(), [first]]);
  });

  it('finds the groups that it is in', async () => {
    const [user, inner] = [await makeUser(), await makeGroup()];
    const [outer, other] = [await makeGroup(inner, user), await makeGroup(user)];
    expect(await found('/Groups', `members.value eq "${inner}"`)).toEqual([outer]);
    expect(await found('/Groups', `members eq "${inner}"`)).toEqual([outer]);
    expect(await found('/Groups', `members[value eq "${inner}" and type eq "group"]`)).toEqual([outer]);
    expect(await found('/Groups', `members.$ref ew "/Groups/${inner}"`)).toEqual([outer]);
    expect(await found('/Groups', `members.type eq "Group" and members.value eq "${user}"`)).toEqual([outer]);
    expect(await found('/Groups', `members.value eq "${user}"`)).toEqual([outer, other]);
    expect(await found('', `members.value eq "${inner}"`)).toEqual([outer]);
  });

  it('that is deleted leaves the groups that it was in, and its members stay', async () => {
    const [user, innermost] = [await makeUser(), await makeGroup()];
    const inner = await makeGroup(user, innermost);
    const outers = [await makeGroup(inner, user), await makeGroup(inner)];
    const etag = await versionOf(inner);
    expect((await client.delete(`/Groups/${inner}`, { 'If-Match': 'W/"1"' })).status).toBe(412);
    expect((await client.delete(`/Groups/${inner}`, { 'If-Match': etag })).status).toBe(204);
    expect(await Promise.all(outers.map(membersOf))).toEqual([[['User', user]], []]);
    for (const outer of outers) {
      expect(await versionOf(outer)).toBe('W/"3"');
      expect((await changesOf(outer)).at(-1)).toEqual({ action: 'updated', added: null, removed: [inner] });
    }
    expect((await changesOf(inner)).at(-1)).toEqual({ action: 'deleted', added: null, removed: [user, innermost] });
    expect((await client.get(`/Groups/${innermost}`)).status).toBe(200);
    await change(outers[1]!, add(inner));
    expect(await membersOf(outers[1]!)).toEqual([]);
  });

  it('is told from a user by the REST API', async () => {
    const [user, inner] = [await makeUser(), await makeGroup()];
    const outer = await makeGroup(inner, user);
    const { displayName } = (await client.get(`/Groups/${inner}`)).body;
    const team = `/tenants/${connection.tenantId}/teams/${outer}`;
    const first = await app.api('GET', `${team}/members?limit=1`);
    const second = await app.api('GET', `${team}/members?limit=1&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items]).toEqual([
      { id: user, type: 'user', userName: expect.any(String), displayName: null, active: true },
      { id: inner, type: 'team', userName: null, displayName, active: null },
    ]);
    expect(second.body.nextCursor).toBeNull();
    expect((await app.api('GET', team)).body.memberCount).toBe(2);
    await change(inner, add(user));
    const { body } = await app.api('GET', `/tenants/${connection.tenantId}/users/${user}`);
    expect(body.teams.sort(byId)).toMatchObject(
      [
        { id: inner, type: 'direct' },
        { id: outer, type: 'direct' },
      ].sort(byId),
    );
  });

  const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);

  it('of another tenant stays a stranger', async () => {
    const other = scim(await makeConnection(app));
    const theirs = (await other.post('/Groups', { displayName: 'Theirs' })).body.id as string;
    const outer = await makeGroup(theirs);
    expect(await membersOf(outer)).toEqual([]);
    await change(outer, add(theirs));
    expect(await membersOf(outer)).toEqual([]);
  });
});

describe("a user's groups", () => {
  it('are direct, or indirect through groups, each once, and can be filtered by', async () => {
    const user = await makeUser();
    const inner = await makeGroup(user);
    const middle = await makeGroup(inner);
    const outer = await makeGroup(middle, inner);
    const both = await makeGroup(inner, user);
    const stranger = await makeGroup();
    const direct = [inner, both].map((id): [string, string] => ['direct', id]);
    const indirect = [middle, outer].map((id): [string, string] => ['indirect', id]);
    expect(await groupsOf(user)).toEqual([...direct, ...indirect]);
    const list = await client.get(`/Users?filter=${encodeURIComponent(`id eq "${user}"`)}`);
    expect(list.body.Resources[0].groups).toHaveLength(4);
    for (const id of [inner, both, middle, outer]) {
      expect(await found('/Users', `groups.value eq "${id}"`)).toEqual([user]);
      expect(await found('/Users', `groups[value eq "${id}" and type eq "indirect"]`)).toEqual(
        [middle, outer].includes(id) ? [user] : [],
      );
      expect(await found('', `groups.value eq "${id}" and userName pr`)).toEqual([user]);
    }
    expect(await found('/Users', `groups.value eq "${stranger}"`)).toEqual([]);
    expect(await found('/Users', `id eq "${user}" and not (groups.value eq "${outer}")`)).toEqual([]);
    await change(outer, { op: 'remove', path: `members[value eq "${middle}"]` });
    expect(await groupsOf(user)).toEqual([...direct, ...indirect]);
    await change(outer, { op: 'remove', path: `members[value eq "${inner}"]` });
    expect(await groupsOf(user)).toEqual([...direct, ['indirect', middle]]);
  });

  it('end where groups go round in a circle', async () => {
    const user = await makeUser();
    const first = await makeGroup(user);
    const second = await makeGroup(first);
    const third = await makeGroup(second);
    await change(first, add(third, first));
    expect(await groupsOf(user)).toEqual([
      ['direct', first],
      ['indirect', second],
      ['indirect', third],
    ]);
    expect(await found('/Users', `groups.value eq "${third}" and groups.type eq "indirect"`)).toEqual([user]);
    for (const group of [first, second, third]) expect((await client.delete(`/Groups/${group}`)).status).toBe(204);
    expect(await groupsOf(user)).toEqual([]);
  });
});

describe('a bulk of groups in groups', () => {
  const post = (bulkId: string, ...members: string[]): object => ({
    ...{ method: 'POST', path: '/Groups', bulkId },
    data: { displayName: unique(bulkId), members: members.map((value) => ({ value: `bulkId:${value}` })) },
  });
  const bulk = async (...Operations: object[]): Promise<{ status: string; id: string; location?: string }[]> => {
    const { body } = await client.post('/Bulk', { Operations });
    return body.Operations.map((each: { location?: string }) => ({ ...each, id: each.location?.split('/').at(-1) }));
  };

  it('closes circles, in one run or in several, and records who joined', async () => {
    const user = { method: 'POST', path: '/Users', bulkId: 'u', data: { userName: unique('user') } };
    for (const between of [[], [user]]) {
      const done = await bulk(
        post('a', 'b', 'a', 'c'),
        ...between,
        post('b', 'a', ...(between[0] ? ['u'] : [])),
        post('c'),
      );
      expect(done.map(({ status }) => status)).toEqual(done.map(() => '201'));
      const [a, b, c] = done.filter(({ location }) => location?.includes('/Groups/')).map(({ id }) => id);
      expect((await membersOf(a!)).map(([, id]) => id)).toEqual([a, b, c].sort());
      expect((await membersOf(b!)).at(-1)).toEqual(['Group', a]);
      for (const id of [a!, b!]) {
        const pending = await app.api('GET', `/tenants/${connection.tenantId}/teams/${id}/pending-members`);
        expect(pending.body.items).toEqual([]);
        const joined = (await changesOf(id)).flatMap((each) => (each as { added: string[] | null }).added ?? []);
        expect(joined.sort()).toEqual((await membersOf(id)).map(([, member]) => member).sort());
      }
    }
  });

  it('leaves who is refused among the pending', async () => {
    const taken = unique('taken');
    await client.post('/Groups', { displayName: taken });
    const refused = { ...post('b', 'a'), data: { displayName: taken, members: [{ value: 'bulkId:a' }] } };
    const [a, b, c] = await bulk(post('a', 'b', 'c'), refused, post('c', 'a'));
    expect([a!.status, b!.status, c!.status]).toEqual(['201', '409', '201']);
    expect([await membersOf(a!.id), await membersOf(c!.id)]).toEqual([[['Group', c!.id]], [['Group', a!.id]]]);
    const pending = await app.api('GET', `/tenants/${connection.tenantId}/teams/${a!.id}/pending-members`);
    expect(pending.body.items).toHaveLength(1);
  });
});

describe('changes of nested groups at once', () => {
  it('neither fail nor lose anything, whichever way round they refer to each other', async () => {
    const groups = await Promise.all(Array.from({ length: 6 }, () => makeGroup()));
    const pairs = groups.flatMap((one) => groups.map((other): [string, string] => [one, other]));
    await Promise.all(pairs.map(([one, other]) => change(one, add(other))));
    for (const group of groups) expect((await membersOf(group)).map(([, id]) => id)).toEqual([...groups].sort());
    const user = await makeUser();
    await Promise.all(groups.map((group) => change(group, add(user))));
    const begun = Date.now();
    const answers = await Promise.all([
      ...groups.map((group) => client.delete(`/Groups/${group}`)),
      client.delete(`/Users/${user}`),
      ...pairs.map(([one, other]) => client.patch(`/Groups/${one}`, patch(add(other)))),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => ![204, 404].includes(status))).toEqual([]);
    // A deadlock is found after a second.
    expect(Date.now() - begun).toBeLessThan(5_000);
    expect(await Promise.all(groups.map((group) => client.get(`/Groups/${group}`)))).toMatchObject(
      groups.map(() => ({ status: 404 })),
    );
    expect(await app.query('SELECT FROM team_subteams WHERE team_id = ANY ($1)', [groups])).toEqual([]);
  });
});

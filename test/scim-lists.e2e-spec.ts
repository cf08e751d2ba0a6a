import { jest } from '@jest/globals';
import { startApp } from './app.js';
import type { App } from './app.js';
import type { Answer } from './call.js';
import { makeConnection, makeIntegration, makeSecret } from './make.js';
import { scim } from './scim-client.js';
import type { Connection, ScimClient } from './scim-client.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const SEARCH = { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'] };

const PEOPLE = [
  {
    userName: 'bjensen',
    title: 'Zoologist',
    emails: [{ value: 'b@x.example' }, { value: 'a@x.example', primary: true }],
  },
  { userName: 'Ada', title: 'analyst', externalId: 'b', emails: [{ value: 'c@x.example' }, { value: 'a@y.example' }] },
  { userName: 'éva', externalId: 'a', name: { familyName: 'Nagy' }, [ENTERPRISE]: { department: 'Tools' } },
  { userName: 'carl', externalId: 'B', active: false, [ENTERPRISE]: { department: 'admin', manager: { value: 'm' } } },
  { userName: 'Bob', title: 'Analyst', name: { familyName: 'adams' } },
];

let app: App;
// Closed last: passport is one for the process, so the strategy of the latest instance serves both.
let other: App | undefined;
let connection: Connection & { tenantId: string };
let client: ScimClient;
let group: string;

beforeAll(async () => {
  app = await startApp();
  connection = await makeConnection(app);
  client = scim(connection);
  const ids = await create(client, PEOPLE);
  for (const [index, id] of ids.entries()) {
    await app.query('UPDATE users SET created_at = $2 WHERE id = $1', [id, new Date(Date.UTC(2026, 0, index + 1))]);
  }
  const staff = await client.post('/Groups', { displayName: 'Staff', members: [{ value: ids[1] }, { value: ids[3] }] });
  await client.post('/Groups', { displayName: 'admins', externalId: 'g' });
  group = staff.body.id;
});
afterAll(async () => {
  await other?.close();
  await app.close();
});

async function create(by: ScimClient, people: readonly object[]): Promise<string[]> {
  const ids: string[] = [];
  for (const person of people) {
    const { status, body } = await by.post('/Users', person);
    expect(status).toBe(201);
    ids.push(body.id);
  }
  return ids;
}

const named = (index: number): object => ({ userName: `u${String(index).padStart(3, '0')}` });
const namesIn = ({ status, body }: Answer): string[] => {
  expect({ status, body }).toMatchObject({ status: 200, body: {} });
  return body.Resources.map((each: { userName?: string; displayName?: string }) => each.userName ?? each.displayName);
};
const refusal = ({ status, body }: Answer): [number, string] => [status, body.scimType];

describe('sortBy', () => {
  it.each([
    ['userName', 'Ada bjensen Bob carl éva', 'éva carl Bob bjensen Ada'],
    ['externalId', 'carl éva Ada bjensen Bob', 'bjensen Bob Ada éva carl'],
    ['title', 'Ada Bob bjensen éva carl', 'éva carl bjensen Ada Bob'],
    ['name.familyName', 'Bob éva bjensen Ada carl', 'bjensen Ada carl éva Bob'],
    ['emails', 'bjensen Ada éva carl Bob', 'éva carl Bob Ada bjensen'],
    ['emails.value', 'bjensen Ada éva carl Bob', 'éva carl Bob Ada bjensen'],
    ['active', 'carl bjensen Ada éva Bob', 'bjensen Ada éva Bob carl'],
    [`${ENTERPRISE}:department`, 'carl éva bjensen Ada Bob', 'bjensen Ada Bob éva carl'],
    ['manager', 'carl bjensen Ada éva Bob', 'bjensen Ada éva Bob carl'],
    ['groups.display', 'Ada carl bjensen éva Bob', 'bjensen éva Bob Ada carl'],
    ['meta.created', 'bjensen Ada éva carl Bob', 'Bob carl éva Ada bjensen'],
    ['ID', 'bjensen Ada éva carl Bob', 'Bob carl éva Ada bjensen'],
  ])('orders users by %s, who has none last, and first when descending', async (by, ascending, descending) => {
    const list = (order: string): Promise<Answer> => client.get(`/Users?sortBy=${encodeURIComponent(by)}${order}`);
    expect(namesIn(await list(''))).toEqual(ascending.split(' '));
    expect(namesIn(await list('&sortOrder=Ascending'))).toEqual(ascending.split(' '));
    expect(namesIn(await list('&sortOrder=descending'))).toEqual(descending.split(' '));
  });

  it('orders groups, whatever the case of their names', async () => {
    expect(namesIn(await client.get('/Groups?sortBy=displayName'))).toEqual(['admins', 'Staff']);
    expect(namesIn(await client.get('/Groups?sortBy=members&sortOrder=descending'))).toEqual(['admins', 'Staff']);
  });

  it('orders what a filter found, page after page', async () => {
    const query = `/Users?filter=${encodeURIComponent('title pr')}&sortBy=userName&count=2`;
    expect(namesIn(await client.get(query))).toEqual(['Ada', 'bjensen']);
    expect(namesIn(await client.get(`${query}&startIndex=3`))).toEqual(['Bob']);
  });

  it.each([
    ['sortBy=shoeSize', /shoeSize is not an attribute/],
    ['sortBy=name', /name\.formatted/],
    ['sortBy=password', /password/],
    ['sortBy=userName&sortOrder=up', /ascending or descending/],
  ])('refuses %s with invalidValue', async (query, detail) => {
    const answer = await client.get(`/Users?${query}`);
    expect(refusal(answer)).toEqual([400, 'invalidValue']);
    expect(answer.body.detail).toMatch(detail);
  });

  it('is nothing when it is empty, and a sortOrder without it says nothing', async () => {
    expect(namesIn(await client.get('/Users?sortBy=&sortOrder=up'))).toEqual(PEOPLE.map(({ userName }) => userName));
  });
});

describe('cursor', () => {
  it('leads through all pages; the last one has none', async () => {
    const first = await client.get('/Users?cursor&count=2');
    expect(first.body).toMatchObject({ totalResults: 5, itemsPerPage: 2 });
    expect(first.body).not.toHaveProperty('startIndex');
    expect(first.body.nextCursor).toMatch(/^[\w.~-]+$/);
    const second = await client.get(`/Users?cursor=${first.body.nextCursor}&count=2`);
    expect(second.body).toMatchObject({ totalResults: 5, itemsPerPage: 2 });
    const third = await client.get(`/Users?cursor=${second.body.nextCursor}&count=2`);
    expect(third.body).toMatchObject({ totalResults: 5, itemsPerPage: 1 });
    expect(third.body).not.toHaveProperty('nextCursor');
    const names = [first, second, third].flatMap(namesIn);
    expect(names).toEqual(PEOPLE.map(({ userName }) => userName));
  });

  it('has no next one when a page holds the rest exactly, or nothing is wanted or found', async () => {
    for (const query of ['count=5', 'count=0', 'count=-1', `count=2&filter=${encodeURIComponent('title eq "x"')}`]) {
      expect((await client.get(`/Users?cursor=&${query}`)).body).not.toHaveProperty('nextCursor');
    }
    expect((await client.get('/Users?cursor=&count=0')).body).toMatchObject({ totalResults: 5, Resources: [] });
  });

  it('misses nobody and shows nobody twice while users come, go and change their places', async () => {
    const mine = scim(await makeConnection(app));
    const ids = await create(
      mine,
      Array.from({ length: 30 }, (_, index) => named(index * 2)),
    );
    const seen: string[] = [];
    for (let cursor: string | undefined = '', page = 0; cursor !== undefined; page++) {
      const answer: Answer = await mine.get(`/Users?sortBy=userName&count=7&cursor=${cursor}`);
      seen.push(...namesIn(answer));
      cursor = answer.body.nextCursor;
      // The last of the page goes, and someone comes before it: by index, the next page would begin elsewhere.
      await mine.delete(`/Users/${ids[page * 7 + 6]}`);
      await mine.post('/Users', named(page * 14 + 1));
    }
    expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => `u${String(index * 2).padStart(3, '0')}`));
  });

  it('goes on after one without a value, in both directions', async () => {
    for (const order of ['ascending', 'descending']) {
      const query = `/Users?sortBy=externalId&sortOrder=${order}`;
      const names: string[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const answer: Answer = await client.get(`${query}&count=1&cursor=${cursor}`);
        names.push(...namesIn(answer));
        cursor = answer.body.nextCursor;
      }
      expect(names).toEqual(namesIn(await client.get(query)));
    }
  });

  it('stays short when the value that it remembers is long', async () => {
    const mine = scim(await makeConnection(app));
    const long = '文'.repeat(5000);
    await create(
      mine,
      [1, 2, 3].map((index) => ({ ...named(index), title: `${long}${index}` })),
    );
    const first = await mine.get('/Users?sortBy=title&count=2&cursor=');
    expect(first.body.nextCursor.length).toBeLessThan(1500);
    const second = await mine.get(`/Users?sortBy=title&count=2&cursor=${first.body.nextCursor}`);
    expect([first, second].flatMap(namesIn)).toEqual(['u001', 'u002', 'u003']);
  });

  it('opens the same page on another instance', async () => {
    other = await startApp({ databaseUrl: app.databaseUrl });
    const { nextCursor } = (await client.get('/Users?cursor&count=3')).body;
    const elsewhere = scim({ ...connection, scimUrl: connection.scimUrl.replace(app.url, other.url) });
    expect(namesIn(await elsewhere.get(`/Users?cursor=${nextCursor}&count=3`))).toEqual(['carl', 'Bob']);
  });

  describe('that is not one of this query', () => {
    let cursor: string;
    beforeAll(async () => {
      cursor = (await client.get('/Users?sortBy=userName&cursor&count=2')).body.nextCursor;
    });

    const changed = (text: string, at: number): string =>
      `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;

    it.each([
      ['is invented', () => '/Users?sortBy=userName&count=2&cursor=VZUTiyhEQJ94IR'],
      ['is changed', () => `/Users?sortBy=userName&count=2&cursor=${changed(cursor, 10)}`],
      ['has another seal', () => `/Users?sortBy=userName&count=2&cursor=${changed(cursor, cursor.length - 5)}`],
      ['has no seal', () => `/Users?sortBy=userName&count=2&cursor=${cursor.split('.')[0]}`],
      ['comes with another filter', () => `/Users?sortBy=userName&count=2&cursor=${cursor}&filter=active%20eq%20true`],
      ['comes with another order', () => `/Users?sortBy=userName&sortOrder=descending&count=2&cursor=${cursor}`],
      ['comes with another sortBy', () => `/Users?sortBy=title&count=2&cursor=${cursor}`],
      ['is that of another list', () => `/Groups?sortBy=userName&count=2&cursor=${cursor}`],
    ])('is invalidCursor when it %s', async (_, address) => {
      const answer = await client.get(address());
      expect(refusal(answer)).toEqual([400, 'invalidCursor']);
    });

    it('is invalidCursor for another tenant, and for another integration of this one', async () => {
      const integration = await makeIntegration(app, { id: connection.tenantId });
      const { secret } = await makeSecret(app, integration);
      for (const other of [await makeConnection(app), { scimUrl: integration.scimUrl, secret }]) {
        const answer = await scim(other).get(`/Users?sortBy=userName&count=2&cursor=${cursor}`);
        expect(refusal(answer)).toEqual([400, 'invalidCursor']);
      }
    });

    it('is invalidCount with another count, or with none', async () => {
      for (const count of ['&count=3', '']) {
        const answer = await client.get(`/Users?sortBy=userName&cursor=${cursor}${count}`);
        expect(refusal(answer)).toEqual([400, 'invalidCount']);
      }
    });

    it('is expiredCursor after an hour, and good until then', async () => {
      const now = Date.now();
      const clock = jest.spyOn(Date, 'now');
      try {
        clock.mockReturnValue(now + 3_599_000 - 60_000);
        expect((await client.get(`/Users?sortBy=userName&count=2&cursor=${cursor}`)).status).toBe(200);
        clock.mockReturnValue(now + 3_600_000);
        const answer = await client.get(`/Users?sortBy=userName&count=2&cursor=${cursor}`);
        expect(refusal(answer)).toEqual([400, 'expiredCursor']);
      } finally {
        clock.mockRestore();
      }
    });

    it('is invalidValue beside a startIndex', async () => {
      const answer = await client.get(`/Users?sortBy=userName&count=2&startIndex=1&cursor=${cursor}`);
      expect(refusal(answer)).toEqual([400, 'invalidValue']);
    });

    it('may come with other attributes: they do not change which users are on the page', async () => {
      const answer = await client.get(`/Users?sortBy=userName&count=2&attributes=userName&cursor=${cursor}`);
      expect(namesIn(answer)).toEqual(['Bob', 'carl']);
      expect(Object.keys(answer.body.Resources[0]).sort()).toEqual(['id', 'schemas', 'userName']);
    });
  });
});

describe('POST .search', () => {
  it('answers as GET does', async () => {
    const filter = 'title pr';
    const byPost = await client.post('/Users/.search', {
      ...SEARCH,
      filter,
      attributes: ['userName', 'title'],
      sortBy: 'userName',
      sortOrder: 'descending',
      startIndex: 2,
      count: 1,
    });
    expect(byPost.status).toBe(200);
    expect(byPost.headers.get('content-type')).toMatch(/^application\/scim\+json/);
    const query = `attributes=userName,title&sortBy=userName&sortOrder=descending&startIndex=2&count=1`;
    expect(byPost.body).toEqual((await client.get(`/Users?${query}&filter=${encodeURIComponent(filter)}`)).body);
    expect(byPost.body).toMatchObject({ totalResults: 3, startIndex: 2, Resources: [{ title: 'Zoologist' }] });
  });

  it('looks for groups, leaves attributes out, and takes an empty body for a query without wishes', async () => {
    const groups = await client.post('/Groups/.search', { ...SEARCH, excludedAttributes: ['members'] });
    expect(namesIn(groups)).toEqual(['Staff', 'admins']);
    expect(JSON.stringify(groups.body)).not.toContain('members');
    expect(namesIn(await client.post('/Users/.search', {}))).toHaveLength(5);
  });

  it('pages by cursor, and a cursor of GET goes on here', async () => {
    const first = await client.post('/Users/.search', { ...SEARCH, cursor: '', count: 4 });
    const next = { cursor: first.body.nextCursor, count: 4 };
    expect(namesIn(await client.post('/Users/.search', { ...SEARCH, ...next }))).toEqual(['Bob']);
    expect(namesIn(await client.get(`/Users?cursor=${next.cursor}&count=4`))).toEqual(['Bob']);
  });

  it.each([
    ['a filter that is no string', { filter: 1 }, 'invalidValue'],
    ['a count that is no number', { count: '10' }, 'invalidValue'],
    ['a startIndex with a fraction', { startIndex: 1.5 }, 'invalidValue'],
    ['attributes that are no strings', { attributes: [1] }, 'invalidValue'],
    ['attributes and excludedAttributes', { attributes: ['id'], excludedAttributes: ['id'] }, 'invalidValue'],
    ['another message', { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'] }, 'invalidValue'],
    ['a filter that is none', { filter: 'userName is "x"' }, 'invalidFilter'],
    ['an array', [], 'invalidSyntax'],
  ])('refuses %s', async (_, body, scimType) => {
    for (const address of ['/Users/.search', '/Groups/.search', '/.search']) {
      expect(refusal(await client.post(address, body))).toEqual([400, scimType]);
    }
  });
});

describe('the base URL', () => {
  const find = async (filter: string): Promise<string[]> => {
    const answer = await client.get(`?filter=${encodeURIComponent(filter)}`);
    expect((await client.post('/.search', { ...SEARCH, filter })).body).toEqual(answer.body);
    return namesIn(answer);
  };

  it('lists users and groups, page after page, with one total', async () => {
    const all = await client.get('');
    expect(namesIn(all)).toEqual([...PEOPLE.map(({ userName }) => userName), 'Staff', 'admins']);
    expect(await client.get('/')).toMatchObject({ status: 200, body: all.body });
    const second = await client.get('?startIndex=5&count=2');
    expect(second.body).toMatchObject({ totalResults: 7, startIndex: 5, itemsPerPage: 2 });
    expect(namesIn(second)).toEqual(['Bob', 'Staff']);
  });

  it('shows each resource as its own endpoint does', async () => {
    for (const resource of (await client.get('')).body.Resources) {
      const { resourceType, location } = resource.meta as { resourceType: string; location: string };
      const own = await client.get(location.slice(connection.scimUrl.length));
      expect([resourceType, own.body]).toEqual([location.includes('/Users/') ? 'User' : 'Group', resource]);
    }
  });

  it.each([
    ['meta.resourceType eq "Group"', 'Staff admins'],
    ['(meta.resourceType eq User) or (meta.resourceType eq Group)', 'bjensen Ada éva carl Bob Staff admins'],
    ['userName pr', 'bjensen Ada éva carl Bob'],
    ['displayName eq "STAFF"', 'Staff'],
    ['members pr', 'Staff'],
    ['groups pr or members pr', 'Ada carl Staff'],
    ['externalId eq "g" or title eq "analyst"', 'Ada Bob admins'],
    ['not (userName pr)', 'Staff admins'],
    ['members eq null and groups eq null', 'bjensen éva Bob admins'],
    ['title ne "Analyst"', 'bjensen éva carl Staff admins'],
    ['emails[type ne "work"]', 'bjensen Ada'],
    ['urn:ietf:params:scim:schemas:core:2.0:Group:displayName sw "a"', 'admins'],
    ['schemas eq "urn:ietf:params:scim:schemas:core:2.0:Group"', 'Staff admins'],
  ])('finds by %s', async (filter, names) => {
    expect(await find(filter)).toEqual(names.split(' '));
  });

  it('refuses an attribute that neither has, with invalidFilter or invalidValue', async () => {
    expect(refusal(await client.get('?filter=shoeSize%20pr'))).toEqual([400, 'invalidFilter']);
    expect(refusal(await client.get('?sortBy=shoeSize'))).toEqual([400, 'invalidValue']);
  });

  it('sorts both by one attribute; to a group a userName is no value', async () => {
    expect(namesIn(await client.get('?sortBy=userName&sortOrder=descending&count=3'))).toEqual([
      'Staff',
      'admins',
      'éva',
    ]);
    expect(namesIn(await client.get('?sortBy=externalId&count=4'))).toEqual(['carl', 'éva', 'Ada', 'admins']);
  });

  it('pages by cursor over both', async () => {
    for (const order of ['', '&sortBy=displayName', '&sortBy=meta.created&sortOrder=descending']) {
      const names: string[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const answer: Answer = await client.get(`?count=2&cursor=${cursor}${order}`);
        expect(answer.body.totalResults).toBe(7);
        names.push(...namesIn(answer));
        cursor = answer.body.nextCursor;
      }
      expect(names).toEqual(namesIn(await client.get(`?count=10${order}`)));
    }
  });

  it('gives of each type the attributes that are asked for', async () => {
    const { body } = await client.get('?attributes=userName,members.value');
    const shown = body.Resources.map((each: object) => Object.keys(each).sort().join(' '));
    expect(shown).toEqual([...PEOPLE.map(() => 'id schemas userName'), 'id members schemas', 'id schemas']);
  });
});

describe('every attribute can be filtered by', () => {
  it.each([
    ['meta pr', 5],
    ['meta[resourceType eq "User" and created pr]', 5],
    ['meta.version eq "W/\\"1\\""', 5],
    ['meta.location ew "/x"', 0],
    ['emails pr', 2],
    ['name pr', 2],
    ['manager pr', 1],
    ['manager.$ref ew "/Users/m"', 1],
    [`schemas eq "${ENTERPRISE}"`, 2],
    ['groups.display eq "staff"', 2],
    ['not (active eq false or emails pr)', 2],
    ['name[not (givenName pr)]', 2],
  ])('%s', async (filter, count) => {
    expect((await client.get(`/Users?filter=${encodeURIComponent(filter)}`)).body.totalResults).toBe(count);
  });

  it('also by where the resource, its groups and its members are', async () => {
    const { Resources } = (await client.get(`/Groups?filter=${encodeURIComponent(`id eq "${group}"`)}`)).body;
    const [{ meta, members }] = Resources;
    const found = async (endpoint: string, filter: string): Promise<string[]> =>
      namesIn(await client.get(`${endpoint}?filter=${encodeURIComponent(filter)}`));
    expect(await found('/Groups', `meta.location eq "${meta.location}"`)).toEqual(['Staff']);
    expect(await found('/Groups', `members.$ref eq "${members[1].$ref}"`)).toEqual(['Staff']);
    expect(await found('/Users', `groups[$ref eq "${meta.location}"]`)).toEqual(['Ada', 'carl']);
  });
});

describe('/Me', () => {
  it('is answered with 501 whatever the method', async () => {
    const bodiless = [client.get('/Me'), client.delete('/Me')];
    const answers = [...bodiless, client.post('/Me', {}), client.put('/Me', {}), client.patch('/Me', {})];
    for (const { status, headers, body } of await Promise.all(answers)) {
      expect([status, headers.get('content-type')]).toEqual([501, expect.stringMatching(/^application\/scim\+json/)]);
      expect(body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '501' });
    }
  });
});

describe('ServiceProviderConfig', () => {
  it('tells of sorting and of both ways of paging, index being the default', async () => {
    expect((await client.get('/ServiceProviderConfig')).body).toMatchObject({
      sort: { supported: true },
      pagination: {
        cursor: true,
        index: true,
        defaultPaginationMethod: 'index',
        defaultPageSize: 100,
        maxPageSize: 1000,
        cursorTimeout: 3600,
      },
    });
  });
});

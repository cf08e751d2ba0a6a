import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import pg from 'pg';
import { Database } from '../src/database/database.js';
import type { Connection as Connected, Statement } from '../src/database/database.js';
import { Lists } from '../src/database/lists.js';
import { ADD_NEW_USERS, ADD_USERS, REMOVE_USERS } from '../src/teams/membership-statements.js';
import { startApp } from './app.js';
import type { App } from './app.js';
import { makeConnection } from './make.js';
import { scim } from './scim-client.js';
import type { Connection, ScimClient } from './scim-client.js';

const USERS = 20_000;
const PEOPLE_OF_OTHERS = 2_000;
/** With a few people each, so that a tenant of average size is small. */
const SMALL_TENANTS = 2_000;
const GROUPS = 2_000;

interface Node {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Node[];
}

let app: App;
let client: ScimClient;
let tenantId: string;
let neighbour: Connection & { tenantId: string };
let userId: string;
let groupId: string;

beforeAll(async () => {
  app = await startApp();
  const connection = await makeConnection(app);
  client = scim(connection);
  tenantId = connection.tenantId;
  neighbour = await makeConnection(app);
  for (const { tenantId: each } of [neighbour, await makeConnection(app)]) await fill(each, PEOPLE_OF_OTHERS);
  await fill(tenantId, USERS);
  await app.query(
    `WITH small AS (
       INSERT INTO tenants (id, name, slug) SELECT gen_random_uuid(), 'small ' || n, 'small-' || n FROM generate_series(1, $1::int) n
       RETURNING id
     )
     INSERT INTO users (tenant_id, id, attributes, last_modified)
     SELECT id, gen_random_uuid(), jsonb_build_object('userName', 'User' || n || '@x.example', 'active', true),
       now() - interval '1 year'
     FROM small, generate_series(1, 3) n`,
    [SMALL_TENANTS],
  );
  await app.query('VACUUM ANALYZE users, teams, team_members');
  const idOf = async (table: string): Promise<string> => {
    const rows = await app.query<{ id: string }>(
      `SELECT id FROM ${table} WHERE tenant_id = $1 AND attributes ->> 'externalId' = 'ext-77'`,
      [tenantId],
    );
    return rows[0]!.id;
  };
  userId = await idOf('users');
  groupId = await idOf('teams');
}, 120_000);
afterAll(() => app.close());

/** People who all have a work address, the same display names as in other tenants, and some of them a group. */
async function fill(tenant: string, people: number): Promise<void> {
  await app.query(
    `INSERT INTO users (tenant_id, id, attributes, last_modified)
     SELECT $1, gen_random_uuid(), jsonb_build_object('userName', 'User' || n || '@x.example', 'externalId', 'ext-' || n,
       'displayName', 'Person ' || n, 'active', true,
       'emails', jsonb_build_array(jsonb_build_object('value', 'User' || n || '@x.example', 'type', 'work'))),
       now() - n * interval '1 minute'
     FROM generate_series(1, $2::int) n`,
    [tenant, people],
  );
  await app.query(
    `INSERT INTO teams (tenant_id, id, attributes)
     SELECT $1, gen_random_uuid(), jsonb_build_object('displayName', 'Group ' || n, 'externalId', 'ext-' || n)
     FROM generate_series(1, $2::int) n`,
    [tenant, Math.min(people, GROUPS)],
  );
  await app.query(
    `INSERT INTO team_members (tenant_id, team_id, user_id)
     SELECT t.tenant_id, t.id, u.id FROM teams t JOIN users u USING (tenant_id, external_id) WHERE t.tenant_id = $1`,
    [tenant],
  );
}

/** A statement, and whether PostgreSQL may run it with a plan for any value. */
type Seen = readonly [statement: Statement, values: readonly unknown[], anyPlan: boolean];

/** The statements that answer a request, and how many rows the database looks at for each. */
async function rowsLookedAt(address: string, asker = client): Promise<number[]> {
  const seen = await statementsOf(async () => {
    const { status, body } = await asker.get(address);
    expect([status, body.Resources.length]).toEqual([200, 1]);
  });
  const lists = seen.filter(([{ text }]) => /FROM (users u|teams t|\()/.test(text));
  expect(lists).not.toEqual([]);
  return Promise.all(lists.map(explain));
}

/** What is asked of the database meanwhile, of the pool and of the connections for lists. */
async function statementsOf(work: () => Promise<void>): Promise<Seen[]> {
  const database = app.nest.get(Database);
  const lists = app.nest.get(Lists);
  const seen: Seen[] = [];
  const watched = (connection: Connected): Connected => ({
    query: (statement, values) => {
      seen.push([statement, values, false]);
      return connection.query(statement, values);
    },
  });
  const spied = [jest.spyOn(database, 'query'), jest.spyOn(database.lookUps, 'query')];
  const connectionFor = lists.for.bind(lists);
  const connecting = jest.spyOn(lists, 'for').mockImplementation((...asked) => {
    const connection = connectionFor(...asked);
    return connection === database || connection === database.lookUps ? connection : watched(connection);
  });
  try {
    await work();
    return [
      ...seen,
      ...spied.flatMap(({ mock }) => mock.calls.map((call): Seen => [...call, call[0].name !== undefined])),
    ];
  } finally {
    spied.forEach((each) => each.mockRestore());
    connecting.mockRestore();
  }
}

/** With a plan for these values; and where it may come to that, with one for any. */
async function explain([{ text }, values, anyPlan]: Seen): Promise<number> {
  const rows = await app.query<Explained>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, [...values]);
  const looked = lookedAt(rows[0]!['QUERY PLAN'][0]!.Plan);
  return anyPlan ? Math.max(looked, await explainForAny(text, values)) : looked;
}

async function explainForAny(text: string, values: readonly unknown[]): Promise<number> {
  const own = new pg.Client({
    connectionString: app.databaseUrl,
    ...{ options: '-c plan_cache_mode=force_generic_plan' },
  });
  await own.connect();
  try {
    await own.query(`PREPARE asked AS ${text}`);
    const literals = values.map((value) => own.escapeLiteral(asText(value)));
    const { rows } = await own.query<Explained>(
      `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE asked (${literals.join(', ')})`,
    );
    return lookedAt(rows[0]!['QUERY PLAN'][0]!.Plan);
  } finally {
    await own.end();
  }
}

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? `{${value.map(asText).join(',')}}` : String(value);
}

function lookedAt(node: Node): number {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const own = /Scan$/.test(node['Node Type']) ? (node['Actual Rows'] + removed) * node['Actual Loops'] : 0;
  return (node.Plans ?? []).reduce((sum, part) => sum + lookedAt(part), own);
}

interface Explained {
  readonly 'QUERY PLAN': { Plan: Node }[];
}

describe('among 20,000 users of a tenant, and those of others, an index finds', () => {
  it.each([
    ['/Users', 'userName eq "USER77@x.example"'],
    ['/Users', 'externalId eq "ext-77"'],
    ['/Users', 'displayName eq "person 77"'],
    ['/Users', 'emails.value eq "user77@X.example"'],
    ['/Users', 'emails[type eq "work"].value eq "User77@x.example"'],
    ['/Users', 'emails[type eq "work" and value eq "user77@x.example"]'],
    ['/Users', 'userName eq "user77@x.example" and active eq true'],
    ['/Users', 'userName eq "user77@x.example" or externalId eq "ext-77"'],
    ['/Users', 'externalId eq "ext-77" and active eq true'],
    ['/Users', 'active eq true and displayName eq "Person 77"'],
    ['/Users', 'userName eq "user77@x.example" or emails.value eq "user77@x.example" or displayName eq "x"'],
    ['/Users', '(externalId eq "ext-77" or userName eq "ext-77") and not (title pr)'],
    ['/Users', 'emails eq "user77@x.example"'],
    ['/Users', 'userName sw "USER77@"'],
    ['/Users', 'displayName sw "person 1999" and active eq true and userName sw "user19999"'],
    ['/Users', 'id eq "USER"'],
    ['/Users', 'id eq "USER" and not (manager pr)'],
    ['/Users', 'groups.value eq "GROUP"'],
    ['/Users', 'groups[value eq "GROUP"]'],
    ['/Groups', 'displayName eq "GROUP 77"'],
    ['/Groups', 'displayName sw "group 1999"'],
    ['/Groups', 'externalId eq "ext-77"'],
    ['/Groups', 'externalId eq "ext-77" or displayName eq "ext-77"'],
    ['/Groups', 'id eq "GROUP"'],
    ['/Groups', 'id eq "GROUP" and members[value eq "USER"]'],
    ['/Groups', 'members.value eq "USER"'],
    ['/Groups', 'members eq "USER"'],
    ['', 'userName eq "user77@x.example"'],
    ['', 'displayName eq "group 77"'],
  ])('%s?filter=%s', async (endpoint, filter) => {
    const asked = filter.replace('"USER"', `"${userId}"`).replace('"GROUP"', `"${groupId}"`);
    for (const rows of await rowsLookedAt(`${endpoint}?filter=${encodeURIComponent(asked)}`)) {
      expect(rows).toBeLessThan(30);
    }
  });

  it('the next page, by cursor, however far it is', async () => {
    const first = await client.get('/Users?cursor&count=1');
    for (const rows of await rowsLookedAt(`/Users?cursor=${first.body.nextCursor}&count=1`)) {
      expect(rows).toBeLessThan(30);
    }
  });

  it.each(['', '&startIndex=7', '&cursor='])('a page of those who are active, count=1%s', async (place) => {
    const [page] = await rowsLookedAt(`/Users?filter=active%20eq%20true&count=1${place}`);
    expect(page).toBeLessThan(30);
  });

  it('a page of users and groups', async () => {
    const [page] = await rowsLookedAt('?count=1&startIndex=5');
    expect(page).toBeLessThan(30);
  });
});

describe('among 20,000 people of the REST API, an index finds', () => {
  it.each(['created', 'userName', 'displayName'])(
    'a page by %s, in both directions, and the next one',
    async (sort) => {
      for (const order of ['ascending', 'descending']) {
        const path = `/tenants/${tenantId}/users?sort=${sort}&order=${order}&limit=1`;
        const { body } = await app.api('GET', path);
        for (const place of ['', `&cursor=${body.nextCursor}`]) {
          const seen = await statementsOf(async () => {
            expect((await app.api('GET', path + place)).body.items).toHaveLength(1);
          });
          const [page] = seen.filter(([statement]) => statement.text.includes('AS "sortKey"'));
          expect(await explain(page!)).toBeLessThan(30);
        }
      }
    },
  );
});

describe('what changed lately', () => {
  it('is found among the rows near it, or else among those of the tenant', async () => {
    const [{ version }] = (await app.query(`SELECT current_setting('server_version_num')::int AS version`)) as [
      { version: number },
    ];
    const since = new Date(Date.now() - 90_000).toISOString();
    const address = `/Users?filter=${encodeURIComponent(`meta.lastModified gt "${since}"`)}`;
    // Before PostgreSQL 16 there is no index: once in an index of the tenant's rows, once in the table.
    for (const rows of await rowsLookedAt(address)) {
      expect(rows).toBeLessThan(version < 160_000 ? USERS * 2 + 30 : 1_000);
    }
    for (const rows of await rowsLookedAt(address, scim(neighbour))) {
      expect(rows).toBeLessThan(PEOPLE_OF_OTHERS * 2 + 30);
    }
  });
});

describe('where groups are in groups, an index finds', () => {
  beforeAll(async () => {
    await app.query(
      `INSERT INTO team_subteams (tenant_id, team_id, subteam_id)
       SELECT $1, outside.id, inside.id FROM teams outside JOIN teams inside USING (tenant_id)
       WHERE tenant_id = $1 AND outside.external_id = 'ext-78' AND inside.external_id IN ('ext-77', 'ext-79')`,
      [tenantId],
    );
    await app.query('ANALYZE team_subteams');
  });

  it.each([
    ['/Users', 'userName eq "user77@x.example"'],
    ['/Users', 'groups.value eq "GROUP"'],
    ['/Users', 'groups[value eq "GROUP" and type eq "direct"]'],
    ['/Groups', 'members.value eq "USER"'],
    ['/Groups', 'members.value eq "GROUP"'],
    ['/Groups', 'members[value eq "GROUP" and type eq "Group"]'],
    ['/Groups', 'id eq "GROUP" and members[value eq "USER"]'],
    ['', 'members.value eq "USER"'],
  ])('%s?filter=%s', async (endpoint, filter) => {
    const asked = filter.replace('"USER"', `"${userId}"`).replace('"GROUP"', `"${groupId}"`);
    for (const rows of await rowsLookedAt(`${endpoint}?filter=${encodeURIComponent(asked)}`)) {
      expect(rows).toBeLessThan(100);
    }
  });
});

describe('while the tables are small', () => {
  let young: App;
  beforeAll(async () => {
    young = await startApp();
  }, 60_000);
  afterAll(() => young.close());

  it.each([ADD_USERS, ADD_NEW_USERS, REMOVE_USERS])(
    'nothing is planned that would read a large team from end to end: $name',
    async (statement) => {
      await young.query('ANALYZE users, teams, team_members');
      const ids = [randomUUID(), randomUUID(), [randomUUID()], randomUUID(), randomUUID()];
      const plan = await young.nest.get(Database).transaction(async (transaction) => {
        // After five PostgreSQL decides whether it keeps a plan for any value.
        for (let n = 0; n < 6; n++) await transaction.query(statement, ids);
        const literals = ids.map((id) => pg.escapeLiteral(asText(id))).join(', ');
        return transaction.query({ text: `EXPLAIN EXECUTE "${statement.name}" (${literals})` }, []);
      });
      expect(JSON.stringify(plan)).not.toContain('Seq Scan');
    },
  );
});

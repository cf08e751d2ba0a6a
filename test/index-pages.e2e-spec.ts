import { startApp } from './app.js';
import type { App } from './app.js';
import { makeConnection, unique } from './make.js';
import { scim } from './scim-client.js';
import type { ScimClient } from './scim-client.js';

let app: App;
// Each has a memory of its own of how many there are.
let other: App;

beforeAll(async () => {
  app = await startApp();
  other = await startApp({ databaseUrl: app.databaseUrl, publicUrl: app.url });
});
afterAll(async () => {
  await other.close();
  await app.close();
});

interface Place {
  readonly tenantId: string;
  readonly here: ScimClient;
  readonly there: ScimClient;
}

async function makePlace(): Promise<Place> {
  const connection = await makeConnection(app);
  const scimUrl = connection.scimUrl.replace(app.url, other.url);
  return { tenantId: connection.tenantId, here: scim(connection), there: scim({ ...connection, scimUrl }) };
}

async function create(client: ScimClient): Promise<string> {
  return (await client.post('/Users', { userName: unique('person') })).body.id;
}

async function idsIn(tenantId: string): Promise<string[]> {
  const rows = await app.query<{ id: string }>('SELECT id FROM users WHERE tenant_id = $1 ORDER BY id', [tenantId]);
  return rows.map(({ id }) => id);
}

interface Page {
  readonly total: number;
  readonly ids: string[];
}

async function pageAt(client: ScimClient, startIndex: number, count: number): Promise<Page> {
  const { body } = await client.get(`/Users?attributes=id&startIndex=${startIndex}&count=${count}`);
  return { total: body.totalResults, ids: (body.Resources as { id: string }[]).map(({ id }) => id) };
}

// A sequence without chance in it, so that a failure comes again.
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) yield (state = (state * 48_271) % 2_147_483_647);
}

describe('pages by index', () => {
  it.each([1, 2, 3, 4])('are exact whoever came, went or came back before, at two instances (%i)', async (seed) => {
    const { tenantId, here, there } = await makePlace();
    const random = numbers(seed);
    const pick = (below: number): number => random.next().value % below;
    await Promise.all(Array.from({ length: 25 }, () => create(here)));
    const gone: string[] = [];
    let next = 1;
    for (let step = 0; step < 120; step++) {
      const ids = await idsIn(tenantId);
      const client = pick(2) ? here : there;
      switch (pick(8)) {
        case 0:
          await create(client);
          break;
        case 1:
          gone.push(ids[pick(ids.length)]!);
          await client.delete(`/Users/${gone.at(-1)!}`);
          break;
        case 2:
          if (gone.length > 0) await app.api('POST', `/tenants/${tenantId}/users/${gone.pop()!}/restore`);
          break;
        case 3:
          next = 1 + pick(ids.length + 3);
          break;
        default: {
          const count = 1 + pick(7);
          expect(await pageAt(client, next, count)).toEqual({
            total: ids.length,
            ids: ids.slice(next - 1, next - 1 + count),
          });
          next = next > ids.length ? 1 : next + count;
        }
      }
    }
  });

  it('miss nobody who was there from the beginning to the end, while others come', async () => {
    const { tenantId, here, there } = await makePlace();
    await Promise.all(Array.from({ length: 100 }, () => create(here)));
    const before = await idsIn(tenantId);
    let walking = true;
    const creating = Promise.all(
      [here, there].map(async (client) => {
        while (walking) await create(client);
      }),
    );
    for (const client of [here, there, here, there]) {
      const found: string[] = [];
      for (let start = 1; found.length < before.length; start += 9) {
        found.push(...(await pageAt(client, start, 9)).ids);
      }
      expect(found.slice(0, before.length)).toEqual(before);
    }
    walking = false;
    await creating;
    const ids = await idsIn(tenantId);
    expect(await pageAt(there, ids.length, 10)).toEqual({ total: ids.length, ids: ids.slice(-1) });
  });

  it('do not count what a transaction has not committed, nor twice when it has', async () => {
    const { tenantId, here } = await makePlace();
    const user = await create(here);
    await create(here);
    const tenants = `tenant_id = '${tenantId}'`;
    // Held open over a count, as a slow change would be.
    const held = app.query(
      `WITH gone AS (DELETE FROM users WHERE ${tenants} AND id = $1 RETURNING id),
        recorded AS (INSERT INTO changes (tenant_id, request_id, action, resource_type, resource_id, before)
          SELECT '${tenantId}', gen_random_uuid(), 'deleted', 'user', id, '{}' FROM gone)
       SELECT pg_sleep(1.5) FROM gone`,
      [user],
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await pageAt(here, 2, 1)).total).toBe(2);
    expect((await pageAt(here, 2, 1)).total).toBe(2);
    await held;
    expect(await pageAt(here, 1, 1)).toEqual({ total: 1, ids: await idsIn(tenantId) });
    expect((await pageAt(here, 1, 1)).total).toBe(1);
  });
});

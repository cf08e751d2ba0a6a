import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startApp } from './app.js';
import type { App } from './app.js';
import { eventually } from './eventually.js';
import { startInstance } from './instance.js';
import type { Instance } from './instance.js';
import { makeConnection } from './make.js';
import { scim } from './scim-client.js';
import type { Connection, ScimClient } from './scim-client.js';

const MEMBERS = 100_000;
const MOST_MIB = 100;
const NAMES = ['Ada', 'Zoë "Z" O\\Hara', 'Łukasz\nŻółć', '王小明 😀', null];

interface Member {
  readonly value: string;
  readonly display: string;
  readonly type: string;
  readonly $ref: string;
}

let app: App;
let instance: Instance;
let connection: Connection & { tenantId: string };
let client: ScimClient;
let all: Member[];
let large: string;
let small: string;

beforeAll(async () => {
  app = await startApp();
  connection = await makeConnection(app);
  instance = await startInstance(app);
  client = scim(instance.at(connection));
  const users = await app.query<{ id: string; name: string }>(
    `INSERT INTO users (tenant_id, id, attributes)
     SELECT $1, gen_random_uuid(), jsonb_strip_nulls(jsonb_build_object('userName', 'user-' || n, 'active', true,
       'displayName', ($2::text[])[n % cardinality($2::text[]) + 1]))
     FROM generate_series(1, ${MEMBERS}) n RETURNING id, coalesce(display_name, user_name) AS name`,
    [connection.tenantId, NAMES],
  );
  await app.query('ANALYZE users');
  small = await made('Small', [users[0]!.id]);
  all = users
    .map(({ id, name }) => ({ value: id, display: name, type: 'User', $ref: `${connection.scimUrl}/Users/${id}` }))
    .sort((one, other) => (one.value < other.value ? -1 : 1));
  all.push({ value: small, display: 'Small', type: 'Group', $ref: `${connection.scimUrl}/Groups/${small}` });
  large = await made('Large', [...users.map(({ id }) => id), small]);
}, 180_000);
afterAll(async () => {
  await instance.stop();
  await app.close();
});

async function made(displayName: string, members: string[]): Promise<string> {
  const answer = await client.post('/Groups', { displayName, members: members.map((value) => ({ value })) });
  expect([answer.status, answer.body.members?.length]).toEqual([201, members.length]);
  return answer.body.id as string;
}

async function residentMiB(): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(instance.pid)]);
  return Number(stdout) / 1024;
}

// One comparison: a hundred thousand of them would be most of the time.
const expectSame = (actual: unknown, expected: unknown): void =>
  expect(JSON.stringify(actual) === JSON.stringify(expected)).toBe(true);

describe('a group of 100,000 members', () => {
  it('is answered with all of them, whole and in order', async () => {
    const { status, body, headers } = await client.get(`/Groups/${large}`);
    expect([status, body.displayName, headers.get('etag')]).toEqual([200, 'Large', body.meta.version]);
    expectSame(body.members, all);
  });

  it('is answered with the parts of the members that are asked for', async () => {
    const values = await client.get(`/Groups/${large}?attributes=members.value`);
    expectSame(
      values.body.members,
      all.map(({ value }) => ({ value })),
    );
    const others = await client.get(`/Groups/${large}?excludedAttributes=members.$ref,members.value`);
    expectSame(
      others.body.members,
      all.map(({ display, type }) => ({ display, type })),
    );
    const without = await client.get(`/Groups/${large}?excludedAttributes=members`);
    expect(without.body.members).toBeUndefined();
    const nothing = 'members.value,members.display,members.type,members.$ref';
    expect((await client.get(`/Groups/${large}?excludedAttributes=${nothing}`)).body.members).toBeUndefined();
  });

  it('is in lists with all of them, beside others', async () => {
    const filters = ['displayName sw "La" or displayName eq "small"', 'meta.resourceType eq "Group"'];
    for (const list of ['/Groups', `/Groups?filter=${filters[0]}`, `?filter=${filters[1]}`]) {
      const [one, other] = (await client.get(list)).body.Resources;
      expect([one.id, one.members.length, other.id]).toEqual([small, 1, large]);
      expectSame(other.members, all);
    }
  });

  it('is not sent to who has it', async () => {
    const etag = (await client.get(`/Groups/${small}`)).headers.get('etag')!;
    const version = (await client.get(`/Groups/${large}?excludedAttributes=members`)).headers.get('etag')!;
    for (const [group, seen] of [
      [small, etag],
      [large, version],
    ] as const) {
      const answer = await client.get(`/Groups/${group}`, { 'If-None-Match': seen });
      expect([answer.status, answer.body]).toEqual([304, undefined]);
    }
  });

  it('is in the provisioning log with how it begins, and how long it was', async () => {
    const path = `/tenants/${connection.tenantId}/provisioning-log`;
    const text = JSON.stringify((await client.get(`/Groups/${large}?attributes=members.type`)).body);
    const read = async (): Promise<{ id: string; query: string }> =>
      (await app.api('GET', `${path}?operation=read&limit=1`)).body.items[0];
    const { id } = await eventually(read, ({ query }) => query === 'attributes=members.type');
    const { body } = await app.api('GET', `${path}/${id}`);
    expect(body).toMatchObject({ status: 200, truncated: true, responseBytes: Buffer.byteLength(text) });
    expect(body.response).toBe(text.slice(0, 2048));
  });

  it('takes no more memory the more often it is read, also at once', async () => {
    const get = async (): Promise<void> => {
      const response = await fetch(`${instance.at(connection).scimUrl}/Groups/${large}`, {
        headers: { Authorization: `Bearer ${connection.secret}` },
      });
      let bytes = 0;
      for await (const chunk of response.body!) bytes += (chunk as Uint8Array).length;
      expect(bytes).toBeGreaterThan(MEMBERS * 200);
    };
    const before = await residentMiB();
    await Promise.all(Array.from({ length: 10 }, get));
    for (let times = 0; times < 10; times++) await get();
    expect((await residentMiB()) - before).toBeLessThan(MOST_MIB);
  });
});

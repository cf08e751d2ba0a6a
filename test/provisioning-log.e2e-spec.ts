import { MAX_PAYLOAD_SIZE } from '../src/protocol/index.js';
import { type App, startApp } from './app.js';
import { type Answer, call } from './call.js';
import { eventually } from './eventually.js';
import { makeConnection, makeIntegration, makeTenant, unique } from './make.js';
import { makePerson } from './people.js';
import { type Connection, scim, type ScimClient } from './scim-client.js';

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const NOBODY = '01a205a1-f598-7174-a002-468c0a676459';

let app: App;
let connection: Connection & { tenantId: string; integrationId: string };
let client: ScimClient;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  connection = await makeConnection(app);
  client = scim(connection);
});

interface Entry {
  id: string;
  operation: string;
  method: string;
  path: string;
  query: string | null;
  status: number;
  resourceType: string | null;
  resourceId: string | null;
  request: string | null;
  response: string | null;
  explanation: { title: string } | null;
  [name: string]: unknown;
}

const log = async (query = '', tenantId = connection.tenantId): Promise<Entry[]> =>
  (await app.api('GET', `/tenants/${tenantId}/provisioning-log${query}`)).body.items;
/** The log as soon as it has so many entries. */
const logged = async (count: number, query = ''): Promise<Entry[]> =>
  eventually(
    () => log(query),
    (entries) => entries.length >= count,
  );
const full = async (id: string): Promise<Entry> =>
  (await app.api('GET', `/tenants/${connection.tenantId}/provisioning-log/${id}`)).body;
const send = (path: string, method: string, options: object = {}): Promise<Answer> =>
  call(connection.scimUrl + path, { method, bearer: connection.secret, ...options });

describe('the provisioning log', () => {
  it('tells of every operation: what it was, about whom, and what became of it', async () => {
    const userName = unique('Ada');
    const { id } = (await client.post('/Users', { userName })).body;
    await client.get(`/Users?filter=userName eq "${userName}"`);
    await client.get(`/Users/${id}`);
    await client.put(`/Users/${id}`, { userName, title: 'Analyst' });
    await client.patch(`/Users/${id}`, {
      schemas: [PATCH_OP],
      Operations: [{ op: 'replace', path: 'title', value: 'x' }],
    });
    const group = (await client.post('/Groups', { displayName: unique('team'), members: [{ value: id }] })).body.id;
    await client.post('/Users/.search', { filter: `userName eq "${userName}"` });
    await client.post('/Bulk', { Operations: [{ method: 'DELETE', path: `/Groups/${group}` }] });
    await client.get('/ServiceProviderConfig');
    await client.delete(`/Users/${id}`);
    const entries = await logged(10);
    expect(
      entries.map(({ operation, method, path, resourceType, resourceId, status }) =>
        [operation, method, path, resourceType, resourceId, status].join(' '),
      ),
    ).toEqual([
      `delete DELETE /Users/${id} User ${id} 204`,
      'discovery GET /ServiceProviderConfig ServiceProviderConfig  200',
      'bulk POST /Bulk   200',
      'search POST /Users/.search User  200',
      `create POST /Groups Group ${group} 201`,
      `patch PATCH /Users/${id} User ${id} 200`,
      `replace PUT /Users/${id} User ${id} 200`,
      `read GET /Users/${id} User ${id} 200`,
      'search GET /Users User  200',
      `create POST /Users User ${id} 201`,
    ]);
    expect(entries.every(({ explanation }) => explanation === null)).toBe(true);
    expect(await full(entries.at(-1)!.id)).toMatchObject({
      integrationId: connection.integrationId,
      subject: userName.toLowerCase(),
      request: JSON.stringify({ userName }),
      response: expect.stringContaining(`"userName":"${userName}"`),
      requestBytes: JSON.stringify({ userName }).length,
      truncated: false,
      address: '127.0.0.1',
      durationMs: expect.any(Number),
    });
  });

  it('tells of who was not let in and of what could not be read, without a word of what they sent', async () => {
    const json = { 'Content-Type': 'application/scim+json' };
    await send('/Users', 'POST', { bearer: 'wrong', body: { userName: 'hidden' } });
    await send('/Users', 'GET', { bearer: undefined });
    await send('/Users', 'POST', { body: '{"userName": "hidden"', headers: json });
    await send('/Users', 'POST', { body: 'hidden', headers: { 'Content-Type': 'text/plain' } });
    await send('/Users', 'POST', { body: Buffer.alloc(MAX_PAYLOAD_SIZE + 1, 32), headers: json });
    await send('/Users', 'DELETE');
    await send('/Nonsense', 'GET');
    await send('/Users/%zz', 'GET');
    const entries = await logged(8);
    expect(entries.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'read 400',
      'read 404',
      'delete 405',
      'create 413',
      'create 415',
      'create 400',
      'refused 401',
      'refused 401',
    ]);
    for (const { id, explanation } of entries) {
      expect(explanation).toEqual({ title: expect.any(String) });
      expect(await full(id)).toMatchObject({ request: null, response: null });
    }
    const rows = await app.query<{ row: string }>(
      'SELECT l::text AS row FROM provisioning_log l WHERE tenant_id = $1',
      [connection.tenantId],
    );
    expect(rows.map(({ row }) => row).join()).not.toContain('hidden');
  });

  it('says nothing of integrations that are not there, and little of a flood, which it counts', async () => {
    await call(`${app.url}/scim/v2/${NOBODY}/Users`, { method: 'GET', bearer: 'x' });
    await Promise.all(Array.from({ length: 150 }, () => send('/Users', 'GET', { bearer: 'wrong' })));
    const path = `/tenants/${connection.tenantId}/provisioning-log/dropped`;
    const counted = async (): Promise<{ kept: number; dropped: number; since: string }> => {
      const kept = await app.query('SELECT FROM provisioning_log WHERE tenant_id = $1', [connection.tenantId]);
      return { kept: kept.length, ...(await app.api('GET', path)).body };
    };
    const body = await eventually(counted, ({ kept, dropped }) => kept + dropped === 150);
    expect(body.kept).toBeLessThan(120);
    expect(Date.parse(body.since)).toBeLessThan(Date.now() - 29 * 86_400_000);
    expect(await app.query('SELECT FROM provisioning_log WHERE integration_id = $1', [NOBODY])).toEqual([]);
  });

  it('leads from a request to what it changed, and back', async () => {
    const { id } = (await client.post('/Users', { userName: unique('ada') })).body;
    const [{ id: requestId }] = (await logged(1)) as [Entry];
    const { body } = await app.api('GET', `/tenants/${connection.tenantId}/changes?requestId=${requestId}`);
    expect(body.items).toMatchObject([{ requestId, resourceId: id, action: 'created' }]);
  });

  it('keeps the beginning of what is long', async () => {
    const members = Array.from({ length: 600 }, () => ({ value: NOBODY.replace(/^.{8}/, unique('x').slice(-8)) }));
    await client.post('/Groups', { displayName: unique('team'), members });
    for (let i = 0; i < 9; i++) await client.post('/Users', { userName: unique('ada') });
    await client.get('/Users');
    const [list, ...others] = (await logged(11)) as [Entry, ...Entry[]];
    expect(await full(list.id)).toMatchObject({ truncated: true, response: expect.stringMatching(/^.{2048}$/s) });
    const created = await full(others.at(-1)!.id);
    expect(created).toMatchObject({ truncated: true, request: expect.stringMatching(/^.{16384}$/s) });
    expect(created['requestBytes']).toBeGreaterThan(16_384);
  });

  it('is searched by everything that a page offers, and read page by page', async () => {
    const second = await makeIntegration(app, { id: connection.tenantId });
    const userName = unique('Ada');
    const { id } = (await client.post('/Users', { userName })).body;
    await client.post('/Users', { userName });
    await client.get(`/Users/${id}`);
    await client.get('/Groups');
    await call(`${second.scimUrl}/Users`, { method: 'GET' });
    const all = await logged(5);
    const found = async (query: string): Promise<number[]> =>
      (await log(`?${query}`)).map((entry) => all.findIndex((each) => each.id === entry.id));
    expect(await found(`integrationId=${second.id}`)).toEqual([0]);
    expect(await found('operation=create')).toEqual([3, 4]);
    expect(await found('operation=refused')).toEqual([0]);
    expect(await found('outcome=failed')).toEqual([0, 3]);
    expect(await found('outcome=succeeded')).toEqual([1, 2, 4]);
    expect(await found('status=409')).toEqual([3]);
    expect(await found('outcome=succeeded&operation=create&resourceType=User&status=201')).toEqual([4]);
    expect(await found('operation=bulk')).toEqual([]);
    expect(await found('resourceType=Group')).toEqual([1]);
    expect(await found(`resourceId=${id}`)).toEqual([2, 4]);
    expect(await found(`resourceId=${id}&operation=read`)).toEqual([2]);
    expect(await found(`search=${userName.slice(0, 8).toUpperCase()}`)).toEqual([2, 3, 4]);
    expect(await found(`search=${id.toUpperCase()}`)).toEqual([2, 4]);
    expect(await found(`search=${all[3]!.id}`)).toEqual([3]);
    expect(await found('search=%25')).toEqual([]);
    expect(await found(`from=${all[2]!['at'] as string}&operation=search`)).toEqual([1]);
    expect(await found(`to=${all[4]!['at'] as string}`)).toEqual([]);
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await app.api('GET', `/tenants/${connection.tenantId}/provisioning-log?limit=2${cursor}`);
      paged.push(...body.items.map((entry: Entry) => entry.id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(paged).toEqual(all.map((entry) => entry.id));
    for (const bad of ['operation=x', 'status=1', 'outcome=ok', 'from=today', 'search=', 'cursor=1', 'limit=1000']) {
      expect((await app.api('GET', `/tenants/${connection.tenantId}/provisioning-log?${bad}`)).status).toBe(400);
    }
  });

  it("shows a tenant's entries to nobody of another", async () => {
    await client.post('/Users', { userName: unique('ada') });
    const [entry] = (await logged(1)) as [Entry];
    const other = await makeTenant(app);
    const lee = await makePerson(app, other, 'admin');
    expect(await log('', other.id)).toEqual([]);
    const stolen = await app.api('GET', `/tenants/${other.id}/provisioning-log/${entry.id}`);
    expect(stolen.status).toBe(404);
    for (const path of ['', `/${entry.id}`, '/dropped']) {
      const answer = await lee.api('GET', `/tenants/${connection.tenantId}/provisioning-log${path}`);
      expect(answer.status).toBe(404);
    }
  });

  it('adds up the hours for reports', async () => {
    const userName = unique('ada');
    await client.post('/Users', { userName });
    await client.post('/Users', { userName });
    await client.get('/Users');
    await logged(3);
    const hours = await app.query<{ hour: Date; latencies: number[]; requests: number }>(
      `SELECT operation, status, scim_type, requests, duration_ms > 0 AS timed, slow, latencies, hour
       FROM provisioning_log_hours WHERE tenant_id = $1 ORDER BY status`,
      [connection.tenantId],
    );
    expect(hours).toMatchObject([
      { operation: 'search', status: 200, scim_type: '', requests: 1, timed: true },
      { operation: 'create', status: 201, scim_type: '', requests: 1 },
      { operation: 'create', status: 409, scim_type: 'uniqueness', requests: 1 },
    ]);
    for (const { latencies, requests, hour } of hours) {
      expect(latencies).toHaveLength(11);
      expect(latencies.reduce((sum, count) => sum + count, 0)).toBe(requests);
      expect(hour.getTime() % 3_600_000).toBe(0);
    }
  });
});

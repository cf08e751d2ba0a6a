import { type App, startApp } from './app.js';
import { call } from './call.js';
import { eventually } from './eventually.js';
import { makeConnection, unique } from './make.js';
import { scim } from './scim-client.js';

const HUSH = 'hush-7c1f';

describe('what the provisioning log keeps', () => {
  let app: App;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.close());

  it('holds no password and nothing like it, wherever it was sent', async () => {
    const connection = await makeConnection(app);
    const client = scim(connection);
    const { id } = (await client.post('/Users', { userName: unique('ada'), password: `${HUSH}-post` })).body;
    const patch = (...Operations: object[]): Promise<unknown> => client.patch(`/Users/${id}`, { Operations });
    const group = { displayName: unique('team'), CLIENT_SECRET: [`${HUSH}-array`] };
    const requests = [
      client.post('/Users', { userName: unique('ada'), PassWord: `${HUSH}-case` }),
      client.post('/Users', { userName: unique('ada'), password: 4711_4711 }),
      client.post('/Users', { userName: unique('ada'), password: { value: `${HUSH}-object` } }),
      client.put(`/Users/${id}`, { userName: unique('ada'), password: `${HUSH}-put`, x: [{ apiKey: `${HUSH}-deep` }] }),
      patch({ op: 'replace', path: 'password', value: `${HUSH}-path` }),
      patch({ op: 'Replace', Path: 'urn:ietf:params:scim:schemas:core:2.0:User:PASSWORD', Value: `${HUSH}-urn` }),
      patch({ op: 'replace', value: { password: `${HUSH}-value`, title: 'x' } }),
      patch({ op: 'replace', value: { 'credentials.password': `${HUSH}-dotted` } }),
      patch({ op: 'remove', path: `password[value eq "${HUSH}-filter"]` }),
      patch({ op: 'add', path: 'emails', value: [{ type: 'password', value: `${HUSH}-typed@x.example` }] }),
      patch({ op: 'add', path: 'roles', value: [{ value: JSON.stringify({ token: `${HUSH}-json` }) }] }),
      client.post('/Groups', group),
      client.post('/Bulk', {
        Operations: [
          { method: 'POST', path: '/Users', bulkId: 'a', data: { userName: unique('b'), password: `${HUSH}-bulk` } },
          {
            method: 'PATCH',
            path: `/Users/${id}`,
            data: { Operations: [{ op: 'replace', path: 'password', value: `${HUSH}-bulk-patch` }] },
          },
        ],
      }),
      client.post('/Users', { filler: 'x'.repeat(40_000), userName: unique('ada'), password: `${HUSH}-long` }),
      client.get(`/Users?filter=password eq "${HUSH}-query"`),
      client.get(`/Users?filter=${encodeURIComponent(`PASSWORD eq "${HUSH}-encoded"`)}`),
      client.post('/Users/.search', { filter: `password eq "${HUSH}-search"` }),
      client.get(`/Users?access_token=${HUSH}-token`),
      call(`${connection.scimUrl}/Users?%61ccess_token=${HUSH}-tricky`, { method: 'GET' }),
      call(`${connection.scimUrl}/Users`, { method: 'GET', bearer: `${HUSH}-bearer` }),
    ];
    await Promise.all(requests);
    const rows = await eventually(
      () =>
        app.query<{ row: string }>('SELECT l::text AS row FROM provisioning_log l WHERE tenant_id = $1', [
          connection.tenantId,
        ]),
      (found) => found.length === requests.length + 1,
    );
    expect(rows.map(({ row }) => row).filter((row) => /hush-7c1f|47114711/.test(row))).toEqual([]);
    expect(rows.filter(({ row }) => row.includes('[removed]')).length).toBeGreaterThan(15);
    expect(rows.map(({ row }) => row).join()).not.toContain(connection.secret);
  });
});

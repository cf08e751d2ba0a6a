import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Database } from '../src/database/database.js';
import { startApp } from './app.js';
import type { App } from './app.js';
import { makeConnection } from './make.js';
import { scim } from './scim-client.js';
import type { Connection } from './scim-client.js';

const USERS = 120_000;
const LIMIT_MS = 10_000;

/** As many comparisons as a filter may have, none of which an index serves. */
const SLOW = Array.from({ length: 450 }, (_, n) => `title co "${n}"`).join(' or ');
const slowly = `/Users?count=1&filter=${encodeURIComponent(SLOW)}`;

let app: App;
let large: Connection & { tenantId: string };
let other: Connection & { tenantId: string };

beforeAll(async () => {
  app = await startApp();
  large = await makeConnection(app);
  other = await makeConnection(app);
  await app.query(
    `INSERT INTO users (tenant_id, id, attributes)
     SELECT $1, gen_random_uuid(), jsonb_build_object('userName', 'user' || n, 'title', 'a title without any digits')
     FROM generate_series(1, $2::int) n`,
    [large.tenantId, USERS],
  );
  await app.query('ANALYZE users');
}, 120_000);
afterAll(() => app.close());

async function took<Result>(work: () => Promise<Result>): Promise<[number, Result]> {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}

describe('a filter that takes too long', () => {
  it('is given up with tooMany, and delays neither look-ups, writes nor the lists of others', async () => {
    const client = scim(large);
    let answered = 0;
    const slow = Array.from({ length: 5 }, () => took(() => client.get(slowly)).finally(() => answered++));
    await pause(500);

    const neighbour = scim(other);
    const [list, lookUp, created] = await Promise.all([
      neighbour.get('/Users?filter=title%20co%20%22x%22'),
      client.get('/Users?filter=userName%20eq%20%22USER77%22'),
      client.post('/Users', { userName: 'somebody' }),
    ]);
    expect([list.status, lookUp.body.totalResults, created.status]).toEqual([200, 1, 201]);
    expect(answered).toBe(0);

    const answers = await Promise.all(slow);
    const refusals = answers.map(([, { status, body }]) => [status, body.scimType]);
    expect(refusals).toContainEqual([400, 'tooMany']);
    // Who found no place in time is to come again.
    for (const refusal of refusals)
      expect([
        [400, 'tooMany'],
        [429, undefined],
      ]).toContainEqual(refusal);
    expect(Math.max(...answers.map(([ms]) => ms))).toBeLessThan(2.5 * LIMIT_MS);
    const refused = answers.find(([, { status }]) => status === 400)![1];
    expect(refused.body.detail).toContain('takes longer than 10 seconds');
  }, 120_000);

  it('is given up while the table is locked, in the REST API with a problem', async () => {
    const blocker = new pg.Client({ connectionString: app.databaseUrl });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE users');
    const [list, write] = await Promise.all([
      app.api('GET', `/tenants/${other.tenantId}/users?search=x`),
      scim(other).post('/Users', { userName: 'nobody' }),
    ]);
    await blocker.end();
    expect([list.status, list.headers.get('content-type'), list.body.detail]).toEqual([
      422,
      expect.stringContaining('application/problem+json'),
      expect.stringContaining('was stopped. Ask for less'),
    ]);
    expect([write.status, write.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await scim(other).post('/Users', { userName: 'nobody' })).status).toBe(201);
  }, 60_000);
});

describe('a transaction', () => {
  it('of ours is bounded in every way', async () => {
    const settings = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
    const rows = await app.nest
      .get(Database)
      .query({ text: `SELECT ${settings.map((name) => `current_setting('${name}') AS ${name}`).join(', ')}` }, []);
    expect(rows).toEqual([
      { statement_timeout: '1min', lock_timeout: '10s', idle_in_transaction_session_timeout: '30s' },
    ]);
  });
});

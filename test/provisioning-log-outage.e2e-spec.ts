import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { LogWriterService } from '../src/provisioning-log/log-writer.service.js';
import { LogUpkeepService } from '../src/provisioning-log/log-upkeep.service.js';
import { type App, startApp } from './app.js';
import { eventually } from './eventually.js';
import { startInstance } from './instance.js';
import { makeConnection, unique } from './make.js';
import { scim } from './scim-client.js';

describe('the provisioning log of a service in trouble', () => {
  let app: App;
  beforeAll(async () => (app = await startApp({ rateLimit: 100_000 })));
  afterAll(() => app.close());

  const countOf = async (tenantId: string): Promise<number> => {
    const [row] = await app.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM provisioning_log WHERE tenant_id = $1',
      [tenantId],
    );
    return row!.count;
  };

  it('never fails or slows a request, and counts what could not be written when it can be again', async () => {
    const connection = await makeConnection(app);
    const client = scim(connection);
    const blocker = new pg.Client({ connectionString: app.databaseUrl });
    await blocker.connect();
    await blocker.query('ALTER TABLE provisioning_log RENAME TO elsewhere');
    const started = Date.now();
    for (let i = 0; i < 20; i++) expect((await client.get('/ServiceProviderConfig')).status).toBe(200);
    expect(Date.now() - started).toBeLessThan(5_000);
    await app.nest.get(LogWriterService).flush();
    expect((await client.post('/Users', { userName: unique('ada') })).status).toBe(201);
    await pause(600);
    await blocker.query('ALTER TABLE elsewhere RENAME TO provisioning_log');
    await blocker.end();
    const path = `/tenants/${connection.tenantId}/provisioning-log/dropped`;
    const { body } = await eventually(
      () => app.api('GET', path),
      (answer) => answer.body.dropped > 0,
      20_000,
    );
    await eventually(
      () => countOf(connection.tenantId),
      (count) => count + body.dropped === 21,
    );
  });

  it('writes again as soon as its connections are back', async () => {
    const connection = await makeConnection(app);
    const client = scim(connection);
    await client.get('/Users');
    await app.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'rollcall' AND datname = current_database() AND pid <> pg_backend_pid()`);
    await client.get('/ServiceProviderConfig');
    await eventually(
      () => countOf(connection.tenantId),
      (count) => count === 2,
      20_000,
    );
  });

  it('is written to the end when the service stops', async () => {
    const other = await startInstance(app);
    const connection = await makeConnection(app);
    const client = scim(other.at(connection));
    await Promise.all(Array.from({ length: 30 }, () => client.get('/ServiceProviderConfig')));
    await other.stop();
    expect(await countOf(connection.tenantId)).toBe(30);
  });

  it('makes its days ahead, keeps as many as it is told, and drops what is older', async () => {
    const upkeep = app.nest.get(LogUpkeepService);
    const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const nameOf = (ago: number): string => `provisioning_log_${day(ago).replaceAll('-', '_')}`;
    for (const ago of [31, 30]) {
      await app.query(
        `CREATE TABLE ${nameOf(ago)} PARTITION OF provisioning_log FOR VALUES FROM ('${day(ago)}') TO ('${day(ago - 1)}')`,
      );
    }
    await app.query(`INSERT INTO provisioning_log_hours VALUES
      (gen_random_uuid(), gen_random_uuid(), now() - interval '401 days', 'read', 200, '', 1, 1, 0, '{}'),
      (gen_random_uuid(), gen_random_uuid(), now() - interval '399 days', 'read', 200, '', 1, 1, 0, '{}')`);
    await upkeep.run();
    const rows = await app.query<{ name: string }>(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'provisioning_log'::regclass ORDER BY 1`,
    );
    const ahead = Array.from({ length: 8 }, (_, index) => nameOf(-index));
    expect(rows.map(({ name }) => name)).toEqual([nameOf(30), ...ahead, 'provisioning_log_default']);
    expect(await app.query(`SELECT FROM provisioning_log_hours WHERE hour < now() - interval '300 days'`)).toHaveLength(
      1,
    );
  });

  it('keeps what comes when no day was made for it', async () => {
    await app.query(`DROP TABLE provisioning_log_${new Date().toISOString().slice(0, 10).replaceAll('-', '_')}`);
    const connection = await makeConnection(app);
    await scim(connection).get('/Users');
    await eventually(
      () => countOf(connection.tenantId),
      (count) => count === 1,
    );
  });
});

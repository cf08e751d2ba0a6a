import pg from 'pg';
import { startApp } from './app.js';
import { call } from './call.js';

describe('health', () => {
  it('is live and ready, for everyone', async () => {
    const app = await startApp();
    for (const path of ['/health/live', '/health/ready']) {
      expect(await call(app.url + path, { method: 'GET' })).toMatchObject({ status: 200, body: { status: 'ok' } });
    }
    await app.close();
  });

  it('is live but not ready while the database is away, and ready again when it is back', async () => {
    const app = await startApp();
    const database = new URL(app.databaseUrl).pathname.slice(1);
    const server = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
    await server.connect();
    try {
      await server.query(`ALTER DATABASE "${database}" ALLOW_CONNECTIONS false`);
      await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database]);
      expect(await call(`${app.url}/health/ready`, { method: 'GET' })).toMatchObject({
        status: 503,
        body: { title: 'Service Unavailable', detail: 'The database does not answer.' },
      });
      expect((await call(`${app.url}/health/live`, { method: 'GET' })).status).toBe(200);
      await server.query(`ALTER DATABASE "${database}" ALLOW_CONNECTIONS true`);
      expect((await call(`${app.url}/health/ready`, { method: 'GET' })).status).toBe(200);
    } finally {
      await server.end();
      await app.close();
    }
  });
});

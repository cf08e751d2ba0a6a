import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type App, startApp } from './app.js';

describe('a service that is told to stop', () => {
  it('answers what it is serving, closes those connections, and is gone', async () => {
    const app = await startApp();
    const blocker = new pg.Client({ connectionString: app.databaseUrl });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE tenants');
    const agent = new Agent({ keepAlive: true });
    const idle = await get(app, '/health/live', agent);
    const busy = get(app, '/api/tenants', agent);
    await sleep(200);

    const stopped = app.nest.close().then(() => Date.now());
    await sleep(200);
    await expect(get(app, '/health/live', new Agent())).rejects.toThrow('ECONNREFUSED');
    await blocker.query('COMMIT');
    await blocker.end();

    expect(idle).toEqual({ status: 200, connection: 'keep-alive' });
    expect(await busy).toEqual({ status: 200, connection: 'close' });
    const answered = Date.now();
    expect((await stopped) - answered).toBeLessThan(2_000);
    await app.close();
  });
});

/** Not by fetch, which hides its connections. */
function get(app: App, path: string, agent: Agent): Promise<{ status?: number; connection?: string }> {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${app.operatorKey}` };
    request(app.url + path, { agent, headers }, (response) => {
      const { statusCode: status, headers: answered } = response.resume();
      response.on('end', () => resolve({ status, connection: answered.connection }));
    })
      .on('error', reject)
      .end();
  });
}

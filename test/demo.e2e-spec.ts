import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ErrorsReport } from '../src/reports/errors.dto.js';
import { type App, startApp } from './app.js';
import { call } from './call.js';
import { eventually } from './eventually.js';
import { freePort, type Instance, startInstance } from './instance.js';
import { makeTenant } from './make.js';
import { makeApiKey, makePerson } from './people.js';

const MINUTE = 60_000;

describe('the simulated Entra ID of a demo tenant', () => {
  let app: App;
  let instance: Instance;
  beforeAll(async () => {
    app = await startApp();
    instance = await startInstance(app);
  }, MINUTE);
  afterAll(async () => {
    await instance.stop();
    await app.close();
  });

  const small = { users: 10, groups: 4, perSecond: 100, cycles: 1, restSeconds: 0 };
  const endless = { ...small, users: 500, perSecond: 2 };
  const stateOf = async (id: string): Promise<string> => (await app.api('GET', `/tenants/${id}/demo`)).body.run.state;

  it(
    'fills it, with a few mistakes to explain, and can come again',
    async () => {
      const tenant = await makeTenant(app, { demo: true });
      expect(tenant.demo).toBe(true);
      expect((await app.api('GET', `/tenants/${tenant.id}/demo`)).body).toEqual({ run: null });
      const started = await instance.api('POST', `/tenants/${tenant.id}/demo`, small);
      expect(started).toMatchObject({ status: 202, body: { state: 'running', number: 1 } });
      // Seen from another instance than the one that runs it.
      const { body } = await eventually(
        () => app.api('GET', `/tenants/${tenant.id}/demo`),
        (answer) => answer.body.run.state !== 'running',
        MINUTE,
      );
      expect(body.run).toMatchObject({ state: 'finished', detail: null, phase: 'read-back' });
      expect(body.run.requests).toBeGreaterThan(50);
      expect(body.run.failures).toBeGreaterThan(3);

      const people = (await app.api('GET', `/tenants/${tenant.id}/reports/people`)).body;
      expect(people.active + people.inactive).toBeGreaterThanOrEqual(9);
      const { kinds } = (await app.api('GET', `/tenants/${tenant.id}/reports/errors`)).body as ErrorsReport;
      const seen = kinds.map(({ operation, status, scimType }) => `${operation} ${status} ${scimType}`);
      expect(seen).toEqual(
        expect.arrayContaining(['create 409 uniqueness', 'create 400 invalidValue', 'patch 400 invalidPath']),
      );
      const { items } = (await app.api('GET', `/tenants/${tenant.id}/integrations`)).body;
      expect(items).toMatchObject([{ name: 'Simulated Entra ID', provider: 'entra' }]);
      const secrets = (await app.api('GET', `/tenants/${tenant.id}/integrations/${items[0].id}/secrets`)).body.items;
      expect(secrets).toEqual([]);

      expect((await instance.api('POST', `/tenants/${tenant.id}/demo`, small)).body).toMatchObject({ number: 2 });
      await eventually(
        () => stateOf(tenant.id),
        (state) => state === 'finished',
        MINUTE,
      );
      const again = (await app.api('GET', `/tenants/${tenant.id}/reports/people`)).body;
      expect(again.active + again.inactive).toBeGreaterThanOrEqual(18);
      expect((await app.api('GET', `/tenants/${tenant.id}/integrations`)).body.items).toHaveLength(1);
    },
    2 * MINUTE,
  );

  it(
    'is one at a time, and can be stopped from any instance',
    async () => {
      const { id } = await makeTenant(app, { demo: true });
      expect((await app.api('DELETE', `/tenants/${id}/demo`)).status).toBe(409);
      await instance.api('POST', `/tenants/${id}/demo`, endless);
      expect(await app.api('POST', `/tenants/${id}/demo`, small)).toMatchObject({
        status: 409,
        body: { detail: 'The simulated identity provider is at work already.' },
      });
      expect(await app.api('DELETE', `/tenants/${id}/demo`)).toMatchObject({
        status: 202,
        body: { state: 'stopping' },
      });
      await eventually(
        () => stateOf(id),
        (state) => state === 'stopped',
        10_000,
      );
      // What came before the end is in the log a moment later.
      await pause(1_500);
      const [before] = await app.query('SELECT count(*) FROM provisioning_log WHERE tenant_id = $1', [id]);
      await pause(1_500);
      expect(await app.query('SELECT count(*) FROM provisioning_log WHERE tenant_id = $1', [id])).toEqual([before]);
    },
    MINUTE,
  );

  it(
    'ends with its tenant',
    async () => {
      const { id } = await makeTenant(app, { demo: true });
      await instance.api('POST', `/tenants/${id}/demo`, endless);
      expect((await app.api('DELETE', `/tenants/${id}`)).status).toBe(204);
      await eventually(processesOf, (processes) => !processes.includes('--users 500'), 10_000);
    },
    MINUTE,
  );

  it(
    'ends with the service, which then says so',
    async () => {
      const { id } = await makeTenant(app, { demo: true });
      const other = await startInstance(app);
      await other.api('POST', `/tenants/${id}/demo`, { ...endless, users: 499 });
      await eventually(processesOf, (processes) => processes.includes('--users 499'), 10_000);
      await other.stop();
      expect(await stateOf(id)).toBe('stopped');
      expect(await processesOf()).not.toContain('--users 499');
    },
    MINUTE,
  );

  it('says that it failed, and why, where its program is missing', async () => {
    const { id } = await makeTenant(app, { demo: true });
    // Only the built service has the program beside it.
    await app.api('POST', `/tenants/${id}/demo`, small);
    const { body } = await eventually(
      () => app.api('GET', `/tenants/${id}/demo`),
      (answer) => answer.body.run.state !== 'running',
      10_000,
    );
    expect(body.run).toMatchObject({
      ...{ state: 'failed', requests: 0 },
      detail: 'Its program is missing from this installation: build the service anew.',
    });
  });

  it(
    'does not outlive a crash of the service, and can be started again',
    async () => {
      const { id } = await makeTenant(app, { demo: true });
      const other = await startInstance(app);
      await other.api('POST', `/tenants/${id}/demo`, { ...endless, users: 498 });
      await eventually(processesOf, (processes) => processes.includes('--users 498'), 10_000);
      await other.kill();
      await eventually(processesOf, (processes) => !processes.includes('--users 498'), 10_000);
      await app.query(`UPDATE demo_runs SET seen_at = now() - interval '16 seconds' WHERE tenant_id = $1`, [id]);
      expect((await app.api('GET', `/tenants/${id}/demo`)).body.run).toMatchObject({
        ...{ state: 'failed', detail: 'The service was stopped meanwhile.' },
      });
      expect((await instance.api('POST', `/tenants/${id}/demo`, small)).status).toBe(202);
      await eventually(
        () => stateOf(id),
        (state) => state === 'finished',
        MINUTE,
      );
    },
    2 * MINUTE,
  );

  it('is for demo tenants alone, which a tenant cannot become', async () => {
    const tenant = await makeTenant(app);
    expect(tenant.demo).toBe(false);
    const admin = await makePerson(app, tenant, 'admin');
    expect((await admin.api('POST', `/tenants/${tenant.id}/demo`, small)).status).toBe(409);
    expect((await admin.api('PATCH', `/tenants/${tenant.id}`, { demo: true })).status).toBe(400);
    expect((await app.api('PATCH', `/tenants/${tenant.id}`, { demo: true })).status).toBe(400);
  });

  it('is for admins to start', async () => {
    const tenant = await makeTenant(app, { demo: true });
    const viewer = await makeApiKey(app, tenant, 'viewer');
    expect((await viewer.api('POST', `/tenants/${tenant.id}/demo`, small)).status).toBe(403);
    expect((await viewer.api('GET', `/tenants/${tenant.id}/demo`)).status).toBe(200);
    const stranger = await makePerson(app, await makeTenant(app), 'admin');
    expect((await stranger.api('POST', `/tenants/${tenant.id}/demo`, small)).status).toBe(404);
  });

  it.each([{ users: 0 }, { users: 1e6 }, { perSecond: 0 }, { url: 'http://example.com' }])(
    'refuses %j',
    async (size) => {
      const { id } = await makeTenant(app, { demo: true });
      expect((await app.api('POST', `/tenants/${id}/demo`, size)).status).toBe(400);
    },
  );

  it('lets nobody sign in by a link where the service is no demo', async () => {
    const token = 'a'.repeat(43);
    expect((await call(`${app.url}/api/session/link`, { method: 'POST', body: { token } })).status).toBe(404);
  });
});

describe('a service that is started as a demo', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'rollcall-demo-'));
  });
  afterAll(() => rm(dataDir, { recursive: true }));

  it(
    'prints a link that signs in once, and is filled while one looks',
    async () => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const child = spawn(process.execPath, ['dist/src/main.js'], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: dataDir, DEMO: 'true', LOG_LEVEL: 'error' },
      });
      try {
        let output = '';
        child.stdout.on('data', (data: Buffer) => (output += String(data)));
        await eventually(
          () => output,
          (text) => text.includes('Look at the demo'),
          2 * MINUTE,
        );
        expect(output).not.toContain('First operator');
        const [link, token] = /http\S+\/sign-in\?next=\/t\/demo#(\S+)/.exec(output)!;
        expect(link).toContain(url);
        const signIn = (): ReturnType<typeof call> =>
          call(`${url}/api/session/link`, { method: 'POST', body: { token } });
        const { status, body, headers } = await signIn();
        expect([status, body]).toMatchObject([200, { operator: true, kind: 'account' }]);
        expect((await signIn()).status).toBe(404);

        const [cookie = ''] = headers.getSetCookie()[0]!.split(';');
        const get = (path: string): ReturnType<typeof call> =>
          call(`${url}/api${path}`, { method: 'GET', headers: { Cookie: cookie } });
        const { items } = (await get('/tenants')).body;
        expect(items).toMatchObject([{ slug: 'demo', demo: true }]);
        const { id } = items[0];
        await eventually(
          () => get(`/tenants/${id}/reports/people`),
          (people) => people.body.active > 2,
          MINUTE,
        );
        expect((await get(`/tenants/${id}/demo`)).body.run).toMatchObject({ state: 'running', number: 1 });
      } finally {
        child.kill('SIGTERM');
        if (child.exitCode === null) await once(child, 'exit');
      }
    },
    4 * MINUTE,
  );
});

async function processesOf(): Promise<string> {
  return (await promisify(execFile)('ps', ['-eo', 'args'])).stdout;
}

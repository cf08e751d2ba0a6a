import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import pg from 'pg';
import { type App, startApp } from './app.js';
import { type Answer, call } from './call.js';
import { eventually } from './eventually.js';
import { runSimulation } from './idp/index.js';
import { type Service, freePort, launch, runs } from './service.js';

// Each test starts several processes, which take long on a busy machine.
jest.setTimeout(300_000);

const KEY = 'the-operator-key-of-the-worker-tests-000';

let app: App;
const services: Service[] = [];

beforeAll(async () => {
  app = await startApp();
});
afterEach(stopAll);

async function stopAll(): Promise<void> {
  for (const service of services.splice(0)) {
    service.process.kill('SIGTERM');
    await service.ended;
  }
}
afterAll(() => app.close());

async function start(environment: NodeJS.ProcessEnv = {}): Promise<Service> {
  const service = await launch({ WORKERS: '2', DATABASE_URL: app.databaseUrl, OPERATOR_KEY: KEY, ...environment });
  services.push(service);
  await service.ready;
  return service;
}

const post = async (service: Service, path: string, body: object = {}): Promise<Answer> =>
  call(`${service.url}/api${path}`, { method: 'POST', body, bearer: KEY });

interface Opened {
  readonly scimUrl: string;
  readonly secrets: string;
  readonly secret: string;
  readonly secretId: string;
}

async function makeIntegration(service: Service): Promise<Opened> {
  const slug = `workers-${process.hrtime.bigint()}`;
  const tenant = (await post(service, '/tenants', { name: slug, slug })).body;
  const integrations = `/tenants/${tenant.id}/integrations`;
  const integration = (await post(service, integrations, { name: 'Entra ID', provider: 'entra' })).body;
  const secrets = `${integrations}/${integration.id}/secrets`;
  const { secret, id } = (await post(service, secrets)).body;
  return { scimUrl: integration.scimUrl, secrets, secret, secretId: id };
}

/** Over one connection, which stays with one worker. */
function get(url: string, bearer: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { agent, headers: { Authorization: `Bearer ${bearer}` } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode!));
    })
      .on('error', reject)
      .end();
  });
}

const agents = (count: number): Agent[] =>
  Array.from({ length: count }, () => new Agent({ keepAlive: true, maxSockets: 1 }));

const occurrences = (text: string, part: string): number => text.split(part).length - 1;

describe('two workers behind one port', () => {
  it('share the connections evenly, and one that is killed is replaced', async () => {
    const service = await start();
    const [victim, other] = await service.workers();
    const { port } = new URL(service.url);
    const sockets: Socket[] = [];
    let closed = 0;
    // One after the other: a worker that is still busy with the last one is passed over.
    for (let count = 0; count < 16; count++) {
      const socket = connect(Number(port), '127.0.0.1');
      sockets.push(socket.on('error', () => undefined).on('close', () => closed++));
      await once(socket, 'connect');
      await pause(50);
    }
    process.kill(victim!, 'SIGKILL');
    const after = await eventually(
      () => service.workers(),
      (now) => now.length === 2 && !now.includes(victim!),
      60_000,
    );
    expect(after).toContain(other);
    expect(closed).toBeGreaterThanOrEqual(6);
    expect(closed).toBeLessThanOrEqual(10);
    for (const socket of sockets) socket.destroy();
    await eventually(service.output, (text) => text.includes(`Worker ${victim} has ended (SIGKILL)`));
  });

  it('refuse a revoked secret at the next request, whichever of them gets it', async () => {
    const service = await start();
    const { scimUrl, secrets } = await makeIntegration(service);
    const connections = agents(8);
    const ask = async (secret: string): Promise<number[]> =>
      Promise.all(connections.map((agent) => get(`${scimUrl}/Users?count=1`, secret, agent)));
    for (let round = 0; round < 15; round++) {
      const { secret, id } = (await post(service, secrets)).body;
      expect(await ask(secret)).toEqual(Array(8).fill(200));
      await call(`${service.url}/api${secrets}/${id}`, { method: 'DELETE', bearer: KEY });
      expect(await ask(secret)).toEqual(Array(8).fill(401));
    }
    for (const agent of connections) agent.destroy();
  });

  it('let one integration have RATE_LIMIT requests a second together', async () => {
    const service = await start({ RATE_LIMIT: '25' });
    const { scimUrl, secret } = await makeIntegration(service);
    const started = performance.now();
    let served = 0;
    const lane = async (agent: Agent): Promise<void> => {
      while (performance.now() - started < 4_000) {
        if ((await get(`${scimUrl}/Users?count=1`, secret, agent)) === 200) served++;
      }
      agent.destroy();
    };
    await Promise.all(agents(16).map(lane));
    const seconds = (performance.now() - started) / 1000;
    // The burst, what the seconds bring, and what both gave away before they heard of each other.
    expect(served).toBeLessThan(50 + 25 * seconds + 30);
    expect(served).toBeGreaterThan(50);
  });

  it('lose no acknowledged write when one is killed in the middle of a sync, and the service goes on', async () => {
    const service = await start({ RATE_LIMIT: '100000' });
    const { scimUrl, secret } = await makeIntegration(service);
    const acknowledged: string[] = [];
    let going = true;
    const create = async (lane: number): Promise<void> => {
      for (let n = 0; going; n++) {
        const body = { userName: `lane-${lane}-${n}` };
        // The fetch of Node.js may forget a request when its connection breaks, and wait for minutes without any.
        const signal = AbortSignal.timeout(10_000);
        const answer = await call(`${scimUrl}/Users`, { method: 'POST', body, bearer: secret, signal }).catch(
          () => null,
        );
        if (answer?.status === 201) acknowledged.push(answer.body.id);
      }
    };
    const creating = Promise.all([0, 1, 2, 3].map(create));
    const simulation = { url: scimUrl, token: secret, users: 80, groups: 8, seed: 5 };
    const sync = runSimulation(simulation).catch(() => null);
    await pause(1_000);
    process.kill((await service.workers())[0]!, 'SIGKILL');
    const before = acknowledged.length;
    await eventually(
      () => acknowledged.length,
      (now) => now > before + 20,
      60_000,
    );
    going = false;
    await Promise.all([creating, sync]);

    const again = await runSimulation(simulation);
    expect({ differences: again.differences, failures: again.failures }).toEqual({ differences: [], failures: [] });
    for (const id of acknowledged) {
      expect((await call(`${scimUrl}/Users/${id}`, { method: 'GET', bearer: secret })).status).toBe(200);
    }
  });

  it('answer what they are serving before they stop, and the process ends with 0', async () => {
    const service = await start();
    const release = await lock('tenants');
    const busy = Promise.all(agents(4).map((agent) => get(`${service.url}/api/tenants`, KEY, agent)));
    await pause(500);
    service.process.kill('SIGTERM');
    await pause(500);
    await release();
    expect(await busy).toEqual([200, 200, 200, 200]);
    expect(await service.ended).toBe(0);
    expect(occurrences(service.output(), 'Stopping')).toBe(1);
  });

  it('end at once at the second Ctrl-C', async () => {
    const service = await start();
    const workers = await service.workers();
    const release = await lock('tenants');
    const busy = get(`${service.url}/api/tenants`, KEY, new Agent()).catch(() => 'cut off');
    await pause(300);
    service.process.kill('SIGINT');
    await pause(1_200);
    service.process.kill('SIGINT');
    expect(await service.ended).toBe(130);
    await eventually(
      () => workers.filter(runs),
      (left) => left.length === 0,
      30_000,
    );
    expect(await busy).toBe('cut off');
    await release();
  });

  it.each([
    ['a wrong setting', { PORT: 'x' }, 'PORT must be'],
    ['a database that is not there', { DATABASE_URL: `postgres://127.0.0.1:1/x` }, undefined],
  ])('are not started with %s', async (_, environment, message) => {
    if (!message) environment = { DATABASE_URL: app.databaseUrl.replace(/\/[^/]*$/, '/nowhere') };
    const service = await launch({ WORKERS: '2', DATABASE_URL: app.databaseUrl, OPERATOR_KEY: KEY, ...environment });
    expect(await service.ended).toBe(1);
    expect(occurrences(service.output(), message ?? 'DATABASE_URL names a database that is not there')).toBe(1);
    expect(service.output()).not.toContain('    at ');
  });
});

/** Makes whoever reads the table wait. */
async function lock(table: string): Promise<() => Promise<void>> {
  const blocker = new pg.Client({ connectionString: app.databaseUrl });
  await blocker.connect();
  await blocker.query(`BEGIN; LOCK TABLE ${table}`);
  return () => blocker.end();
}

describe('two workers with the built-in database', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'rollcall-workers-'));
  });
  afterEach(async () => {
    await stopAll();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('show the key and the link once, tell once that the port is taken, and leave no process behind', async () => {
    const port = String(await freePort());
    const settings = { DATABASE_URL: '', OPERATOR_KEY: '', DATA_DIR: dataDir, PORT: port };
    const first = await start(settings);
    for (const part of ['is ready at', 'Operator key', 'First operator']) {
      expect([part, occurrences(first.output(), part)]).toEqual([part, 1]);
    }
    const key = /rollcall_op_\S+/.exec(first.output())![0];
    for (let n = 0; n < 4; n++) expect(await get(`${first.url}/api/tenants`, key, new Agent())).toBe(200);

    const second = await launch({ WORKERS: '2', ...settings });
    expect(await second.ended).toBe(1);
    expect(second.output().trim().split('\n')).toEqual([expect.stringContaining(`Port ${port} of 127.0.0.1 is taken`)]);

    const workers = await first.workers();
    first.process.kill('SIGKILL');
    await first.ended;
    await eventually(
      () => workers.filter(runs),
      (left) => left.length === 0,
      30_000,
    );
    await expect(fetch(`${first.url}/health/live`)).rejects.toThrow();

    const third = await start(settings);
    expect(third.output()).not.toContain('Operator key');
    expect(await get(`${third.url}/api/tenants`, key, new Agent())).toBe(200);
  });
});

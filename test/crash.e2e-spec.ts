import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from './call.js';
import { runSimulation } from './idp/index.js';

const KEY = 'the-operator-key-of-the-crash-tests-0000';

let dataDir: string;
let port: number;
let service: ChildProcess | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rollcall-crash-'));
  port = await freePort();
});
afterEach(async () => {
  await end('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** The service as `npm start` runs it, with a database of its own. */
async function start(): Promise<void> {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    DATABASE_URL: '',
    DATA_DIR: dataDir,
    PORT: String(port),
    OPERATOR_KEY: KEY,
  };
  const child = spawn(process.execPath, ['dist/src/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  service = child;
  await new Promise<void>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data) => (output += data).includes('is ready at') && resolve());
    child.once('exit', () => reject(new Error(`the service did not start:\n${output}`)));
  });
}

async function end(signal: NodeJS.Signals): Promise<void> {
  if (!service || service.exitCode !== null || service.signalCode !== null) return;
  const exited = once(service, 'exit');
  service.kill(signal);
  await exited;
}

async function connect(): Promise<{ url: string; token: string }> {
  const api = async (path: string, body: object): Promise<Record<string, string>> =>
    (await call(`http://127.0.0.1:${port}/api${path}`, { method: 'POST', body, bearer: KEY })).body;
  const tenant = await api('/tenants', { name: 'Crash', slug: 'crash' });
  const integration = await api(`/tenants/${tenant['id']}/integrations`, { name: 'Entra', provider: 'entra' });
  const { secret } = await api(`/tenants/${tenant['id']}/integrations/${integration['id']}/secrets`, {});
  return { url: integration['scimUrl']!, token: secret! };
}

async function postmaster(): Promise<number> {
  const text = await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

/** Creates users one after the other until told to stop; returns the ids that were acknowledged. */
function keepCreating(url: string, token: string): { acknowledged: string[]; stop: () => Promise<void> } {
  const acknowledged: string[] = [];
  let going = true;
  const loop = async (lane: number): Promise<void> => {
    for (let i = 0; going; i++) {
      const body = { userName: `lane-${lane}-${i}` };
      const answer = await call(`${url}/Users`, { method: 'POST', body, bearer: token }).catch(() => null);
      if (answer?.status === 201) acknowledged.push(answer.body.id);
      else await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const lanes = Promise.all([0, 1, 2, 3].map(loop));
  return {
    acknowledged,
    stop: async () => {
      going = false;
      await lanes;
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.each([
  ['the service', async (): Promise<void> => end('SIGKILL').then(start)],
  ['its database', async (): Promise<void> => void process.kill(await postmaster(), 'SIGKILL')],
])('kill -9 of %s in the middle of a sync', (_, kill) => {
  it('loses no acknowledged write, and the sync that goes on ends without a difference', async () => {
    await start();
    const { url, token } = await connect();
    const creating = keepCreating(url, token);
    const sync = runSimulation({ url, token, users: 150, groups: 12, seed: 3 });
    await pause(1_500);
    await kill();
    await sync.catch(() => undefined);
    await creating.stop();

    const again = await runSimulation({ url, token, users: 150, groups: 12, seed: 3 });
    expect({ differences: again.differences, failures: again.failures }).toEqual({ differences: [], failures: [] });
    expect(creating.acknowledged.length).toBeGreaterThan(20);
    for (const id of creating.acknowledged) {
      expect((await call(`${url}/Users/${id}`, { method: 'GET', bearer: token })).status).toBe(200);
    }
  }, 120_000);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/database/embedded-postgres.js';

const MINUTE = 60_000;
// Faster, and only a power cut would tell the difference.
const settings = { fsync: 'off', shared_buffers: '16MB' };

let root: string;
// Most tests go on with the same stopped database, because making one takes longest.
let dataDir: string;
let messages: string[];
const started: EmbeddedPostgres[] = [];
const processes: ChildProcess[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'rollcall-pg-'));
});

beforeEach(() => {
  dataDir = join(root, 'shared');
  messages = [];
});

afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  for (const database of started.splice(0)) await database.stop();
});

afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

const cluster = (): string => join(dataDir, 'postgres', 'cluster');

async function start(): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, settings, log: (message) => messages.push(message) });
  started.push(database);
  return database;
}

/** An instance in a process of its own, which can be killed. */
async function startElsewhere(): Promise<ChildProcess> {
  const launcher = resolve('dist/src/database/embedded-postgres.js');
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(launcher)};
    await startEmbeddedPostgres(${JSON.stringify({ dataDir, settings })});
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.push(child);
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function query(database: EmbeddedPostgres, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ ...database.connection, ssl: false });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const serverPid = (): number => Number(readFileSync(join(cluster(), 'postmaster.pid'), 'utf8').split('\n')[0]);
const serverRuns = (): boolean => existsSync(join(cluster(), 'postmaster.pid'));

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + 30_000; ; await sleep(50)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

describe('the built-in PostgreSQL', () => {
  it(
    'is made at the first start and keeps its data',
    async () => {
      const first = await start();
      await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
      await first.stop();
      expect(serverRuns()).toBe(false);

      expect(await query(await start(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    },
    MINUTE,
  );

  it(
    'knows upper and lower case beyond ASCII, and is closed to the network and to other users',
    async () => {
      const database = await start();
      expect(await query(database, `SELECT lower('ÀÉ') AS name, current_setting('listen_addresses') AS tcp`)).toEqual([
        { name: 'àé', tcp: '' },
      ]);
      expect(statSync(database.connection.host).mode & 0o077).toBe(0);
    },
    MINUTE,
  );

  it(
    'is shared by two instances, and stopped by the one that leaves last',
    async () => {
      const [first, second] = [await start(), await start()];
      const pid = serverPid();
      await first.stop();
      expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect(serverPid()).toBe(pid);
      await second.stop();
      expect(serverRuns()).toBe(false);
    },
    MINUTE,
  );

  it(
    'outlives an instance that is killed, is adopted by the next one and stopped with it',
    async () => {
      await kill(await startElsewhere());
      const pid = serverPid();
      const next = await start();
      expect(serverPid()).toBe(pid);
      await next.stop();
      expect(serverRuns()).toBe(false);
    },
    MINUTE,
  );

  it(
    'comes back by itself when it is killed, with everything that was committed',
    async () => {
      const database = await start();
      await query(database, 'CREATE TABLE survived AS SELECT generate_series(1, 1000)');
      const pid = serverPid();
      process.kill(pid, 'SIGKILL');
      expect(await eventually(() => query(database, 'SELECT count(*)::int AS rows FROM survived'))).toEqual([
        { rows: 1000 },
      ]);
      expect(serverPid()).not.toBe(pid);
      expect(messages).toContain('The built-in PostgreSQL is gone; starting it again.');
    },
    MINUTE,
  );

  it(
    'comes back for an instance that only joined it, when the one that started it dies too',
    async () => {
      const owner = await startElsewhere();
      const database = await start();
      const pid = serverPid();
      await kill(owner);
      process.kill(pid, 'SIGKILL');
      expect(await eventually(() => query(database, 'SELECT 1 AS one'))).toEqual([{ one: 1 }]);
      expect(serverPid()).not.toBe(pid);
    },
    MINUTE,
  );

  it(
    'is made once when instances start together',
    async () => {
      dataDir = join(root, 'together');
      const all = await Promise.all([start(), start(), start()]);
      const identify = 'SELECT system_identifier FROM pg_control_system()';
      const [first, ...others] = await Promise.all(all.map((database) => query(database, identify)));
      expect(others).toEqual([first, first]);
      expect(readdirSync(join(dataDir, 'postgres')).filter((name) => name.startsWith('initdb'))).toEqual([]);
    },
    MINUTE,
  );

  it(
    'starts where a first start was killed half-way',
    async () => {
      dataDir = join(root, 'half-way');
      const half = join(dataDir, 'postgres', 'initdb-4194305-half');
      mkdirSync(half, { recursive: true });
      writeFileSync(join(half, 'PG_VERSION'), '18\n');
      expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect(existsSync(half)).toBe(false);
    },
    MINUTE,
  );

  it(
    'starts although the process id it left behind is meanwhile another process',
    async () => {
      await (await start()).stop();
      writeFileSync(join(cluster(), 'postmaster.pid'), `${process.pid}\n`);
      expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    },
    MINUTE,
  );

  it(
    'works below folders whose names are longer than a socket allows, and with odd characters',
    async () => {
      dataDir = join(root, 'a folder, "quoted" and é '.repeat(4));
      const database = await start();
      const { host } = database.connection;
      expect(host.length).toBeLessThan(90);
      expect(await query(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await database.stop();
      expect(existsSync(host)).toBe(false);
    },
    MINUTE,
  );

  it(
    'refuses a folder of another major version and says what to do',
    async () => {
      await (await start()).stop();
      writeFileSync(join(cluster(), 'PG_VERSION'), '12\n');
      await expect(start()).rejects.toThrow(/made by PostgreSQL 12.*choose another DATA_DIR/);
    },
    MINUTE,
  );
});

import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApp } from '../src/app.setup.js';
import { OperatorKeyService } from '../src/auth/operator-key.service.js';
import type { Config } from '../src/config/config.js';
import { type Answer, call } from './call.js';

/** The real application, listening, on a database of its own. */
export interface App {
  readonly url: string;
  readonly operatorKey: string;
  readonly databaseUrl: string;
  readonly nest: NestFastifyApplication;
  /** Calls the REST API as the operator: `api('POST', '/tenants', { name, slug })`. */
  readonly api: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Asks the database itself what is in it. */
  query<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Another instance on the same database is started with `{ databaseUrl: app.databaseUrl }`. */
export async function startApp(overrides: Partial<Config> = {}): Promise<App> {
  const databaseUrl = overrides.databaseUrl ?? (await cloneTemplate());
  const config = {
    port: 0,
    host: '127.0.0.1',
    // Only known once the application listens.
    publicUrl: '',
    databaseUrl,
    dataDir: '',
    operatorKey: 'the-operator-key-of-all-tests-000000',
    logLevel: 'error',
    rateLimit: 1000,
    workers: 1,
    provisioningLogDays: 30,
    allowPrivateJwks: false,
    demo: false,
    ...overrides,
  } satisfies Config;
  const nest = await createApp(config);
  await nest.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(nest.getHttpServer().address() as AddressInfo).port}`;
  config.publicUrl ||= url;
  const operatorKey = config.operatorKey ?? nest.get(OperatorKeyService).firstKey ?? '';
  // The database may end a connection before it has read that we leave.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 }).on('error', () => undefined);
  return {
    url,
    operatorKey,
    databaseUrl,
    nest,
    api: (method, path, body) => call(`${url}/api${path}`, { method, body, bearer: operatorKey }),
    query: async (text, values) => (await pool.query(text, values)).rows,
    close: async () => {
      await nest.close();
      await pool.end();
      if (!overrides.databaseUrl) await administer(`DROP DATABASE "${nameOf(databaseUrl)}" WITH (FORCE)`);
    },
  };
}

async function cloneTemplate(): Promise<string> {
  const name = `test_${randomUUID()}`;
  await administer(`CREATE DATABASE "${name}" TEMPLATE "${setUp('TEST_TEMPLATE')}"`);
  const url = new URL(setUp('TEST_DATABASE_URL'));
  url.pathname = `/${name}`;
  return url.href;
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: setUp('TEST_DATABASE_URL') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function nameOf(databaseUrl: string): string {
  return new URL(databaseUrl).pathname.slice(1);
}

function setUp(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: test/global-setup.mjs sets it before the tests run.`);
  return value;
}

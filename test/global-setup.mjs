// Plain JavaScript that uses the compiled application: Jest loads this file without its support for TypeScript in ESM.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../dist/src/database/embedded-postgres.js';
import { migrate } from '../dist/src/database/migrate.js';

const TEMPLATE = 'rollcall_template';

/** One PostgreSQL for the whole run, with a migrated template database that every test file clones. */
export default async function globalSetup() {
  const server = process.env.TEST_DATABASE_URL ? { url: process.env.TEST_DATABASE_URL } : await startServer();
  globalThis.stopServer = server.stop;
  await createTemplate(server.url);
  process.env.TEST_DATABASE_URL = server.url;
  process.env.TEST_TEMPLATE = TEMPLATE;
}

async function startServer() {
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-test-'));
  const server = await startEmbeddedPostgres({
    dataDir,
    log: (message) => console.warn(message),
    // What a crash would lose is of no interest here.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  const { host, port, user, database } = server.connection;
  return {
    url: `postgres://${user}@${encodeURIComponent(host)}:${port}/${database}`,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function createTemplate(serverUrl) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();

  const url = new URL(serverUrl);
  url.pathname = `/${TEMPLATE}`;
  await migrate(url.href, () => {});
}

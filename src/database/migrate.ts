import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type PostgresConnection, createDataSource, pgOptions } from './data-source.js';

/** The database cannot be used; the message is for the operator and says why. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

// Any number: it keeps the instances that start together apart.
const MIGRATING = 7_643_7644;
const OLDEST = 14;
const LONGEST_WAIT = 60_000;
const PAUSE = 500;

// A server that is starting, or whose name or network is not there yet: usual when everything is started together.
const NOT_YET =
  /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|57P03|53300)$/;

/** Brings the schema up to date; instances that start together do it one after the other. */
export async function migrate(connection: PostgresConnection, log: (message: string) => void): Promise<void> {
  const client = await connectPatiently(connection, log);
  try {
    await refuseOldServers(client);
    // A session's lock: it is given back even when this process is killed.
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    await runMigrations(connection, log);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function runMigrations(connection: PostgresConnection, log: (message: string) => void): Promise<void> {
  const dataSource = await createDataSource(connection, 1).initialize();
  try {
    const done = await dataSource.runMigrations();
    if (done.length > 0) log(`Migrated the database: ${done.map(({ name }) => name).join(', ')}.`);
  } finally {
    await dataSource.destroy();
  }
}

async function connectPatiently(connection: PostgresConnection, log: (message: string) => void): Promise<Client> {
  const started = Date.now();
  for (let attempt = 1; ; attempt++) {
    const client = new Client({ ...pgOptions(connection), connectionTimeoutMillis: 10_000 });
    // Without a listener a connection that breaks while it only holds the lock would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const { code, message } = error as { code?: string; message: string };
      const patient = NOT_YET.test(code ?? '') || /terminated|timeout/.test(message);
      if (!patient || Date.now() - started > LONGEST_WAIT) throw new DatabaseError(explain(code, message));
      if (attempt === 1) log(`The database does not answer yet (${code ?? message}); waiting up to a minute for it.`);
      await sleep(PAUSE);
    }
  }
}

async function refuseOldServers(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  const version = rows[0]?.server_version ?? '';
  if (parseInt(version, 10) >= OLDEST) return;
  throw new DatabaseError(`The database server is PostgreSQL ${version}; version ${OLDEST} or newer is needed.`);
}

function explain(code: string | undefined, message: string): string {
  if (code === '3D000') return `DATABASE_URL names a database that is not there (${message}): create it first.`;
  if (code === '28P01' || code === '28000') return `The database server refuses the user of DATABASE_URL (${message}).`;
  return `The database of DATABASE_URL cannot be reached: ${message || code}.`;
}

import pg from 'pg';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.js';
import { parentOf } from './measure.js';
import { atTheEnd, temporaryFolder } from './processes.js';

/** A PostgreSQL of the bench's own, as safe as it comes: fsync and synchronous_commit are on. */
export interface BenchDatabase {
  readonly version: string;
  /** The process whose children do the work. */
  readonly postmaster: number;
  create(name: string): Promise<string>;
}

export async function startDatabase(): Promise<BenchDatabase> {
  const dataDir = await temporaryFolder();
  const server = await startEmbeddedPostgres({ dataDir, log: (message) => console.error(message) });
  atTheEnd(() => server.stop());
  const { host, port, user, database } = server.connection;
  const urlOf = (name: string): string => `postgres://${user}@${encodeURIComponent(host)}:${port}/${name}`;
  const client = new pg.Client({ connectionString: urlOf(database) });
  await client.connect();
  atTheEnd(() => client.end());
  const { rows } = await client.query<{ version: string; pid: number }>(
    `SELECT current_setting('server_version') AS version, pg_backend_pid() AS pid`,
  );
  const [{ version, pid }] = rows as [{ version: string; pid: number }];
  return {
    version,
    postmaster: parentOf(pid) ?? pid,
    create: async (name) => {
      await client.query(`CREATE DATABASE ${name}`);
      return urlOf(name);
    },
  };
}

import type { Config } from '../config/config.js';
import type { PostgresConnection } from './data-source.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';
import { connectionsOf } from './pool-sizes.js';

export interface OpenServer {
  readonly connection: PostgresConnection;
  stop(): Promise<void>;
}

// PostgreSQL's own default; leases, migrations and people need some beside the pools.
const CONNECTIONS = 100;
const BESIDE = 10;

/** The server of DATABASE_URL, or the built-in one, which then runs; its schema is up to date. */
export async function openServer(
  { databaseUrl, dataDir, workers }: Config,
  log: (message: string) => void,
): Promise<OpenServer> {
  if (databaseUrl) {
    await migrate(databaseUrl, log);
    return { connection: databaseUrl, stop: () => Promise.resolve() };
  }
  const settings = { max_connections: String(Math.max(CONNECTIONS, connectionsOf(workers) + BESIDE)) };
  const embedded = await startEmbeddedPostgres({ dataDir, log, settings });
  await migrate(embedded.connection, log);
  return embedded;
}

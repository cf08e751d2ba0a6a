import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import type { SocketConnection } from './embedded-postgres.js';
import { type TimeLimits, withSettings } from './connection-settings.js';

/** A URL as libpq understands it, or the socket of the built-in database. */
export type PostgresConnection = string | SocketConnection;

/** What the `pg` driver is told to reach the server. */
export function pgOptions(connection: PostgresConnection): Record<string, unknown> {
  // PGSSLMODE in the environment is meant for servers elsewhere.
  return typeof connection === 'string' ? { connectionString: connection } : { ...connection, ssl: false };
}

/** The same for another process, which gets it in its environment. */
export function urlOf(connection: PostgresConnection): string {
  if (typeof connection === 'string') return connection;
  const { host, port, user, database } = connection;
  return `postgres://${user}@${encodeURIComponent(host)}:${port}/${database}?sslmode=disable`;
}

export function dataSourceOptions(
  connection: PostgresConnection,
  poolSize: number,
  limits?: TimeLimits,
): DataSourceOptions {
  return {
    type: 'postgres',
    // Through `extra`, because TypeORM's own parser drops what a URL says after the question mark.
    extra: { ...pgOptions(connection), keepAlive: true, ...(limits && { onConnect: withSettings(limits) }) },
    applicationName: 'rollcall',
    poolSize,
    // Also the longest wait for a free connection: a flood is refused rather than queued without end.
    connectTimeoutMS: 10_000,
    entities: [],
    migrations,
    migrationsTransactionMode: 'each',
    // Instances that start together would run them at once: migrate() does it under a lock.
    migrationsRun: false,
    synchronize: false,
  };
}

/** Without limits of time: a migration may take as long as it needs. */
export function createDataSource(connection: PostgresConnection, poolSize: number): DataSource {
  return new DataSource(dataSourceOptions(connection, poolSize));
}

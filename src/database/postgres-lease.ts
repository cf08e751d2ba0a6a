import { Client, DatabaseError } from 'pg';
import { PORT, USER } from './postgres-folder.js';

// Any number: nobody else takes advisory locks in the database `postgres`.
const IN_USE = 1;

const NOBODY_LISTENS = new Set(['ENOENT', 'ECONNREFUSED']);
// cannot_connect_now, admin_shutdown, crash_shutdown, too_many_connections: PostgreSQL is coming up or going down.
const NOT_NOW = new Set(['57P03', '57P01', '57P02', '53300', 'ECONNRESET', 'EPIPE']);

/**
 * The connection that every instance keeps to the database it uses. It says that the database is needed (a shared lock,
 * which the kernel gives back even when the instance is killed) and tells at once when the database is gone.
 */
export class PostgresLease {
  /** Settles when the connection is over, for whatever reason. */
  readonly ended: Promise<void>;

  private constructor(private readonly client: Client) {
    this.ended = new Promise((resolve) => client.once('end', resolve));
    client.on('error', () => undefined);
  }

  /** Undefined while nobody listens or PostgreSQL is not ready; waits while the last instance is stopping it. */
  static async take(socketDir: string): Promise<PostgresLease | 'absent' | 'busy'> {
    const login = { host: socketDir, port: PORT, user: USER, database: 'postgres', ssl: false };
    const client = new Client({ ...login, application_name: 'rollcall lease', connectionTimeoutMillis: 10_000 });
    const lease = new PostgresLease(client);
    try {
      await client.connect();
      await client.query('SELECT pg_advisory_lock_shared($1)', [IN_USE]);
      return lease;
    } catch (error) {
      await client.end().catch(() => undefined);
      const { code, message } = error as { code?: string; message: string };
      if (NOBODY_LISTENS.has(code ?? '')) return 'absent';
      if (NOT_NOW.has(code ?? '') || /terminated|timeout/.test(message)) return 'busy';
      throw error;
    }
  }

  async ensureDatabase(name: string): Promise<void> {
    const { rowCount } = await this.client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    try {
      await this.client.query(`CREATE DATABASE ${this.client.escapeIdentifier(name)}`);
    } catch (error) {
      // duplicate_database, unique_violation: another instance was faster.
      if (!(error instanceof DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error;
    }
  }

  /** Gives the lease back. True when nobody else holds one; newcomers then wait until this connection is over. */
  async isLast(): Promise<boolean> {
    await this.client.query('SELECT pg_advisory_unlock_shared($1)', [IN_USE]);
    const { rows } = await this.client.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [IN_USE]);
    return rows[0]?.last ?? false;
  }

  async end(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}

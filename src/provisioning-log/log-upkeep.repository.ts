import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

// Two instances must not make the same partition at once; the number only has to be the same in both.
const PARTITIONS_LOCK = 76430002;
const DAY_MS = 86_400_000;
const PREFIX = 'provisioning_log_';

const FIND_DAYS = {
  text: `
    SELECT substring(c.relname FROM '^${PREFIX}(\\d{4}_\\d{2}_\\d{2})$') AS day
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'provisioning_log'::regclass AND c.relname ~ '^${PREFIX}\\d{4}_\\d{2}_\\d{2}$'
    ORDER BY 1`,
};

// Dropping a day locks the log for a moment, and waits for who reads it: not so long that others wait behind.
const WAIT_BRIEFLY = { text: `SET LOCAL lock_timeout = '2s'` };

const PURGE = [
  `DELETE FROM provisioning_log_default WHERE at < $1::timestamptz`,
  `DELETE FROM provisioning_log_kinds WHERE last_day < $1::timestamptz::date`,
  `DELETE FROM provisioning_log_dropped WHERE day < $1::timestamptz::date`,
];
const PURGE_HOURS = { text: `DELETE FROM provisioning_log_hours WHERE hour < now() - interval '400 days'` };

/** Makes room for the log, and takes away what is past its days. */
@Injectable()
export class LogUpkeepRepository {
  constructor(private readonly database: Database) {}

  /** The days that have a partition, as the first moment of each. */
  async findDays(): Promise<Date[]> {
    const rows = await this.database.query<{ day: string }>(FIND_DAYS, []);
    return rows.map(({ day }) => new Date(`${day.replaceAll('_', '-')}T00:00:00Z`));
  }

  async createDay(day: Date): Promise<void> {
    const range = `FROM ('${day.toISOString()}') TO ('${new Date(day.getTime() + DAY_MS).toISOString()}')`;
    await this.alter(`CREATE TABLE IF NOT EXISTS ${nameOf(day)} PARTITION OF provisioning_log FOR VALUES ${range}`);
  }

  async dropDay(day: Date): Promise<void> {
    await this.alter(`DROP TABLE IF EXISTS ${nameOf(day)}`);
  }

  /** Deletes what is not in a day of its own. */
  async purge(before: Date): Promise<void> {
    for (const text of PURGE) await this.database.query({ text }, [before]);
    await this.database.query(PURGE_HOURS, []);
  }

  private async alter(text: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.query(WAIT_BRIEFLY, []);
      await transaction.query({ text: `SELECT pg_advisory_xact_lock(${PARTITIONS_LOCK})` }, []);
      await transaction.query({ text }, []);
    });
  }
}

function nameOf(day: Date): string {
  return PREFIX + day.toISOString().slice(0, 10).replaceAll('-', '_');
}

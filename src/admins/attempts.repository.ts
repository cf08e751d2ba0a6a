import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** How many attempts are free, and how the lock grows with each one more. */
export interface Patience {
  readonly free: number;
  readonly longestLockSeconds: number;
  /** One attempt less counts after each such time without another. */
  readonly forgivingSeconds: number;
}

export type Begun = { readonly count: number; readonly lockSeconds: number } | { readonly lockedForSeconds: number };

// This attempt, and those before it that time has not forgiven yet.
const AFTER_THIS = '(greatest(0, a.count - floor(extract(epoch FROM now() - a.last_at) / $4))::integer + 1)';

const LOCK = (count: string): string =>
  `CASE WHEN ${count} < $2 THEN 0 ELSE least(power(2, least(${count} - $2, 20)), $3) END`;

// Counted before it is known whether it fails: many attempts at once are as many as one after the other.
const BEGIN = {
  name: 'attempts-begin',
  text: `
    INSERT INTO attempts AS a (subject, count, last_at, locked_until)
    VALUES ($1, 1, now(), now() + make_interval(secs => ${LOCK('1')}))
    ON CONFLICT (subject) DO UPDATE SET count = ${AFTER_THIS}, last_at = now(),
      locked_until = now() + make_interval(secs => ${LOCK(AFTER_THIS)})
    WHERE a.locked_until <= now()
    RETURNING a.count, extract(epoch FROM a.locked_until - now())::float AS "lockSeconds"`,
};

const LOCKED_FOR = {
  text: `SELECT greatest(1, ceil(extract(epoch FROM locked_until - now())))::integer AS seconds FROM attempts WHERE subject = $1`,
};

@Injectable()
export class AttemptsRepository {
  constructor(private readonly database: Database) {}

  async begin(subject: string, { free, longestLockSeconds, forgivingSeconds }: Patience): Promise<Begun> {
    const values = [subject, free, longestLockSeconds, forgivingSeconds];
    const [begun] = await this.database.query<{ count: number; lockSeconds: number }>(BEGIN, values);
    if (begun) return begun;
    const [locked] = await this.database.query<{ seconds: number }>(LOCKED_FOR, [subject]);
    return { lockedForSeconds: locked?.seconds ?? 1 };
  }

  /** Takes the last attempt back, with the lock that it brought. */
  async takeBack(subject: string): Promise<void> {
    const text = 'UPDATE attempts SET count = greatest(count - 1, 0), locked_until = now() WHERE subject = $1';
    await this.database.query({ text }, [subject]);
  }

  /** Forgets every attempt, and with them those that are too old to count. */
  async forget(subject: string): Promise<void> {
    const text = `DELETE FROM attempts WHERE subject = $1 OR last_at < now() - interval '1 day'`;
    await this.database.query({ text }, [subject]);
  }
}

import { Injectable } from '@nestjs/common';
import type { Origin } from '../auth/current.decorator.js';
import { Database } from '../database/database.js';
import type { Account } from './account.entity.js';
import { ACCOUNT } from './accounts.repository.js';
import type { Session } from './session.entity.js';

// Twelve hours without a request, or seven days after signing in, whatever comes first.
const ALIVE = `s.last_used_at > now() - interval '12 hours' AND s.created_at > now() - interval '7 days'`;

// Written once a minute at most, however many requests a page makes.
const FIND = {
  name: 'sessions-find',
  text: `
    WITH used AS (
      UPDATE account_sessions s SET last_used_at = now()
      WHERE s.hash = $1 AND s.last_used_at < now() - interval '1 minute' AND ${ALIVE}
    )
    SELECT ${ACCOUNT}, s.id AS "sessionId"
    FROM account_sessions s JOIN accounts a ON a.id = s.account_id
    WHERE s.hash = $1 AND ${ALIVE}`,
};

@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  /** Begins a session, in the place of the one that the browser had, and clears away what has ended. */
  async create(id: string, accountId: string, hash: Buffer, origin: Origin, replaced: Buffer | null): Promise<void> {
    await this.database.transaction(async (connection) => {
      const ended = `DELETE FROM account_sessions s WHERE s.hash = $2 OR (s.account_id = $1 AND NOT (${ALIVE}))`;
      await connection.query({ text: ended }, [accountId, replaced]);
      const text = `
        INSERT INTO account_sessions (id, account_id, hash, address, user_agent) VALUES ($1, $2, $3, $4, $5)`;
      await connection.query({ text }, [id, accountId, hash, origin.address, origin.userAgent]);
    });
  }

  async find(hash: Buffer): Promise<(Account & { sessionId: string }) | null> {
    return (await this.database.query<Account & { sessionId: string }>(FIND, [hash]))[0] ?? null;
  }

  /** The latest first: nobody has so many that they need pages. */
  async list(accountId: string): Promise<Session[]> {
    const text = `
      SELECT s.id, s.created_at AS "createdAt", s.last_used_at AS "lastUsedAt", s.address, s.user_agent AS "userAgent"
      FROM account_sessions s WHERE s.account_id = $1 AND ${ALIVE} ORDER BY s.id DESC LIMIT 200`;
    return this.database.query<Session>({ text }, [accountId]);
  }

  /** From now on another token opens the session. */
  async replaceToken(id: string, hash: Buffer): Promise<void> {
    await this.database.query({ text: 'UPDATE account_sessions SET hash = $2 WHERE id = $1' }, [id, hash]);
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const text = 'DELETE FROM account_sessions WHERE account_id = $1 AND id = $2 RETURNING id';
    return (await this.database.query({ text }, [accountId, id])).length > 0;
  }

  async removeOthers(accountId: string, exceptId: string | null): Promise<void> {
    const text = 'DELETE FROM account_sessions WHERE account_id = $1 AND id IS DISTINCT FROM $2';
    await this.database.query({ text }, [accountId, exceptId]);
  }
}

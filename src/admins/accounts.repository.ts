import { Injectable } from '@nestjs/common';
import { type Connection, Database } from '../database/database.js';
import type { Account, AccountWithCredentials } from './account.entity.js';

/** The columns of an `Account`, read from the alias `a`. */
export const ACCOUNT = `a.id, a.email, a.name, a.operator, a.totp_enabled AS "totpEnabled", a.created_at AS "createdAt",
  a.last_signed_in_at AS "lastSignedInAt",
  coalesce((SELECT json_object_agg(r.tenant_id, r.role) FROM account_roles r WHERE r.account_id = a.id), '{}') AS roles`;
const WITH_CREDENTIALS = `${ACCOUNT}, a.password_hash AS "passwordHash", a.totp_secret AS "totpSecret"`;

export type RemovedAccount = 'removed' | 'unknown' | 'last-operator';

@Injectable()
export class AccountsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<AccountWithCredentials | null> {
    const text = `SELECT ${WITH_CREDENTIALS} FROM accounts a WHERE a.id = $1`;
    return (await this.database.query<AccountWithCredentials>({ text }, [id]))[0] ?? null;
  }

  /** In any case of its letters. */
  async findByEmail(email: string): Promise<AccountWithCredentials | null> {
    const text = `SELECT ${WITH_CREDENTIALS} FROM accounts a WHERE lower(a.email) = lower($1)`;
    return (await this.database.query<AccountWithCredentials>({ text }, [email]))[0] ?? null;
  }

  async list(limit: number, after?: string): Promise<Account[]> {
    const text = `
      SELECT ${ACCOUNT} FROM accounts a WHERE $1::uuid IS NULL OR a.id > $1 ORDER BY a.id LIMIT $2`;
    return this.database.query<Account>({ text }, [after ?? null, limit]);
  }

  async hasOperator(): Promise<boolean> {
    return (await this.database.query({ text: 'SELECT FROM accounts WHERE operator LIMIT 1' }, [])).length > 0;
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await setPassword(this.database, id, passwordHash);
  }

  async recordSignIn(id: string): Promise<void> {
    await this.database.query({ text: 'UPDATE accounts SET last_signed_in_at = now() WHERE id = $1' }, [id]);
  }

  /** One operator has to stay: the operators are locked, so that of two removals at once one sees the other. */
  async remove(id: string): Promise<RemovedAccount> {
    return this.database.transaction(async (connection) => {
      const text = 'SELECT id FROM accounts WHERE operator ORDER BY id FOR UPDATE';
      const operators = await connection.query<{ id: string }>({ text }, []);
      if (operators.length === 1 && operators[0]!.id === id) return 'last-operator';
      const rows = await connection.query({ text: 'DELETE FROM accounts WHERE id = $1 RETURNING id' }, [id]);
      return rows.length > 0 ? 'removed' : 'unknown';
    });
  }
}

export async function setPassword(connection: Connection, id: string, passwordHash: string): Promise<void> {
  await connection.query({ text: 'UPDATE accounts SET password_hash = $2 WHERE id = $1' }, [id, passwordHash]);
}

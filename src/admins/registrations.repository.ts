import { Injectable } from '@nestjs/common';
import { type Connection, Database } from '../database/database.js';
import { type AccountLink, tenantRoleOf } from './account-link.entity.js';
import { takeLink } from './account-links.repository.js';
import { setPassword } from './accounts.repository.js';

export interface NewAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** What links lead to, each in one transaction: the link is used up, or nothing happens. Null or false: it is not valid. */
@Injectable()
export class RegistrationsRepository {
  constructor(private readonly database: Database) {}

  /** Every set-up link ends with the first operator. */
  async createFirstOperator(hash: Buffer, account: NewAccount): Promise<boolean> {
    return this.database.transaction(async (connection) => {
      if (!(await takeLink(connection, 'set-up', hash))) return false;
      await connection.query({ text: `DELETE FROM account_links WHERE kind = 'set-up'` }, []);
      await insert(connection, account, true);
      return true;
    });
  }

  /** @throws UniqueViolation when the e-mail of the invitation has an account already. */
  async createInvited(hash: Buffer, account: Omit<NewAccount, 'email'>): Promise<AccountLink | null> {
    return this.database.transaction(async (connection) => {
      const link = await takeLink(connection, 'invitation', hash);
      if (!link) return null;
      await insert(connection, { ...account, email: link.email! }, link.role === 'operator');
      await addRole(connection, link, account.id);
      return link;
    });
  }

  async addInvitedRole(hash: Buffer, accountId: string): Promise<AccountLink | null> {
    return this.database.transaction(async (connection) => {
      const link = await takeLink(connection, 'invitation', hash);
      if (!link) return null;
      if (link.role === 'operator') {
        await connection.query({ text: 'UPDATE accounts SET operator = true WHERE id = $1' }, [accountId]);
      }
      await addRole(connection, link, accountId);
      return link;
    });
  }

  /** @throws UniqueViolation when the e-mail has an account already. */
  async createOperator(account: NewAccount): Promise<void> {
    await this.database.transaction((connection) => insert(connection, account, true));
  }

  /** The account that the link is for. */
  async takeSignInLink(hash: Buffer): Promise<string | null> {
    return this.database.transaction(
      async (connection) => (await takeLink(connection, 'sign-in', hash))?.accountId ?? null,
    );
  }

  /** Ends every session: whoever else knew the old password is out. */
  async resetPassword(hash: Buffer, passwordHash: string): Promise<AccountLink | null> {
    return this.database.transaction(async (connection) => {
      const link = await takeLink(connection, 'password-reset', hash);
      if (!link) return null;
      await setPassword(connection, link.accountId!, passwordHash);
      await connection.query({ text: 'DELETE FROM account_sessions WHERE account_id = $1' }, [link.accountId]);
      const others = `DELETE FROM account_links WHERE kind = 'password-reset' AND account_id = $1`;
      await connection.query({ text: others }, [link.accountId]);
      return link;
    });
  }
}

async function insert(connection: Connection, account: NewAccount, operator: boolean): Promise<void> {
  const { id, email, name, passwordHash } = account;
  const text = 'INSERT INTO accounts (id, email, name, password_hash, operator) VALUES ($1, $2, $3, $4, $5)';
  await connection.query({ text }, [id, email, name, passwordHash, operator]);
}

async function addRole(connection: Connection, { tenantId, role }: AccountLink, accountId: string): Promise<void> {
  const tenantRole = tenantRoleOf(role);
  if (!tenantRole) return;
  const text = `
    INSERT INTO account_roles (tenant_id, account_id, role) VALUES ($1, $2, $3)
    ON CONFLICT (tenant_id, account_id) DO UPDATE SET role = excluded.role`;
  await connection.query({ text }, [tenantId, accountId, tenantRole]);
}

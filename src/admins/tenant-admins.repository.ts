import { Injectable } from '@nestjs/common';
import type { TenantRole } from '../auth/principal.js';
import { Database } from '../database/database.js';
import type { Account } from './account.entity.js';
import { ACCOUNT } from './accounts.repository.js';

@Injectable()
export class TenantAdminsRepository {
  constructor(private readonly database: Database) {}

  async find(tenantId: string, accountId: string): Promise<Account | null> {
    const text = `
      SELECT ${ACCOUNT} FROM accounts a JOIN account_roles m ON m.account_id = a.id
      WHERE m.tenant_id = $1 AND a.id = $2`;
    return (await this.database.query<Account>({ text }, [tenantId, accountId]))[0] ?? null;
  }

  async list(tenantId: string, limit: number, after?: string): Promise<Account[]> {
    const text = `
      SELECT ${ACCOUNT} FROM accounts a JOIN account_roles m ON m.account_id = a.id
      WHERE m.tenant_id = $1 AND ($2::uuid IS NULL OR a.id > $2) ORDER BY a.id LIMIT $3`;
    return this.database.query<Account>({ text }, [tenantId, after ?? null, limit]);
  }

  /** Of those who may act for the tenant, not of viewers. */
  async listEmails(tenantId: string): Promise<string[]> {
    const text = `
      SELECT a.email FROM accounts a JOIN account_roles r ON r.account_id = a.id
      WHERE r.tenant_id = $1 AND r.role = 'admin' ORDER BY a.id`;
    return (await this.database.query<{ email: string }>({ text }, [tenantId])).map(({ email }) => email);
  }

  async setRole(tenantId: string, accountId: string, role: TenantRole): Promise<void> {
    const text = 'UPDATE account_roles SET role = $3 WHERE tenant_id = $1 AND account_id = $2';
    await this.database.query({ text }, [tenantId, accountId, role]);
  }

  /** An account that may do nothing any more is not kept. */
  async remove(tenantId: string, accountId: string): Promise<boolean> {
    return this.database.transaction(async (connection) => {
      const text = 'DELETE FROM account_roles WHERE tenant_id = $1 AND account_id = $2 RETURNING role';
      const removed = await connection.query({ text }, [tenantId, accountId]);
      if (removed.length === 0) return false;
      const idle = `
        DELETE FROM accounts a
        WHERE a.id = $1 AND NOT a.operator AND NOT EXISTS (SELECT FROM account_roles r WHERE r.account_id = a.id)`;
      await connection.query({ text: idle }, [accountId]);
      return true;
    });
  }
}

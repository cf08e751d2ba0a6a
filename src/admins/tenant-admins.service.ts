import { Injectable, NotFoundException } from '@nestjs/common';
import type { TenantRole } from '../auth/principal.js';
import { TenantsService } from '../tenants/tenants.service.js';
import type { Account } from './account.entity.js';
import { PasswordResetsService } from './password-resets.service.js';
import { SessionsService } from './sessions.service.js';
import { TenantAdminsRepository } from './tenant-admins.repository.js';

/** The people who have a role in a tenant. */
@Injectable()
export class TenantAdminsService {
  constructor(
    private readonly admins: TenantAdminsRepository,
    private readonly tenants: TenantsService,
    private readonly sessions: SessionsService,
    private readonly resets: PasswordResetsService,
  ) {}

  async get(tenantId: string, accountId: string): Promise<Account> {
    return (await this.admins.find(tenantId, accountId)) ?? unknown();
  }

  /** In the order in which their accounts were made. */
  async list(tenantId: string, limit: number, after?: string): Promise<Account[]> {
    await this.tenants.get(tenantId);
    return this.admins.list(tenantId, limit, after);
  }

  /** The addresses of those who may act for the tenant. */
  async listEmails(tenantId: string): Promise<string[]> {
    return this.admins.listEmails(tenantId);
  }

  async setRole(tenantId: string, accountId: string, role: TenantRole): Promise<Account> {
    const { roles } = await this.get(tenantId, accountId);
    if (roles[tenantId.toLowerCase()] !== role) {
      await this.admins.setRole(tenantId, accountId, role);
      await this.sessions.endAll(accountId);
    }
    return this.get(tenantId, accountId);
  }

  async remove(tenantId: string, accountId: string): Promise<void> {
    if (!(await this.admins.remove(tenantId, accountId))) unknown();
    await this.sessions.endAll(accountId);
  }

  async createPasswordReset(tenantId: string, accountId: string): Promise<string | null> {
    return this.resets.createWithin(tenantId, await this.get(tenantId, accountId));
  }
}

function unknown(): never {
  throw new NotFoundException('Nobody of this id has a role in the tenant.');
}

import { Injectable } from '@nestjs/common';
import { logsOf } from '../audit-log/audit-entry.entity.js';
import { AuditLogService } from '../audit-log/audit-log.service.js';
import type { Origin } from '../auth/current.decorator.js';
import { type Account, rolesOf } from './account.entity.js';

/** What happens to accounts before anybody is known to call: the audit log cannot read it from a request's principal. */
@Injectable()
export class AccountEventsService {
  constructor(private readonly log: AuditLogService) {}

  /** Something that somebody did who proved to be the account's owner. */
  async recordOwn(action: string, account: Account, origin: Origin, details?: Record<string, unknown>): Promise<void> {
    const { id, name } = account;
    const tenantIds = logsOf({ operator: account.operator, tenantRoles: rolesOf(account) });
    const object = { type: action.slice(0, action.indexOf('.')), id, name: account.email };
    await this.log.record({ tenantIds, actor: { kind: 'account', id, name }, action, object, origin, details });
  }

  /** Something that was tried by who knows whom, with an e-mail that nobody may have. */
  async recordAttempt(
    action: string,
    email: string,
    account: Account | null,
    origin: Origin,
    details?: Record<string, unknown>,
  ): Promise<void> {
    const tenantIds = account ? logsOf({ operator: account.operator, tenantRoles: rolesOf(account) }) : [null];
    const object = { type: action.slice(0, action.indexOf('.')), id: account?.id ?? null, name: email };
    const actor = { kind: 'anonymous', id: null, name: email } as const;
    await this.log.record({ tenantIds, actor, action, object, origin, details });
  }
}

import { Injectable, Logger } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import type { AuditEntry, AuditEvent, AuditSearch } from './audit-entry.entity.js';
import { AuditLogRepository } from './audit-log.repository.js';

/** Who did what to which object, from where and when. */
@Injectable()
export class AuditLogService {
  private readonly logger = new Logger('AuditLog');

  constructor(private readonly entries: AuditLogRepository) {}

  /** Never fails: what was done is done, and whoever did it is not told that it was not. Then the log of the service has it. */
  async record(event: AuditEvent): Promise<void> {
    try {
      await this.entries.add(
        event.tenantIds.map(() => uuidV7()),
        event,
      );
    } catch (error) {
      this.logger.error(`Could not be written (${String(error)}): ${JSON.stringify(event)}`);
    }
  }

  /** The newest first. Null stands for all tenants, and for what concerns none. */
  async search(tenantId: string | null, search: AuditSearch): Promise<AuditEntry[]> {
    return this.entries.search(tenantId, search);
  }
}

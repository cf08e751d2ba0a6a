import { Injectable } from '@nestjs/common';
import { daysLeft, type ExpiringCredential } from './expiry.js';
import { type DueWarning, ExpiryWarningsRepository } from './expiry-warnings.repository.js';

export { daysLeft, type DueWarning, type ExpiringCredential };

/** Warns of secrets that expire: 30, 14, 7 and 1 days before. */
@Injectable()
export class ExpiryWarningsService {
  constructor(private readonly warnings: ExpiryWarningsRepository) {}

  /** What expires within 30 days at these integrations, or did within the last 30. */
  async list(tenantId: string, integrationIds: readonly string[]): Promise<ExpiringCredential[]> {
    return integrationIds.length > 0 ? this.warnings.list(tenantId, integrationIds) : [];
  }

  /** Sends the warnings that are due, each once whichever instance comes first; what cannot be sent is due again. */
  async sendDue(send: (warning: DueWarning) => Promise<void>): Promise<void> {
    const failures: unknown[] = [];
    for (const warning of await this.warnings.claim()) {
      await send(warning).catch(async (error: unknown) => {
        failures.push(error);
        await this.warnings.release(warning.tenantId, warning.id, warning.days);
      });
    }
    if (failures.length > 0) throw failures[0];
  }
}

import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { TenantAdminsService } from '../admins/tenant-admins.service.js';
import { Config } from '../config/config.js';
import { MailService } from '../mail/mail.service.js';
import { CredentialUpkeepRepository } from './credential-upkeep.repository.js';
import { composeExpiryMail } from './expiry-mail.js';
import { type DueWarning, ExpiryWarningsService } from './expiry-warnings.service.js';

const HOUR_MS = 3_600_000;

/** Once an hour: writes to tenants whose secrets are about to expire, and deletes what nobody looks at any more. */
@Injectable()
export class CredentialUpkeepService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Credentials');
  private timer: NodeJS.Timeout;

  constructor(
    private readonly config: Config,
    private readonly mail: MailService,
    private readonly admins: TenantAdminsService,
    private readonly warnings: ExpiryWarningsService,
    private readonly upkeep: CredentialUpkeepRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run(), HOUR_MS).unref();
    void this.run();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async run(): Promise<void> {
    try {
      // Not claimed where nothing can be sent: whoever configures e-mail later is still warned.
      if (this.mail.configured) await this.warnings.sendDue((warning) => this.send(warning));
      await this.upkeep.purge();
    } catch (error) {
      this.logger.warn(`Secrets that expire could not be looked after: ${(error as Error).message}`);
    }
  }

  private async send(warning: DueWarning): Promise<void> {
    const emails = await this.admins.listEmails(warning.tenantId);
    const message = composeExpiryMail(warning, this.config.publicUrl, new Date());
    for (const to of emails) this.mail.send({ to, ...message });
  }
}

import { ForbiddenException, Injectable, Logger } from '@nestjs/common';
import type { Origin } from '../auth/current.decorator.js';
import { hashSecret } from '../auth/random-secret.js';
import { AccountEventsService } from './account-events.service.js';
import type { Account } from './account.entity.js';
import { AccountsRepository } from './accounts.repository.js';
import { AttemptsService } from './attempts.service.js';
import { LinksService, notValid } from './links.service.js';
import { hashPassword, refuseWeakPassword } from './passwords.js';
import { RegistrationsRepository } from './registrations.repository.js';

/** New passwords for people who have forgotten theirs. The second factor stays as it is. */
@Injectable()
export class PasswordResetsService {
  private readonly logger = new Logger('PasswordResets');

  constructor(
    private readonly accounts: AccountsRepository,
    private readonly links: LinksService,
    private readonly registrations: RegistrationsRepository,
    private readonly attempts: AttemptsService,
    private readonly events: AccountEventsService,
  ) {}

  /** Writes to whoever has the e-mail. The caller cannot tell whether anybody has. */
  async request(email: string, origin: Origin): Promise<void> {
    await this.attempts.beginMail(email, origin.address);
    // In the background, so that the time does not tell it either.
    void this.write(email, origin).catch((error: unknown) => this.logger.error(`No link was made: ${String(error)}`));
  }

  /** The link, for somebody to hand it on; null where it was e-mailed. */
  async createFor({ id, email }: Account): Promise<string | null> {
    const { url } = await this.links.issue({ kind: 'password-reset', accountId: id });
    return this.links.deliver(email, 'A new password for Rollcall', describe, url);
  }

  /**
   * The same for an admin of one tenant, who must not get a link that opens more than what is theirs.
   * @throws ForbiddenException when the account has rights elsewhere and the link would be shown.
   */
  async createWithin(tenantId: string, account: Account): Promise<string | null> {
    const elsewhere = account.operator || Object.keys(account.roles).some((id) => id !== tenantId.toLowerCase());
    if (elsewhere && !this.links.areMailed) {
      throw new ForbiddenException('This account has roles elsewhere: only an operator can make a link for it.');
    }
    return this.createFor(account);
  }

  async complete(token: string, password: string, origin: Origin): Promise<void> {
    const { accountId } = await this.links.get('password-reset', token);
    const account = (await this.accounts.find(accountId!)) ?? notValid();
    refuseWeakPassword(password, account.email);
    const used = await this.registrations.resetPassword(hashSecret(token), await hashPassword(password));
    if (!used) notValid();
    await this.events.recordOwn('account.reset-password', account, origin);
  }

  private async write(email: string, origin: Origin): Promise<void> {
    const account = await this.accounts.findByEmail(email);
    if (account && this.links.areMailed) await this.createFor(account);
    await this.events.recordAttempt('password-reset.request', email, account, origin);
  }
}

function describe(url: string): string {
  return (
    `Follow this link within an hour to choose a new password:\n\n${url}\n\n` +
    `If you did not ask for it, ignore it: the old password stays.\n`
  );
}

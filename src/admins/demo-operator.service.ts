import { Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import type { Origin } from '../auth/current.decorator.js';
import { hashSecret, randomSecret } from '../auth/random-secret.js';
import { Config } from '../config/config.js';
import { AccountEventsService } from './account-events.service.js';
import type { AccountWithCredentials } from './account.entity.js';
import { AccountsRepository } from './accounts.repository.js';
import { LinksService, notValid } from './links.service.js';
import { hashPassword } from './passwords.js';
import { RegistrationsRepository } from './registrations.repository.js';

const DEMO_OPERATOR = { email: 'demo@example.com', name: 'Demo' };

/**
 * Somebody who may do everything, and is signed in by a link alone: nobody knows their password. Only where the service
 * was started as a demo; elsewhere there is no such link, and an old one opens nothing.
 */
@Injectable()
export class DemoOperatorService {
  constructor(
    private readonly config: Config,
    private readonly accounts: AccountsRepository,
    private readonly links: LinksService,
    private readonly registrations: RegistrationsRepository,
    private readonly events: AccountEventsService,
  ) {}

  /** A link that signs in once, within a day. */
  async makeLink(): Promise<string> {
    this.requireDemo();
    const account = (await this.accounts.findByEmail(DEMO_OPERATOR.email)) ?? (await this.create());
    return (await this.links.issue({ kind: 'sign-in', accountId: account.id })).url;
  }

  /** @throws NotFoundException when the link is not, or no longer, good. */
  async signIn(token: string, origin: Origin): Promise<AccountWithCredentials> {
    this.requireDemo();
    const id = (await this.registrations.takeSignInLink(hashSecret(token))) ?? notValid();
    const account = (await this.accounts.find(id)) ?? notValid();
    await this.accounts.recordSignIn(id);
    await this.events.recordOwn('session.create', account, origin, { by: 'link' });
    return account;
  }

  private async create(): Promise<AccountWithCredentials> {
    const id = uuidV7();
    await this.registrations.createOperator({
      id,
      ...DEMO_OPERATOR,
      passwordHash: await hashPassword(randomSecret('')),
    });
    return (await this.accounts.find(id))!;
  }

  private requireDemo(): void {
    if (!this.config.demo) throw new NotFoundException('There are links that sign in only in a demo.');
  }
}

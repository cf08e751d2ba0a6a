import { Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import type { Origin } from '../auth/current.decorator.js';
import { hashSecret } from '../auth/random-secret.js';
import { AccountEventsService } from './account-events.service.js';
import type { Account } from './account.entity.js';
import { AccountsRepository } from './accounts.repository.js';
import { LinksService, notValid } from './links.service.js';
import { hashPassword, refuseWeakPassword } from './passwords.js';
import { RegistrationsRepository } from './registrations.repository.js';

/** Lets in the first operator, whom nobody can invite. */
@Injectable()
export class SetUpService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly links: LinksService,
    private readonly registrations: RegistrationsRepository,
    private readonly events: AccountEventsService,
  ) {}

  /** A link for who starts the service; null once there is an operator who can sign in. */
  async makeLink(): Promise<string | null> {
    return (await this.accounts.hasOperator()) ? null : (await this.links.issue({ kind: 'set-up' })).url;
  }

  async complete(
    token: string,
    { email, name, password }: { email: string; name: string; password: string },
    origin: Origin,
  ): Promise<Account> {
    await this.links.get('set-up', token);
    refuseWeakPassword(password, email);
    const values = { id: uuidV7(), email, name, passwordHash: await hashPassword(password) };
    if (!(await this.registrations.createFirstOperator(hashSecret(token), values))) notValid();
    const account = (await this.accounts.find(values.id))!;
    await this.events.recordOwn('account.set-up', account, origin);
    return account;
  }
}

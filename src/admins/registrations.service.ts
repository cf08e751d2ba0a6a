import { ConflictException, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import type { Origin } from '../auth/current.decorator.js';
import type { Principal } from '../auth/principal.js';
import { hashSecret } from '../auth/random-secret.js';
import { UniqueViolation } from '../database/errors.js';
import { AccountEventsService } from './account-events.service.js';
import type { Account } from './account.entity.js';
import { AccountsRepository } from './accounts.repository.js';
import { InvitationsService } from './invitations.service.js';
import { LinksService, notValid } from './links.service.js';
import { hashPassword, refuseWeakPassword } from './passwords.js';
import { RegistrationsRepository } from './registrations.repository.js';

/** People who accept an invitation. */
@Injectable()
export class RegistrationsService {
  constructor(
    private readonly links: LinksService,
    private readonly invitations: InvitationsService,
    private readonly registrations: RegistrationsRepository,
    private readonly accounts: AccountsRepository,
    private readonly events: AccountEventsService,
  ) {}

  /** For people who are new here. */
  async accept(token: string, name: string, password: string, origin: Origin): Promise<Account> {
    const { email } = await this.links.get('invitation', token);
    refuseWeakPassword(password, email!);
    const values = { id: uuidV7(), name, passwordHash: await hashPassword(password) };
    const link = await this.registrations.createInvited(hashSecret(token), values).catch(refuseTakenEmail);
    const account = (await this.accounts.find(values.id)) ?? notValid();
    await this.events.recordOwn('account.create', account, origin, { role: link!.role });
    return account;
  }

  /** For people who are signed in already, and get one more role. */
  async join(token: string, me: Principal, origin: Origin): Promise<Account> {
    await this.invitations.requireOwn(token, me);
    const link = (await this.registrations.addInvitedRole(hashSecret(token), me.id!)) ?? notValid();
    const account = (await this.accounts.find(me.id!))!;
    await this.events.recordOwn('account.join', account, origin, { tenantId: link.tenantId, role: link.role });
    return account;
  }
}

function refuseTakenEmail(error: unknown): never {
  if (!(error instanceof UniqueViolation)) throw error;
  throw new ConflictException('You have an account already: sign in, and accept the invitation then.');
}

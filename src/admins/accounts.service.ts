import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import type { Account } from './account.entity.js';
import { AccountsRepository } from './accounts.repository.js';
import { PasswordResetsService } from './password-resets.service.js';
import { SecondFactorsService } from './second-factors.service.js';
import { SessionsService } from './sessions.service.js';

/** All accounts, as operators see them. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly resets: PasswordResetsService,
    private readonly secondFactors: SecondFactorsService,
    private readonly sessions: SessionsService,
  ) {}

  async get(id: string): Promise<Account> {
    return (await this.accounts.find(id)) ?? unknown();
  }

  /** In the order in which they were made. */
  async list(limit: number, after?: string): Promise<Account[]> {
    return this.accounts.list(limit, after);
  }

  async remove(id: string): Promise<void> {
    const removed = await this.accounts.remove(id);
    if (removed === 'unknown') unknown();
    if (removed === 'last-operator')
      throw new ConflictException('This is the last operator: invite another one first.');
  }

  async createPasswordReset(id: string): Promise<string | null> {
    return this.resets.createFor(await this.get(id));
  }

  /** For who has lost the phone and the recovery codes. */
  async disableSecondFactor(id: string): Promise<void> {
    await this.get(id);
    await this.secondFactors.disable(id);
    await this.sessions.endAll(id);
  }
}

function unknown(): never {
  throw new NotFoundException('There is no such account.');
}

import { Injectable } from '@nestjs/common';
import type { Origin } from '../auth/current.decorator.js';
import type { Principal } from '../auth/principal.js';
import type { Account } from './account.entity.js';
import { AccountsRepository } from './accounts.repository.js';
import { hashPassword, refuseWeakPassword } from './passwords.js';
import { RegistrationsService } from './registrations.service.js';
import { type Enrolment, SecondFactorsService } from './second-factors.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

/** What changed, and the token under which the session goes on. */
export interface Renewed<Result> {
  readonly result: Result;
  readonly token: string;
}

/** What people do with their own account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly signIn: SignInService,
    private readonly secondFactors: SecondFactorsService,
    private readonly sessions: SessionsService,
    private readonly registrations: RegistrationsService,
  ) {}

  async changePassword(me: Principal, current: string, password: string, origin: Origin): Promise<Renewed<void>> {
    const account = await this.signIn.confirmPassword(me, current, origin);
    refuseWeakPassword(password, account.email);
    await this.accounts.setPassword(account.id, await hashPassword(password));
    return this.renewing(me, undefined);
  }

  async enrolSecondFactor(me: Principal, password: string, origin: Origin): Promise<Enrolment> {
    return this.secondFactors.enrol(await this.signIn.confirmPassword(me, password, origin));
  }

  async confirmSecondFactor(me: Principal, code: string): Promise<Renewed<string[]>> {
    const account = (await this.accounts.find(me.id!))!;
    return this.renewing(me, await this.secondFactors.confirm(account, code));
  }

  async disableSecondFactor(me: Principal, password: string, origin: Origin): Promise<Renewed<void>> {
    const { id } = await this.signIn.confirmPassword(me, password, origin);
    await this.secondFactors.disable(id);
    return this.renewing(me, undefined);
  }

  async acceptInvitation(me: Principal, token: string, origin: Origin): Promise<Renewed<Account>> {
    return this.renewing(me, await this.registrations.join(token, me, origin));
  }

  private async renewing<Result>(me: Principal, result: Result): Promise<Renewed<Result>> {
    return { result, token: await this.sessions.renew(me) };
  }
}

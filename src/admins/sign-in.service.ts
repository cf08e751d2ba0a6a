import { Injectable, UnauthorizedException } from '@nestjs/common';
import type { Origin } from '../auth/current.decorator.js';
import type { Principal } from '../auth/principal.js';
import { InvalidFields } from '../problem/problem.js';
import { AccountEventsService } from './account-events.service.js';
import type { AccountWithCredentials } from './account.entity.js';
import { AccountsRepository } from './accounts.repository.js';
import { type Attempt, AttemptsService } from './attempts.service.js';
import { verifyPassword } from './passwords.js';
import { SecondFactorsService } from './second-factors.service.js';

export interface Proof {
  readonly email: string;
  readonly password: string;
  readonly totp?: string;
  readonly recoveryCode?: string;
}

/** Finds out whether people are who they say, and slows those down who guess. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly attempts: AttemptsService,
    private readonly secondFactors: SecondFactorsService,
    private readonly events: AccountEventsService,
  ) {}

  /** @throws UnauthorizedException without saying what was wrong; InvalidFields when the second factor is missing. */
  async signIn(proof: Proof, origin: Origin): Promise<AccountWithCredentials> {
    const { email, password, totp, recoveryCode } = proof;
    const attempt = await this.attempts.begin(email, origin.address);
    const account = await this.accounts.findByEmail(email);
    const known = await verifyPassword(account?.passwordHash ?? null, password);
    if (!known || !account) return this.refuse('password', email, account, attempt, origin);
    if (account.totpEnabled) {
      if (totp === undefined && recoveryCode === undefined) {
        await attempt.takeBack();
        throw secondFactorMissing();
      }
      const accepted = await this.secondFactors.accepts(account, totp, recoveryCode);
      if (!accepted) return this.refuse('second factor', email, account, attempt, origin);
    }
    await attempt.succeed();
    await this.accounts.recordSignIn(account.id);
    const secondFactor = account.totpEnabled ? { secondFactor: totp === undefined ? 'recovery code' : 'totp' } : {};
    await this.events.recordOwn('session.create', account, origin, secondFactor);
    return account;
  }

  /** Asks a person who is signed in for the password again, before something that must not happen at a borrowed desk. */
  async confirmPassword({ id }: Principal, password: string, origin: Origin): Promise<AccountWithCredentials> {
    const account = (await this.accounts.find(id!))!;
    const attempt = await this.attempts.begin(account.email, origin.address);
    if (!(await verifyPassword(account.passwordHash, password))) {
      const { lockSeconds } = attempt;
      await this.events.recordAttempt('account.refuse-password', account.email, account, origin, { lockSeconds });
      throw new InvalidFields([{ field: 'password', detail: 'password is not the one of this account' }]);
    }
    await attempt.succeed();
    return account;
  }

  private async refuse(
    wrong: 'password' | 'second factor',
    email: string,
    account: AccountWithCredentials | null,
    { lockSeconds }: Attempt,
    origin: Origin,
  ): Promise<never> {
    const action = lockSeconds > 0 ? 'session.lock-out' : 'session.refuse';
    await this.events.recordAttempt(action, email, account, origin, { wrong, lockSeconds });
    throw new UnauthorizedException('The e-mail, the password or the code is not right.');
  }
}

// Only who has the password learns that there is a second factor.
function secondFactorMissing(): InvalidFields {
  return new InvalidFields([{ field: 'totp', detail: 'totp is required: the code that the authenticator app shows' }]);
}

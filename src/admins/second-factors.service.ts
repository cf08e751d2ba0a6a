import { randomBytes } from 'node:crypto';
import { ConflictException, Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { hashSecret } from '../auth/random-secret.js';
import { InvalidFields } from '../problem/problem.js';
import type { AccountWithCredentials } from './account.entity.js';
import { SecondFactorsRepository } from './second-factors.repository.js';

const RECOVERY_CODES = 10;
// Thirty-two, without those that are taken for one another: people type these from paper.
const ALPHABET = '23456789abcdefghijkmnpqrstuvwxyz';

/** What an authenticator app is shown, this once. */
export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

/** Time-based one-time passwords (RFC 6238), and recovery codes for who has lost the phone. */
@Injectable()
export class SecondFactorsService {
  constructor(private readonly factors: SecondFactorsRepository) {}

  /** Nothing is asked for until a code confirms that the app has it. */
  async enrol({ id, email }: AccountWithCredentials): Promise<Enrolment> {
    const secret = new Secret({ size: 20 }).base32;
    if (!(await this.factors.propose(id, secret))) throw new ConflictException('Two-factor sign-in is on already.');
    return { secret, uri: totpOf(secret, email).toString() };
  }

  /** Turns it on, and answers with the recovery codes. */
  async confirm({ id, totpSecret, totpEnabled }: AccountWithCredentials, code: string): Promise<string[]> {
    if (totpEnabled || totpSecret === null) throw new ConflictException('There is nothing to confirm: begin anew.');
    const step = stepOf(totpSecret, code);
    if (step === null)
      throw new InvalidFields([{ field: 'code', detail: 'code is not the one that the app shows now' }]);
    const codes = Array.from({ length: RECOVERY_CODES }, makeCode);
    const enabled = await this.factors.enable(id, totpSecret, step, codes.map(hashCode));
    if (!enabled) throw new ConflictException('There is nothing to confirm: begin anew.');
    return codes;
  }

  async accepts(account: AccountWithCredentials, totp?: string, recoveryCode?: string): Promise<boolean> {
    if (totp === undefined) return this.factors.useRecoveryCode(account.id, hashCode(recoveryCode ?? ''));
    const step = stepOf(account.totpSecret!, totp);
    return step !== null && this.factors.useStep(account.id, step);
  }

  async disable(accountId: string): Promise<void> {
    if (!(await this.factors.disable(accountId))) throw new ConflictException('Two-factor sign-in is not on.');
  }
}

// SHA-1, six digits, thirty seconds: the only settings that every app understands.
function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Rollcall', label, secret, algorithm: 'SHA1', digits: 6, period: 30 });
}

/** The step in which the code is the right one: now, one before or one after, because phones' clocks differ. */
function stepOf(secret: string, code: string): number | null {
  const totp = totpOf(secret);
  const timestamp = Date.now();
  const delta = totp.validate({ token: code.replace(/\s/g, ''), timestamp, window: 1 });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

/** Eighty random bits, in four groups. */
function makeCode(): string {
  const letters = Array.from(randomBytes(16), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

const hashCode = (code: string): Buffer => hashSecret(code.toLowerCase().replace(/[^a-z0-9]/g, ''));

import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { TooManyRequests } from '../auth/too-many-requests.js';
import { AttemptsRepository, type Patience } from './attempts.repository.js';

const AT_AN_ACCOUNT: Patience = { free: 5, longestLockSeconds: 900, forgivingSeconds: 3_600 };
// Many people may sit behind one address, and some of them mistype every day.
const FROM_AN_ADDRESS: Patience = { free: 20, longestLockSeconds: 900, forgivingSeconds: 600 };
const TO_WRITE_TO: Patience = { free: 3, longestLockSeconds: 900, forgivingSeconds: 3_600 };

/** An attempt that has begun and counts as failed until it is said to have succeeded. */
export interface Attempt {
  /** For how many seconds the account is locked if this attempt fails. */
  readonly lockSeconds: number;
  succeed(): Promise<void>;
  /** Neither succeeded nor failed: there is more to ask. */
  takeBack(): Promise<void>;
}

/** Slows guessing down: each failure after the first few doubles the wait for the next attempt. */
@Injectable()
export class AttemptsService {
  constructor(private readonly attempts: AttemptsRepository) {}

  /**
   * Begins to check a password or a code, whether or not somebody has this e-mail.
   * @throws TooManyRequests while the account or the address is locked.
   */
  async begin(email: string, address: string): Promise<Attempt> {
    const [account, from] = [`account ${email.toLowerCase()}`, `address ${networkOf(address)}`];
    await this.count(from, FROM_AN_ADDRESS);
    const lockSeconds = await this.count(account, AT_AN_ACCOUNT);
    return {
      lockSeconds,
      succeed: async () => {
        await this.attempts.forget(account);
        // Not forgotten: who owns an account could otherwise guess at others for ever.
        await this.attempts.takeBack(from);
      },
      takeBack: async () => {
        await this.attempts.takeBack(account);
        await this.attempts.takeBack(from);
      },
    };
  }

  /** @throws TooManyRequests when somebody has been written to too often. */
  async beginMail(email: string, address: string): Promise<void> {
    await this.count(`address ${networkOf(address)}`, FROM_AN_ADDRESS);
    await this.count(`mail ${email.toLowerCase()}`, TO_WRITE_TO);
  }

  private async count(subject: string, patience: Patience): Promise<number> {
    const begun = await this.attempts.begin(subject, patience);
    if ('lockedForSeconds' in begun) throw new TooManyRequests(begun.lockedForSeconds);
    // The database keeps milliseconds, which may round the end of no lock at all a little into the future.
    return Math.round(begun.lockSeconds);
  }
}

// One customer line has 2^64 IPv6 addresses.
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::', 2);
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const groups = [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

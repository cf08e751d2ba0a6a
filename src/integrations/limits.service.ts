import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { SharedRateLimiter } from '../auth/shared-rate-limiter.js';
import { TooManyRequests } from '../auth/too-many-requests.js';
import { Config } from '../config/config.js';
import { Siblings } from '../workers/siblings.js';

// Well within the patience of every client; what is refused instead is recorded as a failure at most of them.
const LONGEST_WAIT_MS = 2_000;

/** Keeps one integration from taking the service away from the others: it slows a flood down before it refuses it. */
@Injectable()
export class LimitsService {
  private readonly limiter: SharedRateLimiter;

  constructor({ rateLimit }: Config, siblings: Siblings) {
    const rate = { perSecond: rateLimit, burst: 2 * rateLimit, longestWaitMs: LONGEST_WAIT_MS };
    this.limiter = new SharedRateLimiter('requests of integrations', rate, siblings);
  }

  /** Resolves when it is this request's turn. */
  async wait(integrationId: string): Promise<void> {
    const turn = this.limiter.take(integrationId, performance.now());
    if ('retryAfterSeconds' in turn) throw new TooManyRequests(turn.retryAfterSeconds);
    if (turn.waitMs > 0) await pause(turn.waitMs);
  }
}

import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import type { Credential } from './access.repository.js';
import { networkOf } from './network.js';
import { type Sighting, UsageRepository, type Use } from './usage.repository.js';

const WRITTEN_EVERY_MS = 5_000;
// Where thousands of credentials are in use, each is written about once a minute.
const AT_ONCE = 500;
const OR_A_PART_OF = 12;

/** Keeps who uses which credential and from where, without a write for every request. */
@Injectable()
export class UsageService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(UsageService.name);
  // In the order in which they were first put there, so that each has its turn.
  private readonly uses = new Map<string, Use>();
  private readonly sightings = new Map<string, Sighting>();
  private timer: NodeJS.Timeout;

  constructor(private readonly usage: UsageRepository) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.write(share), WRITTEN_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** The credential was accepted, and the caller let in. */
  async use({ principal, unused }: Credential, caller: Caller): Promise<void> {
    const use = { principal, at: new Date(), caller };
    // Someone waits at a screen for the first one: it shows at once that the connection works.
    if (unused) await this.usage.recordUses([use]);
    else this.uses.set(principal.credentialId, use);
  }

  /** The credential was accepted, whether the caller's network was or not. */
  observe({ principal }: Credential, { address }: Caller): void {
    const [network, at] = [networkOf(address), new Date()];
    const key = `${principal.integrationId} ${network}`;
    const seen = this.sightings.get(key);
    if (!seen) this.sightings.set(key, { principal, network, firstAt: at, lastAt: at, requests: 1 });
    else {
      seen.lastAt = at;
      seen.requests++;
    }
  }

  /** Writes all that has been kept so far. */
  flush(): Promise<void> {
    return this.write((size) => size);
  }

  private async write(count: (size: number) => number): Promise<void> {
    const uses = taken(this.uses, count(this.uses.size));
    try {
      if (uses.size > 0) await this.usage.recordUses([...uses.values()]);
    } catch (error) {
      this.logger.warn(`When credentials were last used could not be written, and is tried again: ${String(error)}`);
      for (const [id, use] of uses) if (!this.uses.has(id)) this.uses.set(id, use);
    }
    const sightings = taken(this.sightings, count(this.sightings.size));
    try {
      if (sightings.size > 0) await this.usage.recordSightings([...sightings.values()]);
    } catch (error) {
      this.logger.warn(`From where requests came could not be written: ${String(error)}`);
    }
  }
}

const share = (size: number): number => Math.max(AT_ONCE, Math.ceil(size / OR_A_PART_OF));

/** Takes the first entries out. */
function taken<Value>(map: Map<string, Value>, count: number): Map<string, Value> {
  const first = new Map<string, Value>();
  for (const [key, value] of map) {
    if (first.size === count) break;
    first.set(key, value);
    map.delete(key);
  }
  return first;
}

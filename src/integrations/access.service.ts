import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import type { IntegrationPrincipal } from '../auth/integration-principal.js';
import { hashSecret } from '../auth/random-secret.js';
import { type Access, AccessRepository } from './access.repository.js';

const FLUSH_EVERY_MS = 5_000;

/** Lets integrations in by their secrets, and keeps when it last did, without a write for every request. */
@Injectable()
export class AccessService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(AccessService.name);
  private unwritten = new Map<string, Access>();
  private timer: NodeJS.Timeout;

  constructor(private readonly accesses: AccessRepository) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** Null for a secret that is unknown, not valid any more, or another integration's: a caller cannot tell which. */
  async open(integrationId: string, secret: string): Promise<IntegrationPrincipal | null> {
    if (!isUuid(integrationId)) return null;
    const found = await this.accesses.find(integrationId, hashSecret(secret));
    if (!found) return null;
    const access = { principal: found.principal, at: new Date() };
    // Someone waits at a screen for the first one: it shows at once that the connection works.
    if (found.first) await this.accesses.record([access]);
    else this.unwritten.set(found.principal.secretId, access);
    return found.principal;
  }

  private async flush(): Promise<void> {
    if (this.unwritten.size === 0) return;
    const accesses = this.unwritten;
    this.unwritten = new Map();
    try {
      await this.accesses.record([...accesses.values()]);
    } catch (error) {
      this.logger.warn(`When secrets were last used could not be written, and is tried again: ${String(error)}`);
      this.unwritten = new Map([...accesses, ...this.unwritten]);
    }
  }
}

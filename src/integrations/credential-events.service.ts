import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import type { Caller } from '../auth/caller.js';
import type { CredentialEvent, Refusal } from './credential-event.entity.js';
import { CredentialEventsRepository } from './credential-events.repository.js';

const WRITTEN_AFTER_MS = 250;
// In one such moment; a flood of more says nothing new.
const MOST_AT_ONCE = 200;
const LONGEST_DETAIL = 500;

export interface Refused {
  readonly integrationId: string;
  readonly reason: Refusal;
  readonly detail: string;
  readonly credentialId: string | null;
  readonly caller: Caller;
}

/** The record of what was refused at the integrations' doors. It is written a moment later, so that nobody waits for it. */
@Injectable()
export class CredentialEventsService implements OnApplicationShutdown {
  private readonly logger = new Logger(CredentialEventsService.name);
  private unwritten = new Map<string, CredentialEvent & { at: Date; count: number }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly events: CredentialEventsRepository) {}

  record({ integrationId, reason, detail, credentialId, caller }: Refused): void {
    const at = new Date();
    const key = [integrationId, reason, credentialId, caller.address, detail].join('\n');
    const same = this.unwritten.get(key);
    if (same) {
      same.at = at;
      same.count++;
    } else if (this.unwritten.size < MOST_AT_ONCE) {
      const source = { source: caller.address, userAgent: caller.userAgent };
      const what = { integrationId, reason, detail: detail.slice(0, LONGEST_DETAIL), credentialId };
      this.unwritten.set(key, { id: uuidV7(), ...what, ...source, firstAt: at, at, count: 1 });
    }
    this.timer ??= setTimeout(() => void this.flush(), WRITTEN_AFTER_MS);
  }

  /** The newest first. */
  async list(tenantId: string, integrationId: string, limit: number, before?: string): Promise<CredentialEvent[]> {
    return this.events.list(tenantId, integrationId, limit, before);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
  }

  private async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const events = [...this.unwritten.values()];
    this.unwritten = new Map();
    if (events.length === 0) return;
    await this.events.create(events).catch((error: unknown) => {
      this.logger.warn(`${events.length} refusals could not be recorded: ${String(error)}`);
    });
  }
}

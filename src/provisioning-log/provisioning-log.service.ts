import { Injectable, NotFoundException } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { ChangesService } from '../changes/changes.service.js';
import { UsersService } from '../users/users.service.js';
import type { Exchange } from './exchange.entity.js';
import { explain, titleOf } from './explanations/explain.js';
import type { Circumstances, Explanation } from './explanations/explanation.js';
import type { FullLogEntry, LogEntry, LogSearch } from './log-entry.entity.js';
import { LogSearchRepository } from './log-search.repository.js';
import { LogUpkeepService } from './log-upkeep.service.js';
import { LogWriterService } from './log-writer.service.js';

/** What identity providers asked for and what they got, and what is to be done about what failed. */
@Injectable()
export class ProvisioningLogService {
  constructor(
    private readonly writer: LogWriterService,
    private readonly entries: LogSearchRepository,
    private readonly upkeep: LogUpkeepService,
    private readonly changes: ChangesService,
    private readonly users: UsersService,
  ) {}

  /** Takes note of a request. Returns at once and never fails; it is written a moment later. */
  record(exchange: Exchange): void {
    this.writer.record(exchange);
  }

  /** The newest first, each with what its explanation is headed. */
  async search(tenantId: string, search: LogSearch): Promise<(LogEntry & { title: string | null })[]> {
    const entries = await this.entries.search(tenantId, search);
    return entries.map((entry) => ({ ...entry, title: titleOf(entry) }));
  }

  async get(tenantId: string, id: string): Promise<FullLogEntry & { explanation: Explanation | null }> {
    const entry = await this.entries.find(tenantId, id);
    if (!entry) throw new NotFoundException('The log has no such entry: it may be older than what is kept.');
    return { ...entry, explanation: explain(entry, await this.circumstancesOf(tenantId, entry)) };
  }

  /** How many requests were not written since the day from which on entries are kept. */
  async countDropped(tenantId: string): Promise<{ since: Date; dropped: number }> {
    const since = this.upkeep.keptFrom();
    return { since, dropped: await this.entries.countDropped(tenantId, since) };
  }

  private async circumstancesOf(tenantId: string, entry: FullLogEntry): Promise<Circumstances> {
    const { status, resourceType, resourceId, subject } = entry;
    if (status === 404 && resourceId !== null && isUuid(resourceId)) {
      const [last] = await this.changes.search(tenantId, { resourceId, limit: 1 });
      return last?.action === 'deleted' ? { deletedAt: last.at } : {};
    }
    if (status !== 409 || resourceType !== 'User' || subject === null) return {};
    const holder = await this.users.findByUserName(tenantId, subject);
    if (!holder) return {};
    const { userName, active } = holder.attributes;
    return { holder: { id: holder.id, name: userName as string, active: active === true } };
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Exchange } from './exchange.entity.js';
import { LogBuffer } from './log-buffer.js';
import { type LogGroup, groupsOf } from './log-group.js';
import { LogWriterRepository } from './log-writer.repository.js';

const WRITTEN_EVERY_MS = 500;
// Small enough that writing a batch down does not keep a request waiting.
const BATCH = 250;
const PAUSES_MS = [200, 1_000];
const DROPS_TOLD_EVERY_MS = 60_000;
// What ten thousand tenants do in a day, in about ten megabytes; beyond it, kinds are written more often than once.
const MOST_KINDS = 100_000;

/** Writes what happened in batches, off the path of the requests. What cannot be written is counted, and no request knows. */
@Injectable()
export class LogWriterService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('ProvisioningLog');
  private readonly buffer = new LogBuffer();
  private fresh: Exchange[] = [];
  private writing: Promise<void> | null = null;
  private kindsOf = { day: '', known: new Set<string>() };
  private timers: NodeJS.Timeout[] = [];
  private stopping = false;

  constructor(private readonly log: LogWriterRepository) {}

  onModuleInit(): void {
    this.timers = [
      setInterval(() => void this.write(BATCH), WRITTEN_EVERY_MS).unref(),
      setInterval(() => this.tellDrops(), DROPS_TOLD_EVERY_MS).unref(),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.timers.forEach((timer) => clearInterval(timer));
    await this.flush();
    this.tellDrops();
  }

  record(exchange: Exchange): void {
    // Not before the answers of this turn are out.
    if (this.fresh.push(exchange) > 1) return;
    setImmediate(() => {
      this.takeIn();
      if (this.buffer.size >= BATCH && !this.writing) void this.write(BATCH);
    });
  }

  /** Resolves when all that was waiting has been written, or given up. */
  async flush(): Promise<void> {
    while (this.writing) await this.writing;
    this.takeIn();
    await this.write(1);
  }

  private takeIn(): void {
    const fresh = this.fresh;
    this.fresh = [];
    for (const exchange of fresh) this.buffer.add(exchange);
  }

  /** Writes a batch, and more while at least so many entries wait: a small batch costs almost as much as a full one. */
  private write(least: number): Promise<void> {
    return (this.writing ??= this.writeBatches(least).finally(() => (this.writing = null)));
  }

  private async writeBatches(least: number): Promise<void> {
    do {
      const rows = this.buffer.take(BATCH);
      const drops = this.buffer.drops.take();
      if (rows.length === 0 && drops.size === 0) return;
      const groups = groupsOf(rows);
      const newKinds = this.newKindsIn(groups);
      try {
        await this.insist({ groups, newKinds, drops });
        this.remember(newKinds);
      } catch (error) {
        this.logger.debug(`A batch could not be written: ${String(error)}`);
        this.buffer.drops.giveBack(drops);
        for (const { integrationId, rows } of groups) this.buffer.drops.add(integrationId, rows.length);
        return;
      }
    } while (this.buffer.size >= least);
  }

  private async insist(batch: Parameters<LogWriterRepository['write']>[0]): Promise<void> {
    for (const ms of this.stopping ? [] : PAUSES_MS) {
      try {
        return await this.log.write(batch);
      } catch {
        await pause(ms, undefined, { ref: false });
      }
    }
    await this.log.write(batch);
  }

  /** Those whose kind this instance has not written today. */
  private newKindsIn(groups: readonly LogGroup[]): LogGroup[] {
    const day = new Date().toISOString().slice(0, 10);
    if (this.kindsOf.day !== day || this.kindsOf.known.size > MOST_KINDS) this.kindsOf = { day, known: new Set() };
    return groups.filter((group) => !this.kindsOf.known.has(keyOf(group)));
  }

  private remember(groups: readonly LogGroup[]): void {
    for (const group of groups) this.kindsOf.known.add(keyOf(group));
  }

  private tellDrops(): void {
    const count = this.buffer.drops.takeUntold();
    if (count > 0) this.logger.warn(`${count} requests were not written to the provisioning log: they were too many.`);
  }
}

function keyOf({ kind, integrationId, status }: LogGroup): string {
  return `${kind} ${integrationId} ${status}`;
}

import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Client, escapeIdentifier } from 'pg';
import { Database } from './database.js';

/** Someone who wants to hear of a channel. */
export interface Subscriber {
  heard(payload: string): void;
  /** Something may have gone unheard. */
  lost(): void;
}

const HEARD_WITHIN_MS = 1_000;
const PROVED_EVERY_MS = 5_000;
const RECONNECT_AFTER_MS = 500;
const NOTIFY = { name: 'notify', text: 'SELECT pg_notify($1, $2)' };

/** Hears what the database announces (LISTEN), on a connection of its own that comes back by itself. */
@Injectable()
export class Notifications implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Notifications.name);
  private readonly subscribers = new Map<string, Subscriber>();
  /** Where this instance hears itself: only so is it known that the connection still hears anything. */
  private readonly ownChannel = `rollcall_${randomUUID()}`;
  private readonly awaited = new Map<string, () => void>();
  private client: Client | null = null;
  private isListening = false;
  private stopped = false;
  private proving: NodeJS.Timeout;

  constructor(private readonly database: Database) {}

  /** False while something may go unheard: then nothing that is remembered can be trusted. */
  get listening(): boolean {
    return this.isListening;
  }

  /** To be called before the application has started. */
  subscribe(channel: string, subscriber: Subscriber): void {
    this.subscribers.set(channel, subscriber);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
    this.proving = setInterval(() => void this.caughtUp(), PROVED_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.proving);
    this.lose();
    await this.client?.end().catch(() => undefined);
  }

  /** Resolves when all that was committed before the call has been heard here: announcements come in that order. */
  async caughtUp(): Promise<void> {
    if (this.isListening && !(await this.hearsItself())) this.reconnect(new Error('it has gone deaf'));
  }

  private async connect(): Promise<void> {
    if (this.stopped) return;
    const client = this.database.createClient();
    this.client = client;
    client.on('notification', ({ channel, payload }) => this.hear(channel, payload ?? ''));
    const lost = (error?: Error): void => {
      if (this.client === client) this.reconnect(error ?? new Error('it has ended'));
    };
    client.on('error', lost).on('end', lost);
    try {
      await client.connect();
      for (const channel of [this.ownChannel, ...this.subscribers.keys()]) {
        await client.query(`LISTEN ${escapeIdentifier(channel)}`);
      }
      // A pooler in between may take LISTEN and never deliver anything.
      if (!(await this.hearsItself())) throw new Error('it hears nothing');
      this.isListening = this.client === client;
    } catch (error) {
      lost(error as Error);
    }
  }

  private reconnect(reason: Error): void {
    const broken = this.client;
    this.client = null;
    this.lose();
    void broken?.end().catch(() => undefined);
    if (this.stopped) return;
    this.logger.debug(`The listening connection is made anew: ${reason.message}`);
    setTimeout(() => void this.connect(), RECONNECT_AFTER_MS).unref();
  }

  private lose(): void {
    this.isListening = false;
    for (const subscriber of this.subscribers.values()) subscriber.lost();
  }

  private hear(channel: string, payload: string): void {
    if (channel === this.ownChannel) this.awaited.get(payload)?.();
    else this.subscribers.get(channel)?.heard(payload);
  }

  private async hearsItself(): Promise<boolean> {
    const word = randomUUID();
    let timer: NodeJS.Timeout | undefined;
    try {
      const heard = new Promise<boolean>((resolve) => {
        this.awaited.set(word, () => resolve(true));
        timer = setTimeout(() => resolve(false), HEARD_WITHIN_MS);
      });
      await this.database.query(NOTIFY, [this.ownChannel, word]);
      return await heard;
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
      this.awaited.delete(word);
    }
  }
}

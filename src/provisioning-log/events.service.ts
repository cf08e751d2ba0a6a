import { PassThrough, type Readable } from 'node:stream';
import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnModuleInit,
  ServiceUnavailableException,
} from '@nestjs/common';
import { Notifications } from '../database/notifications.js';
import { ACTIVITY, type Activity, joined, readPayload } from './activity.js';

const MOST_STREAMS = 1_000;
const TOLD_EVERY_MS = 1_000;
const HEARTBEAT_MS = 20_000;
const ASKED_AGAIN_EVERY_MS = 30_000;
// Who does not read what is sent is cut off.
const MOST_UNREAD = 64 * 1024;
// After a gap in what is heard: it may be anything.
const ANYTHING: Activity = { integrationIds: [], requests: 0, changed: true };

interface Listener {
  readonly stream: PassThrough;
  readonly stillAllowed: () => Promise<boolean>;
}

/** Tells open pages that something happened in their tenant; they then read again what they show (server-sent events). */
@Injectable()
export class EventsService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly untold = new Map<string, Activity>();
  private timers: NodeJS.Timeout[] = [];
  private count = 0;
  private stopping = false;

  constructor(notifications: Notifications) {
    notifications.subscribe(ACTIVITY, {
      heard: (payload) => this.hear(payload),
      lost: () => this.miss(),
    });
  }

  onModuleInit(): void {
    this.timers = [
      setInterval(() => this.tell(), TOLD_EVERY_MS).unref(),
      setInterval(() => this.eachStream((listener) => this.send(listener, ': still here\n\n')), HEARTBEAT_MS).unref(),
      setInterval(() => this.eachStream((listener) => void this.askAgain(listener)), ASKED_AGAIN_EVERY_MS).unref(),
    ];
  }

  // Before the server waits for what it is answering: these answers have no end of their own.
  beforeApplicationShutdown(): void {
    this.stopping = true;
    this.timers.forEach((timer) => clearInterval(timer));
    this.eachStream(({ stream }) => stream.end());
  }

  /** What happens in the tenant from now on, as long as the one who listens is still allowed to. */
  open(tenantId: string, stillAllowed: () => Promise<boolean>): Readable {
    if (this.stopping || this.count >= MOST_STREAMS) {
      throw new ServiceUnavailableException('Too many pages are open. They show what is new when they are reloaded.');
    }
    const listener = { stream: new PassThrough(), stillAllowed };
    const listeners = this.listeners.get(tenantId) ?? new Set();
    this.listeners.set(tenantId, listeners.add(listener));
    this.count++;
    listener.stream.once('close', () => {
      this.count--;
      listeners.delete(listener);
      if (listeners.size === 0 && this.listeners.get(tenantId) === listeners) this.listeners.delete(tenantId);
    });
    // A line at once, so that a proxy passes the answer on.
    listener.stream.write('retry: 2000\n\n');
    return listener.stream;
  }

  private hear(payload: string): void {
    for (const { tenantId, ...activity } of readPayload(payload)) {
      if (!this.listeners.has(tenantId)) continue;
      const untold = this.untold.get(tenantId);
      this.untold.set(tenantId, untold ? joined(untold, activity) : activity);
    }
  }

  private miss(): void {
    for (const tenantId of this.listeners.keys()) this.untold.set(tenantId, ANYTHING);
  }

  private tell(): void {
    for (const [tenantId, activity] of this.untold) {
      const event = `event: activity\ndata: ${JSON.stringify(activity)}\n\n`;
      for (const listener of this.listeners.get(tenantId) ?? []) this.send(listener, event);
    }
    this.untold.clear();
  }

  private send({ stream }: Listener, text: string): void {
    if (stream.writableLength + stream.readableLength > MOST_UNREAD) stream.destroy();
    else stream.write(text);
  }

  private async askAgain({ stream, stillAllowed }: Listener): Promise<void> {
    if (!(await stillAllowed())) stream.end();
  }

  private eachStream(use: (listener: Listener) => void): void {
    for (const listeners of this.listeners.values()) for (const listener of [...listeners]) use(listener);
  }
}

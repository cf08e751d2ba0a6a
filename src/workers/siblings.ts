import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Message, isMessage } from './message.js';

type Hear = (payload: unknown) => void | Promise<void>;

const ANSWERED_WITHIN_MS = 3_000;

/** The other workers behind the same port. Where there is one process only, nobody is told or asked anything. */
@Injectable()
export class Siblings implements OnApplicationShutdown {
  private readonly subjects = new Map<string, Hear>();
  private readonly questions = new Map<string, () => void>();
  private readonly receive = (message: unknown): void => {
    if (isMessage(message)) void this.handle(message);
  };

  constructor() {
    if (this.exist) process.on('message', this.receive);
  }

  get exist(): boolean {
    return cluster.isWorker;
  }

  /** What is done when another worker tells or asks something. */
  on(topic: string, hear: Hear): void {
    this.subjects.set(topic, hear);
  }

  tell(topic: string, payload: unknown): void {
    if (this.exist) void say({ kind: 'tell', topic, payload });
  }

  /** Resolves when all others have done what the topic means to them; one that hangs is not waited for. */
  async ask(topic: string): Promise<void> {
    if (!this.exist) return;
    const id = randomUUID();
    await new Promise<void>((resolve) => {
      const impatience = setTimeout(resolve, ANSWERED_WITHIN_MS);
      this.questions.set(id, () => {
        clearTimeout(impatience);
        resolve();
      });
      void say({ kind: 'ask', topic, id });
    });
    this.questions.delete(id);
  }

  onApplicationShutdown(): void {
    process.off('message', this.receive);
  }

  private async handle(message: Message): Promise<void> {
    if (message.kind === 'done') this.questions.get(message.id)?.();
    if (message.kind === 'tell') await this.subjects.get(message.topic)?.(message.payload);
    if (message.kind === 'ask') {
      await this.subjects.get(message.topic)?.(undefined);
      await say({ kind: 'done', id: message.id });
    }
  }
}

/** To the first process. When that is gone, this one is about to end. */
export function say(message: Message): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, undefined, undefined, () => resolve());
    else resolve();
  });
}

/** The first process stops its workers. */
export function onStop(stop: () => void): void {
  process.on('message', (message) => {
    if (isMessage(message) && message.kind === 'stop') stop();
  });
}

import type { Worker } from 'node:cluster';
import { type Message, isMessage } from './message.js';

interface Question {
  readonly asker: Worker;
  readonly asked: Set<Worker>;
}

/** Passes on what workers have to say to each other; it runs in the first process, which all of them are connected to. */
export class Relay {
  private readonly serving = new Set<Worker>();
  private readonly questions = new Map<string, Question>();

  /** To be called when the worker serves: before that, it has nothing that others could make outdated. */
  add(worker: Worker): void {
    this.serving.add(worker);
    worker.on('message', (message: unknown) => {
      if (isMessage(message)) this.receive(worker, message);
    });
    worker.once('exit', () => this.remove(worker));
  }

  private receive(from: Worker, message: Message): void {
    const others = [...this.serving].filter((worker) => worker !== from);
    if (message.kind === 'tell' || message.kind === 'ask') for (const worker of others) send(worker, message);
    if (message.kind === 'ask') {
      this.questions.set(message.id, { asker: from, asked: new Set(others) });
      this.settle(message.id);
    }
    if (message.kind === 'done') {
      this.questions.get(message.id)?.asked.delete(from);
      this.settle(message.id);
    }
  }

  /** Whoever is gone need not be waited for. */
  private remove(worker: Worker): void {
    this.serving.delete(worker);
    for (const [id, { asked }] of this.questions) {
      asked.delete(worker);
      this.settle(id);
    }
  }

  private settle(id: string): void {
    const question = this.questions.get(id);
    if (!question || question.asked.size > 0) return;
    this.questions.delete(id);
    send(question.asker, { kind: 'done', id });
  }
}

export function send(worker: Worker, message: Message): void {
  // One that is ending hears nothing any more.
  if (worker.isConnected()) worker.send(message, () => undefined);
}

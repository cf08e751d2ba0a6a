import { setImmediate as settled } from 'node:timers/promises';
import { Crowded, FairQueue } from './fair-queue.js';

/** A queue whose works end when they are told to. */
function open(places: Partial<ConstructorParameters<typeof FairQueue>[0]> = {}): {
  ask: (key: string, name?: string) => Promise<string>;
  end: (name: string) => Promise<void>;
  readonly running: string[];
} {
  const queue = new FairQueue({ total: 3, perKey: 2, patienceMs: 60_000, ...places });
  const ends = new Map<string, () => void>();
  return {
    ask: (key, name = key) =>
      queue
        .run(key, () => new Promise<string>((resolve) => ends.set(name, () => resolve(name))))
        .finally(() => ends.delete(name)),
    end: async (name) => {
      ends.get(name)!();
      await settled();
    },
    get running() {
      return [...ends.keys()];
    },
  };
}

describe('FairQueue', () => {
  it('lets one key take only its part of the places', async () => {
    const queue = open();
    for (const name of ['a1', 'a2', 'a3', 'a4']) void queue.ask('a', name);
    void queue.ask('b', 'b1');
    expect(queue.running).toEqual(['a1', 'a2', 'b1']);
    await queue.end('b1');
    expect(queue.running).toEqual(['a1', 'a2']);
    await queue.end('a2');
    expect(queue.running).toEqual(['a1', 'a3']);
  });

  it('gives a place that gets free to the keys by turns, however many wait of one', async () => {
    const queue = open({ total: 1 });
    for (const name of ['a1', 'a2', 'a3']) void queue.ask('a', name);
    for (const name of ['b1', 'c1', 'b2']) void queue.ask(name[0]!, name);
    const order: string[] = [];
    for (let [now] = queue.running; now !== undefined; [now] = queue.running) {
      order.push(now);
      await queue.end(now);
    }
    expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
  });

  it('gives the place of a work that fails to the next one', async () => {
    const queue = new FairQueue({ total: 1, perKey: 1, patienceMs: 60_000 });
    const failing = queue.run('a', () => Promise.reject(new Error('it failed')));
    const next = queue.run('a', () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('it failed');
    expect(await next).toBe('done');
  });

  it('refuses who waited too long, and forgets him', async () => {
    const queue = open({ total: 1, patienceMs: 20 });
    const first = queue.ask('a', 'a1');
    await expect(queue.ask('b')).rejects.toThrow(Crowded);
    await queue.end('a1');
    expect(await first).toBe('a1');
    expect(queue.running).toEqual([]);
    void queue.ask('b', 'b2');
    expect(queue.running).toEqual(['b2']);
    await queue.end('b2');
  });
});

import { isUnreachable } from './errors.js';

/** What a request asks for. */
export interface Asked {
  /** Of what: no two that have one in common are in the same statement. */
  readonly ids: readonly string[];
  /** About how many bytes it takes in the statement. */
  readonly weight: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

const MOST = 50;
const HEAVIEST = 512 * 1024;

/**
 * What requests ask for at the same time, done with one statement for all of a line: a tenant's, or a team's. While it is
 * under way, those that come wait, and are the next: under load one commit serves many, and who comes alone waits for nobody.
 */
export class Together<Item extends Asked, Result> {
  private readonly lines = new Map<string, Waiting<Item, Result>[]>();

  /** `work` does all or nothing, and tells of each item, in their order, what came of it. */
  constructor(private readonly work: (line: string, items: readonly Item[]) => Promise<readonly Result[]>) {}

  /** @throws what `work` throws for this item alone, or for all because the database is away. */
  ask(line: string, item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const waiting = { item, resolve, reject };
      const before = this.lines.get(line);
      if (before) return void before.push(waiting);
      this.lines.set(line, [waiting]);
      // Until all sockets that have something have been read.
      setImmediate(() => void this.serve(line));
    });
  }

  private async serve(line: string): Promise<void> {
    const waiting = this.lines.get(line)!;
    while (waiting.length > 0) await this.perform(line, nextOf(waiting));
    this.lines.delete(line);
  }

  private async perform(line: string, all: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const items = all.map(({ item }) => item);
      const results = await this.work(line, items);
      for (const [index, { resolve }] of all.entries()) resolve(results[index]!);
    } catch (error) {
      // One was refused, and with it all the others: each for itself. What may have been written is not written again.
      if (all.length > 1 && !isUnreachable(error)) await Promise.all(all.map((each) => this.perform(line, [each])));
      else for (const { reject } of all) reject(error);
    }
  }
}

function nextOf<Item extends Asked, Result>(line: Waiting<Item, Result>[]): Waiting<Item, Result>[] {
  const ids = new Set<string>();
  let weight = 0;
  let count = 0;
  for (const { item } of line) {
    weight += item.weight;
    if (count === MOST || item.ids.some((id) => ids.has(id)) || (count > 0 && weight > HEAVIEST)) break;
    for (const id of item.ids) ids.add(id);
    count++;
  }
  return line.splice(0, count);
}

/** Who waited too long for a place. */
export class Crowded extends Error {
  override readonly name = 'Crowded';
}

export interface Places {
  readonly total: number;
  /** As many of them one key may take: the rest is for others, whatever it asks for. */
  readonly perKey: number;
  readonly patienceMs: number;
}

/** Lets a few works run at once. Those that wait come by turns of their keys, so that a crowd of one delays no other. */
export class FairQueue {
  private running = 0;
  private readonly runningOf = new Map<string, number>();
  /** In the order in which the keys have their turn. */
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(private readonly places: Places) {}

  /** @throws Crowded when no place gets free in time. */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    if (this.hasPlaceFor(key)) this.take(key);
    else await this.turn(key);
    try {
      return await work();
    } finally {
      this.leave(key);
    }
  }

  private hasPlaceFor(key: string): boolean {
    return this.running < this.places.total && (this.runningOf.get(key) ?? 0) < this.places.perKey;
  }

  private take(key: string): void {
    this.running++;
    this.runningOf.set(key, (this.runningOf.get(key) ?? 0) + 1);
  }

  private turn(key: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(impatience);
        resolve();
      };
      const impatience = setTimeout(() => {
        this.forget(key, enter);
        reject(new Crowded('no place got free in time'));
      }, this.places.patienceMs).unref();
      const line = this.waiting.get(key);
      if (line) line.push(enter);
      else this.waiting.set(key, [enter]);
    });
  }

  private forget(key: string, enter: () => void): void {
    const line = this.waiting.get(key)?.filter((each) => each !== enter) ?? [];
    if (line.length > 0) this.waiting.set(key, line);
    else this.waiting.delete(key);
  }

  private leave(key: string): void {
    this.running--;
    const others = this.runningOf.get(key)! - 1;
    if (others > 0) this.runningOf.set(key, others);
    else this.runningOf.delete(key);
    for (const [next, line] of this.waiting) {
      if (!this.hasPlaceFor(next)) continue;
      const enter = line.shift()!;
      // Back to the end: the others have their turn before it has the next one.
      this.waiting.delete(next);
      if (line.length > 0) this.waiting.set(next, line);
      this.take(next);
      return enter();
    }
  }
}

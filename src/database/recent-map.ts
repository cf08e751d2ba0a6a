/**
 * A map of at most `most` entries: what was not asked for the longest time is forgotten. It keeps two halves, and drops
 * the older one when the newer is full, so what is in the newer one is found without a write.
 */
export class RecentMap<Key, Value> {
  private newer = new Map<Key, Value>();
  private older = new Map<Key, Value>();

  constructor(private readonly most: number) {}

  get(key: Key): Value | undefined {
    const value = this.newer.get(key);
    if (value !== undefined) return value;
    const old = this.older.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    if (!this.newer.has(key) && this.newer.size >= this.most / 2) {
      this.older = this.newer;
      this.newer = new Map();
    }
    this.newer.set(key, value);
  }

  delete(key: Key): void {
    this.newer.delete(key);
    this.older.delete(key);
  }

  clear(): void {
    this.newer.clear();
    this.older.clear();
  }

  *[Symbol.iterator](): IterableIterator<readonly [Key, Value]> {
    yield* this.newer;
    for (const entry of this.older) if (!this.newer.has(entry[0])) yield entry;
  }
}

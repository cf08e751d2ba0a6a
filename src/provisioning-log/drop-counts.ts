const MOST_INTEGRATIONS = 10_000;

/** How many requests of each integration were not written to the log, until the database has been told. */
export class DropCounts {
  private counts = new Map<string, number>();
  private untold = 0;

  add(integrationId: string, count = 1): void {
    this.untold += count;
    // Ids that anybody can make up must not fill the memory.
    if (this.counts.size >= MOST_INTEGRATIONS && !this.counts.has(integrationId)) return;
    this.counts.set(integrationId, (this.counts.get(integrationId) ?? 0) + count);
  }

  /** What is to be written; who fails to do so gives it back. */
  take(): ReadonlyMap<string, number> {
    const taken = this.counts;
    this.counts = new Map();
    return taken;
  }

  giveBack(counts: ReadonlyMap<string, number>): void {
    for (const [integrationId, count] of counts) {
      this.counts.set(integrationId, (this.counts.get(integrationId) ?? 0) + count);
    }
  }

  /** How many since the last call. */
  takeUntold(): number {
    const { untold } = this;
    this.untold = 0;
    return untold;
  }
}

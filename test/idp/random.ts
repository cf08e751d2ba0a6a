/** A repeatable stream of random choices: the same name gives the same choices on every machine. */
export class Random {
  private state: number;

  constructor(name: string) {
    let hash = 2166136261;
    for (const character of name) {
      hash = Math.imul(hash ^ character.codePointAt(0)!, 16777619);
    }
    this.state = hash >>> 0;
  }

  /** A number from 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  shuffled<T>(items: Iterable<T>): T[] {
    const result = [...items];
    for (let last = result.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [result[last], result[other]] = [result[other]!, result[last]!];
    }
    return result;
  }

  /** Every `#` becomes a digit. */
  digits(pattern: string): string {
    return pattern.replace(/#/g, () => String(this.below(10)));
  }

  guid(): string {
    const shape = 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx';
    return shape.replace(/x/g, () => this.below(16).toString(16));
  }
}

import { memoryOf, resetPeak } from './measure.js';
import { type Row, figureRow } from './rows.js';
import type { Side } from './sides.js';

type Sides = readonly [Side, Side];

/** The greatest resident memory of both servers, phase by phase. */
export class Peaks {
  private readonly noted = new Map<string, [ours: number, floor: number]>();
  private phase = '';

  constructor(private readonly sides: Sides) {}

  begin(phase: string): void {
    this.note();
    this.phase = phase;
  }

  /** How many MiB more than before the first server takes at its peak while it works; null where it is not known. */
  async growthDuring<Result>(work: () => Promise<Result>): Promise<[Result, number | null]> {
    this.note();
    const [{ pid }] = this.sides;
    const before = pid === null ? null : memoryOf(pid);
    const result = await work();
    const after = pid === null ? null : memoryOf(pid);
    return [result, before && after && after.peak - before.now];
  }

  rows(): Row[] {
    this.note();
    const [greatest] = [...this.noted].sort(([, [one]], [, [other]]) => other - one);
    if (!greatest) return [];
    const [name, [value]] = greatest;
    const told = (side: 0 | 1): string =>
      [...this.noted].map(([phase, peaks]) => `${phase} ${peaks[side].toFixed(0)}`).join(', ');
    const row = { id: 'memory', work: `peak memory (the greatest: ${name})`, value, most: 300 };
    return [figureRow({ ...row, unit: ' MiB', digits: 0, ours: told(0), floor: told(1) })];
  }

  private note(): void {
    const [ours, floor] = this.sides.map(({ pid }) => {
      const peak = pid === null ? undefined : memoryOf(pid)?.peak;
      if (pid !== null) resetPeak(pid);
      return peak;
    });
    if (this.phase === '' || ours === undefined || floor === undefined) return;
    const [before, floorBefore] = this.noted.get(this.phase) ?? [0, 0];
    this.noted.set(this.phase, [Math.max(before, ours), Math.max(floorBefore, floor)]);
  }
}

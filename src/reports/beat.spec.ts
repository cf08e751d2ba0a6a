import { beatOf, type Cycle } from './beat.js';

const NOW = new Date('2026-03-02T12:00:00Z');
const MINUTE = 60_000;

/** Cycles of a minute that began so many minutes ago. */
const begun = (...minutesAgo: number[]): Cycle[] =>
  minutesAgo.map((ago) => {
    const startedAt = new Date(NOW.getTime() - ago * MINUTE);
    return { startedAt, endedAt: new Date(startedAt.getTime() + MINUTE), requests: 10, failed: 0 };
  });
const regular = (from: number, to: number): number[] =>
  Array.from({ length: (from - to) / 41 + 1 }, (_, index) => from - index * 41);

describe("Entra ID's beat", () => {
  it('is nothing before the first cycle', () => {
    expect(beatOf([], NOW)).toBeNull();
  });

  it('is kept by a cycle every 40 minutes', () => {
    expect(beatOf(begun(...regular(420, 10)), NOW)).toMatchObject({ missed: 0, longestPauseMinutes: 40, daily: false });
  });

  it('expects the next cycle 40 minutes after the last', () => {
    expect(beatOf(begun(10), NOW)!.nextAt.toISOString()).toBe('2026-03-02T12:31:00.000Z');
  });

  it.each([
    ['a cycle that is a little late', begun(110, 56), 0],
    ['one that did not come', begun(121, 40), 1],
    ['three that have not come until now', begun(220, 161), 3],
    ['a day and more of silence', begun(5_000), 35],
    [
      'a pause of the day before yesterday',
      begun(...regular(1_430, 36), 5).toSpliced(0, 0, ...begun(9_000, 5_000, 1_471)),
      0,
    ],
  ])('misses what it misses in %s', (_, cycles, missed) => {
    expect(beatOf(cycles, NOW)!.missed).toBe(missed);
  });

  it('of an initial cycle that takes hours misses nothing', () => {
    const [cycle] = begun(600);
    expect(beatOf([{ ...cycle!, endedAt: new Date(NOW.getTime() - MINUTE) }], NOW)!.missed).toBe(0);
  });

  it('has become a daily one when three cycles are a day apart', () => {
    expect(beatOf(begun(2_900, 1_450, 10), NOW)!.daily).toBe(true);
    expect(beatOf(begun(1_450, 10), NOW)!.daily).toBe(false);
  });
});

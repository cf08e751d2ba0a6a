import { percentile } from './latency.js';

const counted = (...counts: number[]): number[] => [...counts, ...Array<number>(11 - counts.length).fill(0)];

describe('a percentile', () => {
  it.each([
    ['of nothing', counted(), 0.5, null],
    ['of one bucket lies in its middle', counted(10), 0.5, 0.5],
    ['at a bound is the bound', counted(50, 50), 0.5, 1],
    ['lies in the bucket that reaches the share', counted(50, 0, 0, 50), 0.95, 9.5],
    ['beyond the last bound is the last bound', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7], 0.5, 1000],
    ['counts what has no bound', [0, 90, 0, 0, 0, 0, 0, 0, 0, 0, 10], 0.99, 1000],
  ])('%s', (_, latencies, share, expected) => {
    expect(percentile(latencies, share)).toBe(expected);
  });
});

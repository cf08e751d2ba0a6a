import { RateLimiter, type Turn } from './rate-limiter.js';

describe('RateLimiter', () => {
  const newLimiter = (): RateLimiter => new RateLimiter({ perSecond: 10, burst: 5, longestWaitMs: 1_000 });
  const many = (limiter: RateLimiter, count: number, now: number, key = 'a'): Turn[] =>
    Array.from({ length: count }, () => limiter.take(key, now));

  it('lets a burst through at once', () => {
    expect(many(newLimiter(), 5, 0)).toEqual(Array(5).fill({ waitMs: 0 }));
  });

  it('makes the next ones wait for their turn, in their order', () => {
    expect(many(newLimiter(), 8, 0).slice(5)).toEqual([{ waitMs: 100 }, { waitMs: 200 }, { waitMs: 300 }]);
  });

  it('refuses who would wait too long, and says when to come again', () => {
    const limiter = newLimiter();
    expect(many(limiter, 15, 0).at(-1)).toEqual({ waitMs: 1_000 });
    expect(limiter.take('a', 0)).toEqual({ retryAfterSeconds: 1 });
    expect(limiter.take('a', 1_000)).toEqual({ waitMs: 100 });
  });

  it('does not count what it refused', () => {
    const limiter = newLimiter();
    many(limiter, 1_000, 0);
    expect(limiter.take('a', 1_000)).toEqual({ waitMs: 100 });
  });

  it('never delays who keeps to the rate', () => {
    const limiter = newLimiter();
    for (let turn = 0; turn < 1_000; turn++) expect(limiter.take('a', turn * 100)).toEqual({ waitMs: 0 });
  });

  it('is full again after a rest', () => {
    const limiter = newLimiter();
    many(limiter, 15, 0);
    expect(many(limiter, 5, 60_000)).toEqual(Array(5).fill({ waitMs: 0 }));
  });

  it('counts turns that were taken elsewhere', () => {
    const limiter = newLimiter();
    limiter.charge('a', 4, 0);
    expect(many(limiter, 2, 0)).toEqual([{ waitMs: 0 }, { waitMs: 100 }]);
  });

  it('keeps the keys apart', () => {
    const limiter = newLimiter();
    many(limiter, 100, 0);
    expect(limiter.take('b', 0)).toEqual({ waitMs: 0 });
  });
});

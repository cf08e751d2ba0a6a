import { Period } from './period.js';

const NOW = new Date('2026-03-01T10:00:00Z');

describe('a period', () => {
  it.each([
    [{}, '2026-01-31', '2026-03-01'],
    [{ to: '2026-01-30' }, '2026-01-01', '2026-01-30'],
    [{ from: '2026-02-27' }, '2026-02-27', '2026-03-01'],
    [{ from: '2026-02-28', to: '2026-02-28' }, '2026-02-28', '2026-02-28'],
    [{ from: '2026-05-01' }, '2026-05-01', '2026-05-01'],
  ])('of %j is %s to %s', (asked, from, to) => {
    expect(Period.of(asked, NOW)).toMatchObject({ from, to });
  });

  it('has its first and its last day, and ends with it', () => {
    const period = new Period('2026-02-27', '2026-03-01');
    expect(period.days).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(period.since.toISOString()).toBe('2026-02-27T00:00:00.000Z');
    expect(period.until.toISOString()).toBe('2026-03-02T00:00:00.000Z');
  });

  it('is compared with as many days before', () => {
    expect(new Period('2026-03-01', '2026-03-07').before).toMatchObject({ from: '2026-02-22', to: '2026-02-28' });
  });

  it.each([
    [{ from: '2026-02-02', to: '2026-02-01' }, 'to must not be before from'],
    [{ from: '2025-01-01', to: '2026-02-05' }, 'from and to may be 400 days apart at most'],
  ])('of %j is refused', (asked, detail) => {
    expect(() => Period.of(asked, NOW)).toThrow(detail);
  });
});

import { daysLeft, warningDue } from './expiry.js';

const now = new Date('2030-01-01T00:00:00Z');
const inHours = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

describe('warningDue', () => {
  it.each([
    [24 * 31, null],
    [24 * 30, 30],
    [24 * 15, 30],
    [24 * 14, 14],
    [24 * 8, 14],
    [24 * 7, 7],
    [25, 7],
    [24, 1],
    [0.01, 1],
    [0, null],
    [-5, null],
  ])('%s hours before the end it is that of %s days', (hours, days) => {
    expect(warningDue(inHours(hours), now)).toBe(days);
  });
});

describe('daysLeft', () => {
  it.each([
    [24 * 7, 7],
    [47, 2],
    [1, 1],
    [0, 0],
    [-1, 0],
    [-25, -1],
  ])('in %s hours there are %s days left', (hours, days) => {
    expect(daysLeft(inHours(hours), now)).toBe(days);
  });
});

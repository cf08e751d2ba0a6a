export const TRENDS = ['none', 'new', 'rising', 'steady', 'falling'] as const;
export type Trend = (typeof TRENDS)[number];

/** How a number compares with the one before it; a small difference says nothing. */
export function trendOf(now: number, before: number): Trend {
  if (now === 0) return before === 0 ? 'none' : 'falling';
  if (before === 0) return 'new';
  if (now > before * 1.25) return 'rising';
  return now < before * 0.8 ? 'falling' : 'steady';
}

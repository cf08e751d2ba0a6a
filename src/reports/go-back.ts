import type { DayCounts } from './people.repository.js';
import type { Period } from './period.js';

/**
 * What there is now is known: going back from there, every day takes away what it brought. `stepOver` is told of each day,
 * the last first, and says what there was when it ended. Answers the days of the period, the first first.
 */
export function goBack<Day>(
  days: readonly DayCounts[],
  { from, to, days: asked }: Period,
  stepOver: (day: string, counts: DayCounts | undefined) => Day,
): Day[] {
  const known = new Map(days.map((counts) => [counts.day, counts]));
  const later = days.map(({ day }) => day).filter((day) => day > to);
  return [...asked, ...later]
    .reverse()
    .map((day) => ({ day, told: stepOver(day, known.get(day)) }))
    .filter(({ day }) => day >= from && day <= to)
    .map(({ told }) => told)
    .reverse();
}

import { goBack } from './go-back.js';
import type { PeopleOfDay } from './people.dto.js';
import type { DayCounts, PeopleHistory } from './people.repository.js';
import type { Period } from './period.js';

/** Who became active on a day. */
export const joinedOf = ({ created, createdInactive, reactivated }: DayCounts): number =>
  created - createdInactive + reactivated;

/** Who was active and is no more. */
export const leftOf = ({ deactivated, deleted, deletedInactive }: DayCounts): number =>
  deactivated + deleted - deletedInactive;

/** The days of the period with the users that there were when each ended. */
export function peopleOverTime(history: PeopleHistory, period: Period): PeopleOfDay[] {
  let { active, inactive } = history;
  return goBack(history.days, period, (day, counts) => {
    const { created = 0, deactivated = 0, reactivated = 0, deleted = 0 } = counts ?? {};
    const [joined, left] = counts ? [joinedOf(counts), leftOf(counts)] : [0, 0];
    const there = { active, inactive };
    active -= joined - left;
    inactive -= created - deleted - (joined - left);
    return { day, ...there, created, deactivated, reactivated, deleted, joined, left };
  });
}

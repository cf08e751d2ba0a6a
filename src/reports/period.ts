import { InvalidFields } from '../problem/problem.js';

const DAY_MS = 86_400_000;
const DAYS_UNLESS_SAID = 30;
export const MOST_DAYS = 400;

/** Whole days (UTC), the first and the last among them. */
export class Period {
  constructor(
    readonly from: string,
    readonly to: string,
  ) {}

  /** Its first moment. */
  get since(): Date {
    return new Date(`${this.from}T00:00:00Z`);
  }

  /** The moment at which it is over. */
  get until(): Date {
    return new Date(startOf(this.to) + DAY_MS);
  }

  get days(): string[] {
    const days = Math.round((this.until.getTime() - this.since.getTime()) / DAY_MS);
    return Array.from({ length: days }, (_, index) => dayOf(this.since.getTime() + index * DAY_MS));
  }

  /** As many days, which end where these begin. */
  get before(): Period {
    const [since, until] = [this.since.getTime(), this.until.getTime()];
    return new Period(dayOf(2 * since - until), dayOf(since - DAY_MS));
  }

  /** @throws InvalidFields when the days are in the wrong order, or too many. */
  static of({ from, to }: { from?: string; to?: string }, now = new Date()): Period {
    const last = to ?? dayOf(Math.max(now.getTime(), from === undefined ? 0 : startOf(from)));
    const first = from ?? dayOf(startOf(last) - (DAYS_UNLESS_SAID - 1) * DAY_MS);
    const days = (startOf(last) - startOf(first)) / DAY_MS + 1;
    if (days < 1) throw new InvalidFields([{ field: 'to', detail: 'to must not be before from' }]);
    if (days > MOST_DAYS) {
      throw new InvalidFields([{ field: 'from', detail: `from and to may be ${MOST_DAYS} days apart at most` }]);
    }
    return new Period(first, last);
  }
}

/** The day (UTC) of a moment. */
export function dayOf(moment: Date | number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Days are those of UTC, as the reports have them. */
const DAY_MS = 86_400_000;

export const today = (): string => new Date().toISOString().slice(0, 10);
export const daysBefore = (day: string, count: number): string =>
  new Date(Date.parse(day) - count * DAY_MS).toISOString().slice(0, 10);

const short = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const hour = new Intl.DateTimeFormat('en', {
  ...{ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  ...{ hour12: false, timeZone: 'UTC' },
});

export const shortDay = (day: string): string => short.format(new Date(day));
export const shortHour = (at: string): string => hour.format(new Date(at));

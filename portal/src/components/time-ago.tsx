import { type ReactNode, useSyncExternalStore } from 'react';

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** `5 minutes ago`, `in 3 days`; within a minute `just now`. Of an hour only the beginning is known: `within the hour`. */
export function inWords(at: string | Date, within: 'minute' | 'hour' = 'minute', now = Date.now()): string {
  const seconds = (new Date(at).getTime() - now) / 1_000;
  if (within === 'hour' && Math.abs(seconds) < 3_600) return 'within the hour';
  const found = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  if (!found) return seconds > 0 ? 'in a moment' : 'just now';
  return relative.format(Math.trunc(seconds / found[1]), found[0]);
}

export const exactly = (at: string | Date): string => exact.format(new Date(at));
export const onDay = (at: string | Date): string => day.format(new Date(at));

// One clock for the whole page.
const listeners = new Set<() => void>();
let minute = Math.floor(Date.now() / 15_000);
let timer: number | undefined;
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(() => {
    minute = Math.floor(Date.now() / 15_000);
    for (const each of listeners) each();
  }, 15_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

interface Props {
  readonly at: string | null;
  readonly never?: string;
  /** How exactly it is known. */
  readonly within?: 'minute' | 'hour';
}

/** How long ago, or how soon; the exact time shows where the mouse rests. */
export function TimeAgo({ at, never = 'never', within }: Props): ReactNode {
  useSyncExternalStore(subscribe, () => minute);
  if (at === null) return <span>{never}</span>;
  return (
    <time dateTime={at} title={exactly(at)} style={{ whiteSpace: 'nowrap' }}>
      {inWords(at, within)}
    </time>
  );
}

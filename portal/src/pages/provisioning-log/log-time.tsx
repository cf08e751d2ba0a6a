import type { ReactNode } from 'react';
import { exactly } from '../../components/time-ago.js';

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  ...{ month: 'short', day: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
});

/** The time to the second; also the day where it is not today. */
export function LogTime({ at }: { at: string }): ReactNode {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date().toDateString();
  return (
    <time dateTime={at} title={exactly(at)}>
      {(isToday ? time : dayAndTime).format(moment)}
    </time>
  );
}

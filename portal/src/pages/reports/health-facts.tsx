import type { ReactNode } from 'react';
import type { Health } from '../../api/reports.js';
import { countOf } from '../../components/count-of.js';
import { Fact } from '../../components/fact.js';
import { TimeAgo } from '../../components/time-ago.js';

const VERDICTS = { clear: 'No reason', near: 'Half way there', likely: 'Probably in quarantine' };
const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

/** What the judgement of an integration's health rests on. */
export function HealthFacts({ health }: { health: Health }): ReactNode {
  const { lastRequestAt, lastCycle, beat, quarantine, errorRate, expiring, networksOutside } = health;
  return (
    <>
      <Fact label="Last request">
        <TimeAgo at={lastRequestAt} />
      </Fact>
      {lastCycle && (
        <Fact label="Last cycle">
          {countOf(lastCycle.requests, 'request')}, {lastCycle.failed.toLocaleString('en')} failed
        </Fact>
      )}
      <Fact label="Failed today (week before)">
        {percent(errorRate.today)} ({percent(errorRate.before)})
      </Fact>
      {beat && (
        <Fact label={beat.daily ? 'Next, once a day' : `Next, every ${beat.everyMinutes} minutes`}>
          <TimeAgo at={beat.nextAt} />
          {beat.missed > 0 && `, ${beat.missed} missed`}
        </Fact>
      )}
      {quarantine && (
        <Fact label="Quarantine">
          <span title={quarantine.reason}>{VERDICTS[quarantine.verdict]}</span>
        </Fact>
      )}
      {expiring.map(({ id, name, expiresAt }) => (
        <Fact key={id} label={`Secret “${name}” expires`}>
          <TimeAgo at={expiresAt} />
        </Fact>
      ))}
      {networksOutside.length > 0 && (
        <Fact label="From networks that are not allowed">
          {networksOutside.map(({ network }) => network).join(', ')}
        </Fact>
      )}
    </>
  );
}

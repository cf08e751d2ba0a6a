import type { Run } from './types.js';

const CYCLE = /^cycle (\d+)/;

const FIRST_CYCLE: Readonly<Record<string, string>> = {
  users: 'The first cycle brings the people',
  groups: 'The first cycle brings the teams',
  members: 'The first cycle says who is in which team',
  managers: 'The first cycle says who is whose manager',
  departures: 'The first cycle takes out who has left',
  mishaps: 'Some mistakes, as every company makes them',
};

/** What the simulated identity provider is doing, as one would say it. */
export function inWords({ state, phase, done, total }: Run): string {
  if (state === 'stopping') return 'Stopping after the request that is under way';
  const cycle = CYCLE.exec(phase)?.[1];
  const said =
    cycle === undefined
      ? (FIRST_CYCLE[phase] ?? `${phase.charAt(0).toUpperCase()}${phase.slice(1)}`)
      : `Working day ${cycle}: people join, change teams and leave`;
  return total > 0 ? `${said}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}` : said;
}

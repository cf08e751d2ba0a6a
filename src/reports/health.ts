import type { Beat } from './beat.js';
import { nameOf } from './provider-names.js';
import type { Quarantine } from './quarantine.js';

export const HEALTH_STATES = ['waiting', 'healthy', 'attention', 'failing'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** What is known of an integration when it is judged. */
export interface Signs {
  readonly provider: string;
  readonly lastRequestAt: Date | null;
  /** The last refusal, where nobody was let in since. */
  readonly shutOut: { readonly reason: string; readonly detail: string } | null;
  readonly beat: Beat | null;
  readonly quarantine: Quarantine | null;
  readonly errorRate: { readonly today: number | null; readonly before: number | null };
  readonly failedToday: number;
  readonly expiring: readonly { readonly name: string; readonly daysLeft: number }[];
  readonly networksOutside: readonly { readonly network: string }[];
}

export interface Health {
  readonly state: HealthState;
  readonly sentence: string;
  readonly advice: string | null;
}

type Judge = (signs: Signs, name: string) => Health | null;

const FEW = 5;
const MANY = 0.1;
const SOON_DAYS = 14;
const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;

const shutOut: Judge = ({ shutOut: refusal }, name) =>
  refusal && {
    state: 'failing',
    sentence: `${name} is not let in: ${refusal.detail}`,
    advice: refusal.reason.startsWith('network')
      ? 'Add the network that it comes from to the allowed ones, if it is its own.'
      : 'Generate a secret, or rotate the one there is, and enter it at the identity provider.',
  };

const waiting: Judge = ({ lastRequestAt }, name) =>
  lastRequestAt
    ? null
    : {
        state: 'waiting',
        sentence: `${name} has not connected yet.`,
        advice: 'Enter the SCIM URL and a secret there, and test the connection.',
      };

const quarantined: Judge = ({ quarantine }, name) =>
  quarantine?.verdict === 'likely'
    ? {
        state: 'failing',
        sentence: `${name} has probably put the job into quarantine. ${quarantine.reason}`,
        advice:
          'Put right what fails, then choose Restart provisioning on the Provisioning page of the enterprise application. The job is switched off after four weeks.',
      }
    : null;

const late: Judge = ({ beat }, name) =>
  beat && beat.missed > 0
    ? {
        state: 'attention',
        sentence: `${name} should come every ${beat.everyMinutes} minutes, and missed ${beat.missed === 1 ? 'one cycle' : `${beat.missed} cycles`} within the last day.`,
        advice: 'See whether provisioning is on: Enterprise apps → the application → Provisioning → Overview.',
      }
    : null;

const faulty: Judge = ({ errorRate: { today, before }, failedToday }) =>
  today !== null && failedToday >= FEW && (today > MANY || today > 2 * (before ?? 0))
    ? {
        state: 'attention',
        sentence: `${percent(today)} of today's requests failed${before === null ? '' : `; in the week before it was ${percent(before)}`}.`,
        advice: 'The report of errors says what went wrong, and the provisioning log why.',
      }
    : null;

const nearQuarantine: Judge = ({ quarantine }, name) =>
  quarantine?.verdict === 'near'
    ? {
        state: 'attention',
        sentence: `${name} is on its way to put the job into quarantine. ${quarantine.reason}`,
        advice: 'The report of errors says what went wrong, and the provisioning log why.',
      }
    : null;

const expiring: Judge = ({ expiring: [first] }) => {
  if (!first || first.daysLeft > SOON_DAYS) return null;
  const when =
    first.daysLeft <= 0 ? 'has expired' : `expires in ${first.daysLeft === 1 ? 'a day' : `${first.daysLeft} days`}`;
  return {
    state: 'attention',
    sentence: `The secret "${first.name}" ${when}.`,
    advice: 'Rotate it: the old one is accepted beside the new one until the identity provider has it.',
  };
};

const outside: Judge = ({ networksOutside: [first] }, name) =>
  first
    ? {
        state: 'attention',
        sentence: `${name} also comes from ${first.network}, which is none of the allowed networks.`,
        advice: 'Allow the network if it is its own; otherwise rotate the secret, because somebody else has it.',
      }
    : null;

const healthy: Judge = ({ provider }, name) => ({
  state: 'healthy',
  sentence: provider === 'entra' ? `${name} comes when it should.` : `${name} comes when there is something to tell.`,
  advice: null,
});

/** The worst first: the first that has something to say is the one that counts. */
const JUDGES: readonly Judge[] = [
  shutOut,
  waiting,
  quarantined,
  late,
  faulty,
  nearQuarantine,
  expiring,
  outside,
  healthy,
];

export function judge(signs: Signs): Health {
  const name = nameOf(signs.provider);
  return JUDGES.map((each) => each(signs, name)).find((health) => health !== null)!;
}

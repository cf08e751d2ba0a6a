import type { Cycle } from './beat.js';

export const QUARANTINE_VERDICTS = ['clear', 'near', 'likely'] as const;
export type QuarantineVerdict = (typeof QUARANTINE_VERDICTS)[number];

export interface Quarantine {
  readonly verdict: QuarantineVerdict;
  readonly reason: string;
}

const SHARE = 0.4;
const SOME_FAILURES = 5_000;
const MANY_FAILURES = 40_000;
const NEAR = 0.5;

/**
 * What Entra ID's rules say of the last cycle: a job is in quarantine when its credentials are refused, when 5,000 and
 * more than 40 % of what it tries fails, or when more than 40,000 do. It then comes once a day, and gives up after four weeks.
 */
export function assessQuarantine(last: Cycle | null, refused: boolean, daily: boolean): Quarantine {
  if (refused) return { verdict: 'likely', reason: 'Its credentials are refused, which is enough at once.' };
  if (daily) return { verdict: 'likely', reason: 'It comes once a day, as it does in quarantine.' };
  const { requests, failed } = last ?? { requests: 0, failed: 0 };
  const share = requests === 0 ? 0 : failed / requests;
  const told = `${failed.toLocaleString('en')} of ${requests.toLocaleString('en')} requests of the last cycle failed`;
  const exceeds = (part: number): boolean =>
    (failed >= SOME_FAILURES * part && share > SHARE * part) || failed > MANY_FAILURES * part;
  if (exceeds(1)) return { verdict: 'likely', reason: `${told}: that is more than is allowed.` };
  if (exceeds(NEAR)) return { verdict: 'near', reason: `${told}: that is more than half of what is allowed.` };
  return { verdict: 'clear', reason: failed === 0 ? 'Nothing failed in the last cycle.' : `${told}.` };
}

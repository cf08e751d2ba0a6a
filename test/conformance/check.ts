import type { Probe } from './probe.js';

/** How binding a requirement is: by the RFC's words, or because a real client fails without it. */
export type Level = 'MUST' | 'SHOULD' | 'MAY' | 'client';

/** One requirement, and how to see whether a provider meets it. */
export interface Check {
  readonly id: string;
  /** `RFC 7644 §3.3`, or the name of an identity provider. */
  readonly section: string;
  readonly level: Level;
  /** One sentence. */
  readonly requirement: string;
  /** Ends quietly when the requirement is met; throws Unmet, NotSupported or Skipped otherwise. */
  readonly run: (probe: Probe) => Promise<void>;
}

export type Outcome = 'pass' | 'fail' | 'not supported' | 'skipped';

export interface CheckResult extends Omit<Check, 'run'> {
  readonly outcome: Outcome;
  /** Why it did not pass; nothing for what passed. */
  readonly reason?: string;
  /** What was said last when it failed, with secrets left out. */
  readonly request?: string;
  readonly answer?: string;
}

/** The requirement is not met. */
export class Unmet extends Error {}

/** An optional feature that the provider says, or shows, it does not have. */
export class NotSupported extends Error {}

/** The requirement cannot be seen here, for a reason that is told. */
export class Skipped extends Error {}

type Run = Check['run'];
type Unplaced = Omit<Check, 'section'>;

const at =
  (level: Level) =>
  (id: string, requirement: string, run: Run): Unplaced => ({ id, level, requirement, run });

export const must = at('MUST');
export const should = at('SHOULD');
export const may = at('MAY');
export const client = at('client');

/** The checks of one section. */
export const section = (name: string, checks: readonly Unplaced[]): Check[] =>
  checks.map((check) => ({ ...check, section: name }));

export const RUN_STATES = ['running', 'stopping', 'finished', 'stopped', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** How far the simulated identity provider has come. */
export interface RunProgress {
  /** What it is doing, such as `users` or `cycle 1: members`. */
  readonly phase: string;
  /** Of that phase. */
  readonly done: number;
  readonly total: number;
  /** Of all phases that are over. */
  readonly requests: number;
  readonly failures: number;
}

/** The latest run of the simulated identity provider in a tenant. */
export interface DemoRun extends RunProgress {
  readonly id: string;
  /** Counts the tenant's runs; each is another company's. */
  readonly number: number;
  readonly integrationId: string;
  readonly state: RunState;
  /** Why it failed. */
  readonly detail: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** How large the company is, and how fast the provider goes. */
export interface RunSize {
  readonly users: number;
  readonly groups: number;
  readonly perSecond: number;
  readonly cycles: number;
  readonly restSeconds: number;
}

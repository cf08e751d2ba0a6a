import { ApiProperty } from '@nestjs/swagger';

export const STEP_STATES = ['waiting', 'done', 'attention'] as const;
export type StepState = (typeof STEP_STATES)[number];

export const STEP_KEYS = [
  'credential',
  'first-request',
  'test-connection',
  'matching',
  'first-user',
  'active',
  'email',
  'groups',
  'deactivation',
  'last-cycle',
] as const;
export type StepKey = (typeof STEP_KEYS)[number];

export const CONNECTION_STATES = ['waiting', 'connecting', 'connected', 'attention'] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

export class ConnectionStep {
  @ApiProperty({ enum: STEP_KEYS })
  key: StepKey;
  /** What this step is about, in a few words. */
  title: string;
  /** `waiting`: it has not come yet, which is no fault; `attention`: something has to be put right. */
  @ApiProperty({ enum: STEP_STATES })
  state: StepState;
  /** When it was done first, or went wrong last. */
  at: Date | null;
  /** What was seen, in a sentence. */
  detail: string | null;
  /** What to do at the identity provider, and where; null when nothing is to be done. */
  advice: string | null;
}

export class ConnectionResponse {
  /** `waiting`: nothing has come; `connecting`: it has begun; `connected`: all that matters was seen; `attention`: see the steps. */
  @ApiProperty({ enum: CONNECTION_STATES })
  state: ConnectionState;
  /** In the order in which they come. */
  steps: ConnectionStep[];
}

import { ApiProperty } from '@nestjs/swagger';
import { type CredentialEvent, type Refusal, REFUSALS } from './credential-event.entity.js';

export class CredentialEventResponse {
  id: string;
  /** Why it was refused. `network-outside` was let in, because the network guard only warns. */
  @ApiProperty({ enum: REFUSALS })
  reason: Refusal;
  /** What was wrong, in words. */
  detail: string;
  /** The id of the secret, OAuth client or client secret that was presented, if it is one of this integration. */
  credentialId: string | null;
  /** The address it came from. */
  source: string | null;
  userAgent: string | null;
  /** When it happened first. */
  firstAt: Date;
  /** When it happened last. */
  at: Date;
  /** How often it happened in between. */
  @ApiProperty({ type: 'integer' })
  count: number;

  static of(event: CredentialEvent): CredentialEventResponse {
    const { id, reason, detail, credentialId, source, userAgent, firstAt, at, count } = event;
    return { id, reason, detail, credentialId, source, userAgent, firstAt, at, count };
  }
}

export class CredentialEventList {
  items: CredentialEventResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

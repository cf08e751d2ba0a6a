import { Injectable } from '@nestjs/common';
import { validate as isUuid, v7 as uuidV7 } from 'uuid';
import type { Caller } from '../auth/caller.js';
import { hashSecret, randomSecret } from '../auth/random-secret.js';
import { SharedRateLimiter } from '../auth/shared-rate-limiter.js';
import { TooManyRequests } from '../auth/too-many-requests.js';
import type { Refusal } from '../integrations/credential-event.entity.js';
import { CredentialEventsService } from '../integrations/credential-events.service.js';
import { Siblings } from '../workers/siblings.js';
import { FederationsService } from './federations.service.js';
import { clientRefused } from './oauth-error.js';
import type { ClientProof } from './token-request.js';
import { type NewToken, type PresentedSecret, TokensRepository } from './tokens.repository.js';

// A client fetches a token an hour. Many clients of one identity provider come from one address.
const PER_CLIENT = { perSecond: 5, burst: 30, longestWaitMs: 0 };
const PER_ADDRESS = { perSecond: 20, burst: 200, longestWaitMs: 0 };

const FAULTS = {
  expired: ['client-secret-expired', 'The client secret has expired, so no access token was issued.'],
  revoked: ['client-secret-revoked', 'The client secret was presented after it had been revoked.'],
} as const;

export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresIn: number;
}

/** Issues access tokens to who proves to be an OAuth client, or the workload of a federation. */
@Injectable()
export class TokensService {
  private readonly perClient: SharedRateLimiter;
  private readonly perAddress: SharedRateLimiter;

  constructor(
    private readonly tokens: TokensRepository,
    private readonly federations: FederationsService,
    private readonly events: CredentialEventsService,
    siblings: Siblings,
  ) {
    this.perClient = new SharedRateLimiter('tokens of clients', PER_CLIENT, siblings);
    this.perAddress = new SharedRateLimiter('tokens of addresses', PER_ADDRESS, siblings);
  }

  async issue(proof: ClientProof, caller: Caller): Promise<IssuedToken> {
    this.limit(proof.clientId, caller);
    const accessToken = randomSecret('rollcall_at_');
    const token = { id: uuidV7(), hash: hashSecret(accessToken), caller };
    const expiresIn =
      'assertion' in proof
        ? await this.issueForAssertion(proof.clientId, proof.assertion, token)
        : await this.issueForSecret(proof.clientId, proof.clientSecret, token);
    if (expiresIn === null) throw clientRefused();
    return { accessToken, expiresIn };
  }

  /** Deletes the tokens that have expired. */
  async purge(): Promise<void> {
    await this.tokens.purge();
  }

  private limit(clientId: string, { address }: Caller): void {
    // By both: nobody can use up a client's turns whose id he has learned.
    const turns = [
      this.perAddress.take(address, performance.now()),
      this.perClient.take(`${clientId.slice(0, 50)} ${address}`, performance.now()),
    ];
    for (const turn of turns) if ('retryAfterSeconds' in turn) throw new TooManyRequests(turn.retryAfterSeconds);
  }

  private async issueForSecret(clientId: string, clientSecret: string, token: NewToken): Promise<number | null> {
    const secret = await this.tokens.findSecret(hashSecret(clientSecret));
    if (secret && secret.fault === null && secret.clientId === clientId.toLowerCase()) {
      return this.tokens.createForSecret(secret.tenantId, secret.id, token);
    }
    await this.tell(clientId.toLowerCase(), secret, token.caller);
    return null;
  }

  private async issueForAssertion(clientId: string, assertion: string, token: NewToken): Promise<number | null> {
    const federation = await this.federations.authenticate(clientId, assertion, token.caller);
    return federation && this.tokens.createForFederation(federation.tenantId, federation.clientId, token);
  }

  private async tell(clientId: string, secret: PresentedSecret | null, caller: Caller): Promise<void> {
    const record = (integrationId: string, reason: Refusal, detail: string, credentialId: string): void =>
      this.events.record({ integrationId, reason, detail, credentialId, caller });
    if (secret?.fault && secret.clientId === clientId) {
      const [reason, detail] = FAULTS[secret.fault];
      return record(secret.integrationId, reason, detail, secret.id);
    }
    const client = isUuid(clientId) ? await this.tokens.findClient(clientId) : null;
    if (!client) return;
    if (client.revoked) {
      return record(client.integrationId, 'client-revoked', 'The OAuth client has been deleted.', clientId);
    }
    record(client.integrationId, 'client-secret-unknown', 'The client has no such secret.', clientId);
  }
}

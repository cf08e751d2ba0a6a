import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import type { Caller } from '../auth/caller.js';
import { hashSecret } from '../auth/random-secret.js';
import { Notifications } from '../database/notifications.js';
import { AccessCache } from './access-cache.js';
import { AccessRepository, type Credential } from './access.repository.js';
import type { Refusal } from './credential-event.entity.js';
import { CredentialEventsService } from './credential-events.service.js';

const CACHED_AT_MOST = 50_000;
const CACHED_FOR_MS = 60_000;

/** What a token that opens nothing says to its own tenant. */
const REFUSALS = {
  revoked: ['token-revoked', 'was presented after it had been revoked.'],
  expired: ['token-expired', 'was presented after it had expired.'],
  retired: ['token-retired', 'was presented after the overlap with the secret that replaces it had ended.'],
} as const;

/** Why somebody was not let in: for their own tenant to know, never for them. */
export interface Unopened {
  readonly refusal: Refusal;
}

/** Lets integrations in by what they present: a secret, or an access token issued to their OAuth client. */
@Injectable()
export class AccessService {
  private readonly cache = new AccessCache(CACHED_AT_MOST);

  constructor(
    private readonly accesses: AccessRepository,
    private readonly events: CredentialEventsService,
    private readonly notifications: Notifications,
  ) {
    notifications.subscribe('rollcall_access', {
      heard: (id) => this.cache.drop(id),
      lost: () => this.cache.clear(),
    });
  }

  /** Opens nothing by a token that is unknown, not valid any more, or another integration's: a caller cannot tell which. */
  async open(integrationId: string, token: string, caller: Caller): Promise<Credential | Unopened> {
    if (!isUuid(integrationId)) return { refusal: 'token-unknown' };
    const hash = hashSecret(token);
    // Only what is valid here is remembered, so that all that is refused takes the same way to the database.
    const key = integrationId.toLowerCase() + hash.toString('latin1');
    if (this.notifications.listening) {
      const known = this.cache.get(key, performance.now());
      if (known) return known;
    }
    return this.lookUp(integrationId.toLowerCase(), hash, key, caller);
  }

  private async lookUp(
    integrationId: string,
    hash: Buffer,
    key: string,
    caller: Caller,
  ): Promise<Credential | Unopened> {
    const { generation } = this.cache;
    const { listening } = this.notifications;
    const started = performance.now();
    const credential = await this.accesses.find(hash);
    if (!credential || credential.fault || credential.principal.integrationId !== integrationId) {
      return { refusal: this.tell(integrationId, credential, caller) };
    }
    if (listening) {
      const until = started + Math.min(credential.millisecondsLeft ?? CACHED_FOR_MS, CACHED_FOR_MS);
      this.cache.put(key, { ...credential, unused: false }, until, generation);
    }
    return credential;
  }

  /** To the integration that was spoken to, and to the one whose token it was: no tenant learns of another's. */
  private tell(integrationId: string, credential: Credential | null, caller: Caller): Refusal {
    if (credential?.principal.integrationId === integrationId) {
      const [reason, what] = REFUSALS[credential.fault!];
      const noun = credential.kind === 'secret' ? 'A secret' : 'An access token';
      const { credentialId } = credential.principal;
      this.events.record({ integrationId, reason, detail: `${noun} ${what}`, credentialId, caller });
      return reason;
    }
    const unknown = 'What was presented is neither a secret nor an access token of this integration.';
    this.events.record({ integrationId, reason: 'token-unknown', detail: unknown, credentialId: null, caller });
    if (!credential) return 'token-unknown';
    const elsewhere = 'It was presented at the SCIM URL of another integration.';
    const { integrationId: owner, credentialId } = credential.principal;
    this.events.record({ integrationId: owner, reason: 'token-elsewhere', detail: elsewhere, credentialId, caller });
    return 'token-unknown';
  }
}

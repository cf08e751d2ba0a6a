import type { Principal } from './principal.js';

/** Knows the people and API keys of the REST API. The feature that keeps them provides it under this class. */
export abstract class Authenticator {
  /** Null for a key that is unknown or has expired. */
  abstract findByApiKey(key: string): Promise<Principal | null>;
  /** Null for a session that is unknown or has ended. */
  abstract findBySession(token: string): Promise<Principal | null>;
}

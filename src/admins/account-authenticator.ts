import { Injectable } from '@nestjs/common';
import { Authenticator } from '../auth/authenticator.js';
import type { Principal } from '../auth/principal.js';
import { ApiKeysService } from './api-keys.service.js';
import { SessionsService } from './sessions.service.js';

/** Knows the people who signed in, and the tenants' API keys. */
@Injectable()
export class AccountAuthenticator extends Authenticator {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly sessions: SessionsService,
  ) {
    super();
  }

  async findByApiKey(key: string): Promise<Principal | null> {
    return this.keys.open(key);
  }

  async findBySession(token: string): Promise<Principal | null> {
    return this.sessions.find(token);
  }
}

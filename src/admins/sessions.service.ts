import { Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import type { Origin } from '../auth/current.decorator.js';
import type { Principal } from '../auth/principal.js';
import { hashSecret, randomSecret } from '../auth/random-secret.js';
import { principalOf } from './account.entity.js';
import type { Session } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';

@Injectable()
export class SessionsService {
  constructor(private readonly sessions: SessionsRepository) {}

  /** Begins a session. The one that the browser brought, if any, ends. */
  async create(accountId: string, origin: Origin, broughtToken?: string): Promise<{ id: string; token: string }> {
    const [id, token] = [uuidV7(), randomSecret('')];
    const brought = broughtToken === undefined ? null : hashSecret(broughtToken);
    await this.sessions.create(id, accountId, hashSecret(token), origin, brought);
    return { id, token };
  }

  async find(token: string): Promise<Principal | null> {
    const found = await this.sessions.find(hashSecret(token));
    return found && principalOf(found, found.sessionId);
  }

  async list(accountId: string): Promise<Session[]> {
    return this.sessions.list(accountId);
  }

  async remove(accountId: string, id: string): Promise<void> {
    if (!(await this.sessions.remove(accountId, id))) throw new NotFoundException('You have no such session.');
  }

  /** After a change of what proves who one is: this session goes on under a new token, all others end. */
  async renew({ id, sessionId }: Principal): Promise<string> {
    const token = randomSecret('');
    await this.sessions.replaceToken(sessionId!, hashSecret(token));
    await this.sessions.removeOthers(id!, sessionId!);
    return token;
  }

  /** Somebody else changed what the account may do: it has to sign in anew. */
  async endAll(accountId: string): Promise<void> {
    await this.sessions.removeOthers(accountId, null);
  }
}

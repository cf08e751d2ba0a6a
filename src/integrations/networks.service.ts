import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import type { Credential } from './access.repository.js';
import { CredentialEventsService } from './credential-events.service.js';
import type { GuardMode } from './integration.entity.js';
import { IntegrationsService } from './integrations.service.js';
import { NetworkGuard } from './network-guard.js';
import { type Network, NetworksRepository } from './networks.repository.js';
import { UsageService } from './usage.service.js';

export interface GuardedNetworks {
  readonly guard: NetworkGuard;
  readonly networks: readonly Network[];
}

/** Watches from which networks an integration's identity provider comes, and guards them where its tenant wants it. */
@Injectable()
export class NetworksService {
  constructor(
    private readonly networks: NetworksRepository,
    private readonly integrations: IntegrationsService,
    private readonly usage: UsageService,
    private readonly events: CredentialEventsService,
  ) {}

  /** Refuses who comes from outside the allowed networks, if the guard is to enforce them. */
  admit(credential: Credential, caller: Caller): void {
    this.usage.observe(credential, caller);
    const { guard, principal } = credential;
    if (guard.mode === 'off' || guard.allows(caller.address)) return;
    const { integrationId, credentialId } = principal;
    const enforced = guard.mode === 'enforce';
    const reason = enforced ? 'network-refused' : 'network-outside';
    const detail = `${caller.address} lies in none of the allowed networks${enforced ? '' : ', and was let in'}.`;
    this.events.record({ integrationId, reason, detail, credentialId, caller });
    if (enforced) throw new ForbiddenException('This network is not allowed for this integration.');
  }

  async list(tenantId: string, integrationId: string): Promise<GuardedNetworks> {
    const { guardMode, guardAllow } = await this.integrations.get(tenantId, integrationId);
    const networks = await this.networks.list(tenantId, integrationId);
    return { guard: new NetworkGuard(guardMode, guardAllow), networks };
  }

  async guard(tenantId: string, integrationId: string, mode: GuardMode, allow: string[]): Promise<GuardedNetworks> {
    const known = await this.networks.guard(tenantId, integrationId, mode, allow);
    if (!known) throw new NotFoundException('The tenant has no such integration.');
    return this.list(tenantId, integrationId);
  }
}

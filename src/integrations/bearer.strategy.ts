import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-http-bearer';
import { callerOf } from '../auth/caller.js';
import type { IntegrationPrincipal } from '../auth/integration-principal.js';
import { AccessService } from './access.service.js';
import { LimitsService } from './limits.service.js';
import { NetworksService } from './networks.service.js';
import { UsageService } from './usage.service.js';

/** RFC 6750 bearer tokens are the secrets and access tokens of the integration that the path names. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(
    private readonly access: AccessService,
    private readonly networks: NetworksService,
    private readonly limits: LimitsService,
    private readonly usage: UsageService,
  ) {
    super({ passReqToCallback: true });
  }

  async validate(
    request: FastifyRequest<{ Params: { integrationId: string } }>,
    token: string,
  ): Promise<IntegrationPrincipal | false> {
    const caller = callerOf(request);
    const credential = await this.access.open(request.params.integrationId, token, caller);
    if (!credential) return false;
    this.networks.admit(credential, caller);
    await this.limits.wait(credential.principal.integrationId);
    await this.usage.use(credential, caller);
    return credential.principal;
  }
}

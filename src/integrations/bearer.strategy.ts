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
  private readonly Attempt = attemptsWith(this);

  constructor(
    private readonly access: AccessService,
    private readonly networks: NetworksService,
    private readonly limits: LimitsService,
    private readonly usage: UsageService,
  ) {
    super({ passReqToCallback: true });
  }

  /**
   * Who the request's token lets in; null for nobody. Not by way of passport's middleware: what that makes for each
   * request outlives it, and cost a sixth of a look-up.
   * @throws what `validate` throws
   */
  attempt(request: FastifyRequest): Promise<IntegrationPrincipal | null> {
    return new Promise((resolve, reject) => new this.Attempt(resolve, reject).authenticate(request as never));
  }

  async validate(
    request: FastifyRequest<{ Params: { integrationId: string } }>,
    token: string,
  ): Promise<IntegrationPrincipal | false> {
    const caller = callerOf(request);
    const credential = await this.access.open(request.params.integrationId, token, caller);
    if ('refusal' in credential) {
      request.refusal = credential.refusal;
      return false;
    }
    this.networks.admit(credential, caller);
    await this.limits.wait(credential.principal.integrationId);
    await this.usage.use(credential, caller);
    return credential.principal;
  }
}

type Ends = [success: (principal: IntegrationPrincipal | null) => void, error: (error: unknown) => void];

/** One request's way through a strategy: it is the strategy, and also what that calls when it has come to an end. */
function attemptsWith(strategy: BearerStrategy): new (...ends: Ends) => BearerStrategy {
  class Attempt {
    constructor(
      readonly success: Ends[0],
      readonly error: Ends[1],
    ) {}

    fail(): void {
      this.success(null);
    }
  }
  Object.setPrototypeOf(Attempt.prototype, strategy);
  return Attempt as never;
}

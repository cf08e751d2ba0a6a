import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-http-bearer';
import type { IntegrationPrincipal } from '../auth/integration-principal.js';
import { AccessService } from './access.service.js';

/** RFC 6750 bearer tokens are the secrets of the integration that the path names. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(private readonly access: AccessService) {
    super({ passReqToCallback: true });
  }

  async validate(
    request: FastifyRequest<{ Params: { integrationId: string } }>,
    token: string,
  ): Promise<IntegrationPrincipal | false> {
    return (await this.access.open(request.params.integrationId, token)) ?? false;
  }
}

import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IntegrationPrincipal } from '../auth/integration-principal.js';
import { BearerStrategy } from './bearer.strategy.js';

const CHALLENGE = 'Bearer realm="scim"';

/** Lets an integration in by its secret, which the bearer strategy knows. */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(private readonly strategy: BearerStrategy) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest & { user?: IntegrationPrincipal }>();
    // RFC 9700 §4.3.2: a token in a URL ends up in logs. passport-http-bearer would accept it there, and in the body.
    const isSmuggled = carriesAccessToken(request.query) || carriesAccessToken(request.body);
    const principal = isSmuggled ? null : await this.strategy.attempt(request);
    if (!principal) {
      const presented = !isSmuggled && request.headers.authorization !== undefined;
      throw refusal(http.getResponse<FastifyReply>(), presented);
    }
    request.user = principal;
    return true;
  }
}

/** Lets in who presents no token at all, but nobody with a wrong one. */
@Injectable()
export class OptionalBearerGuard extends BearerGuard {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    return headers.authorization === undefined || super.canActivate(context);
  }
}

function carriesAccessToken(from: unknown): boolean {
  return typeof from === 'object' && from !== null && 'access_token' in from;
}

// RFC 6750 §3.1: no error code for who presented nothing. A malformed header is refused alike, because Okta expects 401.
function refusal(reply: FastifyReply, presented: boolean): UnauthorizedException {
  reply.header('WWW-Authenticate', presented ? `${CHALLENGE}, error="invalid_token"` : CHALLENGE);
  return new UnauthorizedException(
    presented ? 'The bearer token is not valid for this integration.' : 'A bearer token is required.',
  );
}

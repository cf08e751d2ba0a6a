import { type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';

const CHALLENGE = 'Bearer realm="scim"';

/** Lets an integration in by its secret; the strategy named `bearer` knows the secrets. */
@Injectable()
export class BearerGuard extends AuthGuard('bearer') {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    // RFC 9700 §4.3.2: a token in a URL ends up in logs. passport-http-bearer would accept it there, and in the body.
    if (carriesAccessToken(request.query) || carriesAccessToken(request.body)) {
      throw refusal(http.getResponse<FastifyReply>(), false);
    }
    return (await super.canActivate(context)) as boolean;
  }

  override handleRequest<Principal>(
    error: unknown,
    principal: Principal | false,
    _info: unknown,
    context: ExecutionContext,
  ): Principal {
    if (error instanceof Error) throw error;
    if (principal) return principal;
    const http = context.switchToHttp();
    const presented = http.getRequest<FastifyRequest>().headers.authorization !== undefined;
    throw refusal(http.getResponse<FastifyReply>(), presented);
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

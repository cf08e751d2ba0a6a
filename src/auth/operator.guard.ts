import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OperatorKeyService } from './operator-key.service.js';

/** Lets the operator in, who presents the operator key. */
@Injectable()
export class OperatorGuard implements CanActivate {
  constructor(private readonly operatorKey: OperatorKeyService) {}

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const key = /^Bearer +([^ ]+)$/i.exec(http.getRequest<FastifyRequest>().headers.authorization ?? '')?.[1];
    if (key !== undefined && this.operatorKey.matches(key)) return true;
    const challenge = 'Bearer realm="operator"';
    http
      .getResponse<FastifyReply>()
      .header('WWW-Authenticate', key === undefined ? challenge : `${challenge}, error="invalid_token"`);
    throw new UnauthorizedException(
      key === undefined ? 'The operator key is required as a bearer token.' : 'This is not the operator key.',
    );
  }
}

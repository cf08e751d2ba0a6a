import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller, callerOf } from './caller.js';
import type { Principal } from './principal.js';

/** Which request it is, and where it comes from. */
export interface Origin extends Caller {
  readonly requestId: string;
}

export const originOf = (request: FastifyRequest): Origin => ({ ...callerOf(request), requestId: request.id });

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** Who calls. Only for routes that require something: on others there is nobody. */
export const CurrentPrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal => requestOf(context).principal!,
);

/** From where. */
export const CurrentOrigin = createParamDecorator((_: unknown, context: ExecutionContext) =>
  originOf(requestOf(context)),
);

import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  ServiceUnavailableException,
} from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { TooManyRequests } from './auth/too-many-requests.js';
import { isUnreachable } from './database/errors.js';
import { AllowedMethods } from './problem/allowed-methods.js';
import { OAuthErrorFilter } from './oauth/oauth-error.filter.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { ScimExceptionFilter } from './scim/scim-exception.filter.js';

/** Every error in the words of the face that was spoken to: also those that no controller came to see. */
@Catch()
export class AppFilter implements ExceptionFilter {
  readonly allowedMethods = new AllowedMethods();
  private readonly problems = new ProblemFilter();
  private readonly scim = new ScimExceptionFilter();
  private readonly oauth = new OAuthErrorFilter();

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refined = isUnreachable(error) ? unavailable(reply) : this.allowedMethods.refine(error, request, reply);
    if (error instanceof TooManyRequests) reply.header('Retry-After', error.retryAfterSeconds);
    this.faceOf(request.url).catch(refined, host);
  }

  private faceOf(url: string): ExceptionFilter {
    if (isScim(url)) return this.scim;
    return isTokenEndpoint(url) ? this.oauth : this.problems;
  }

  /** What Fastify's router refuses never comes to Nest: a malformed address, or one too long. */
  refuseAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
    const http = { getRequest: () => request, getResponse: () => reply };
    const host = { switchToHttp: () => http } as unknown as ArgumentsHost;
    this.catch(new HttpException(error.message, error.statusCode ?? 400), host);
  }
}

// The database starts anew within seconds, and every provider tries again.
function unavailable(reply: FastifyReply): ServiceUnavailableException {
  reply.header('Retry-After', '5');
  return new ServiceUnavailableException('The database does not answer at the moment. Try again in a few seconds.');
}

// Some clients join their SCIM URL and the path with one slash too many, and the router lets them.
function isScim(url: string): boolean {
  return /^\/+scim(?:[/?]|$)/.test(url);
}

function isTokenEndpoint(url: string): boolean {
  return /^\/+oauth\/+token(?:[/?]|$)/.test(url);
}

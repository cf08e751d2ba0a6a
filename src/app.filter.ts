import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  ServiceUnavailableException,
  UnprocessableEntityException,
} from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { TooManyRequests } from './auth/too-many-requests.js';
import { TooSlow, hasTimedOut, isUnreachable } from './database/errors.js';
import { Crowded } from './database/fair-queue.js';
import { AllowedMethods } from './problem/allowed-methods.js';
import { OAuthErrorFilter } from './oauth/oauth-error.filter.js';
import type { PortalPages } from './portal/portal-pages.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { ScimError } from './protocol/index.js';
import { ScimExceptionFilter } from './scim/scim-exception.filter.js';

const RETRY_AFTER_SECONDS = 5;

/** Every error in the words of the face that was spoken to: also those that no controller came to see. */
@Catch()
export class AppFilter implements ExceptionFilter {
  readonly allowedMethods = new AllowedMethods();
  /** Hears of what is refused before any hook could. */
  onAddressRefused: (request: FastifyRequest, reply: FastifyReply) => void = () => undefined;
  private readonly problems = new ProblemFilter();
  private readonly scim = new ScimExceptionFilter();
  private readonly oauth = new OAuthErrorFilter();

  constructor(private readonly pages: PortalPages) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (this.pages.isWanted(request)) return this.pages.send(reply);
    const refined = this.refine(error, request, reply);
    if (refined instanceof TooManyRequests) reply.header('Retry-After', refined.retryAfterSeconds);
    this.faceOf(request.url).catch(refined, host);
  }

  private refine(error: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    if (isUnreachable(error) || hasTimedOut(error)) return unavailable(reply);
    if (error instanceof TooSlow) return tooSlow(error, request);
    if (error instanceof Crowded) return new TooManyRequests(RETRY_AFTER_SECONDS);
    return this.allowedMethods.refine(error, request, reply);
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
    this.onAddressRefused(request, reply);
  }
}

function tooSlow({ seconds }: TooSlow, { url }: FastifyRequest): Error {
  if (!isScim(url)) {
    return new UnprocessableEntityException(
      'This search has to look at so many that it was stopped. Ask for less: narrow it by a team, or leave a filter out.',
    );
  }
  // RFC 7644 table 9: more than the service is willing to go through.
  return new ScimError(
    400,
    `This list takes longer than ${seconds} seconds to find, and has been given up. Narrow it by an attribute that is ` +
      'indexed, compared with eq: id, userName, externalId, displayName, emails.value, groups.value or members.value; ' +
      'and do without an order.',
    'tooMany',
  );
}

// The database starts anew within seconds, and every provider tries again.
function unavailable(reply: FastifyReply): ServiceUnavailableException {
  reply.header('Retry-After', RETRY_AFTER_SECONDS);
  return new ServiceUnavailableException('The database does not answer at the moment. Try again in a few seconds.');
}

// Some clients join their SCIM URL and the path with one slash too many, and the router lets them.
export function isScim(url: string): boolean {
  return /^\/+scim(?:[/?]|$)/.test(url);
}

function isTokenEndpoint(url: string): boolean {
  return /^\/+oauth\/+token(?:[/?]|$)/.test(url);
}

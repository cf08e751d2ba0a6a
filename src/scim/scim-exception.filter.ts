import { Catch, HttpException, HttpStatus, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { MAX_PAYLOAD_SIZE, ScimError } from '../protocol/index.js';
import { SCIM_MEDIA_TYPE } from './scim-answer.js';

const logger = new Logger('Scim');

/** Any error as a SCIM Error, RFC 7644 §3.12. An unknown one is for the log, and the client is told nothing of it. */
@Catch()
export class ScimExceptionFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const answer = toScimError(error);
    void host
      .switchToHttp()
      .getResponse<FastifyReply>()
      .status(answer.status)
      .type(SCIM_MEDIA_TYPE)
      .send(JSON.stringify(answer.toBody()));
  }
}

/** The error that the client sees. Fastify's own errors (malformed JSON, too large, wrong type) carry a `statusCode`. */
export function toScimError(error: unknown): ScimError {
  if (error instanceof ScimError) return error;
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return new ScimError(status, detailOf(error), scimTypeOf(status));
  }
  const { statusCode, message } = error as { statusCode?: number; message: string };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new ScimError(statusCode, message, scimTypeOf(statusCode));
  }
  logger.error(error);
  return new ScimError(
    HttpStatus.INTERNAL_SERVER_ERROR,
    'Something went wrong on our side. The request may be repeated.',
  );
}

// Only the body parser refuses a request for its size or its media type, and what it says is not for an admin.
function detailOf(error: HttpException): string {
  // RFC 7644 §3.7.4: the answer names the limit.
  if (is(error, HttpStatus.PAYLOAD_TOO_LARGE))
    return `The body exceeds the maxPayloadSize (${MAX_PAYLOAD_SIZE} bytes).`;
  if (is(error, HttpStatus.UNSUPPORTED_MEDIA_TYPE)) return `Send JSON, with the Content-Type ${SCIM_MEDIA_TYPE}.`;
  return error.message;
}

function is(error: HttpException, status: HttpStatus): boolean {
  return error.getStatus() === (status as number);
}

function scimTypeOf(status: number): ScimError['scimType'] {
  if (status === 409) return 'uniqueness';
  return status === 400 ? 'invalidSyntax' : undefined;
}

import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, HttpStatus, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OAuthError } from './oauth-error.js';

/** Any error of the token endpoint as RFC 6749 §5.2 has it. What nobody foresaw goes to the log, never to the client. */
@Catch()
export class OAuthErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('OAuth');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { error: code, description, status } = this.toOAuthError(error, http.getRequest<FastifyRequest>().id);
    const reply = http.getResponse<FastifyReply>();
    reply.headers({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
    if (status === 401) reply.header('WWW-Authenticate', 'Basic realm="oauth"');
    void reply
      .status(status)
      .type('application/json')
      .send(JSON.stringify({ error: code, error_description: description }));
  }

  private toOAuthError(error: unknown, requestId: string): { error: string; description: string; status: number } {
    const status = statusOf(error);
    if (error instanceof OAuthError) return { error: error.error, description: error.description, status };
    const { message } = error as Error;
    if (status === 429 || status === 503) return { error: 'temporarily_unavailable', description: message, status };
    if (status < 500) return { error: 'invalid_request', description: message, status };
    this.logger.error(`A token request failed, request ${requestId}`, (error as Error)?.stack ?? error);
    return { error: 'server_error', description: 'The service failed to answer this request.', status };
  }
}

// Fastify's own errors (too large, unknown media type) carry a `statusCode`.
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = error as { statusCode?: number };
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500
    ? statusCode
    : HttpStatus.INTERNAL_SERVER_ERROR;
}

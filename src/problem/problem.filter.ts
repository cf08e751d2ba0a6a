import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, HttpStatus, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_MEDIA_TYPE, toProblem } from './problem.js';

/** Answers with RFC 9457 problems. What nobody foresaw goes to the log, never to the caller. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(error, request.id);
    if (isUnforeseen(error)) {
      const path = request.url.split('?', 1)[0];
      this.logger.error(`${request.method} ${path} failed, request ${request.id}`, (error as Error)?.stack ?? error);
    }
    if (reply.sent) return;
    void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
  }
}

function isUnforeseen(error: unknown): boolean {
  return !(error instanceof HttpException) || error.getStatus() === (HttpStatus.INTERNAL_SERVER_ERROR as number);
}

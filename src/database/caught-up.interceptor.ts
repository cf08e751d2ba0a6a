import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import type { Notifications } from './notifications.js';

/** Answers a change through the REST API when this instance has heard of it: its next request meets nothing outdated. */
export class CaughtUpInterceptor implements NestInterceptor {
  constructor(private readonly notifications: Notifications) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method, url } = context.switchToHttp().getRequest<FastifyRequest>();
    if (method === 'GET' || !/^\/+api\//.test(url)) return next.handle();
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        await this.notifications.caughtUp();
        return answer;
      }),
    );
  }
}

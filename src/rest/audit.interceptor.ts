import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import { AuditTrail } from './audit-trail.js';

const READS = new Set(['GET', 'HEAD']);
const noted = new WeakSet<FastifyRequest>();

/** Has every request noted that changed something through the REST API, before it is answered. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(private readonly trail: AuditTrail) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // A route and its controller may both declare something: the interceptor comes once for each.
    if (READS.has(request.method) || noted.has(request)) return next.handle();
    noted.add(request);
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        await this.trail.note(context, answer);
        return answer;
      }),
    );
  }
}

import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import { AUDITED } from '../rest/audited.js';
import { AuditLogService } from './audit-log.service.js';
import { describeRequest, nameAction } from './describe-request.js';

const READS = new Set(['GET', 'HEAD']);

/** Records every request that changed something through the REST API, before it is answered. */
@Injectable()
export class AuditLogInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly log: AuditLogService,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const audited = this.reflector.get<string | false | undefined>(AUDITED, context.getHandler());
    // Identity providers have no principal here: what they change is in the change record.
    if (!request.principal || READS.has(request.method) || audited === false) return next.handle();
    const action = audited ?? nameAction(context.getClass().name, context.getHandler().name);
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        await this.log.record(describeRequest(request, action, answer));
        return answer;
      }),
    );
  }
}

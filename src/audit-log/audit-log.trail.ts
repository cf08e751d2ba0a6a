import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { AuditTrail } from '../rest/audit-trail.js';
import { AUDITED } from '../rest/audited.js';
import { AuditLogService } from './audit-log.service.js';
import { describeRequest, nameAction } from './describe-request.js';

/** The audit log as the trail of the REST API. */
@Injectable()
export class AuditLogTrail implements AuditTrail {
  constructor(
    private readonly reflector: Reflector,
    private readonly log: AuditLogService,
  ) {}

  async note(context: ExecutionContext, answer: unknown): Promise<void> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const audited = this.reflector.get<string | false | undefined>(AUDITED, context.getHandler());
    if (!request.principal || audited === false) return;
    const action = audited ?? nameAction(context.getClass().name, context.getHandler().name);
    await this.log.record(describeRequest(request, action, answer));
  }
}

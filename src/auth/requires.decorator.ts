import { applyDecorators, SetMetadata, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth } from '@nestjs/swagger';
import { AuditInterceptor } from '../rest/audit.interceptor.js';
import { type Access, REQUIREMENT, type Requirement } from './requirement.js';
import { RolesGuard } from './roles.guard.js';

/** Declares who may call a controller or a route; what a route declares counts more than its controller. */
export function Requires(
  access: Access,
  { apiKeys = 'write' }: Partial<Pick<Requirement, 'apiKeys'>> = {},
): ClassDecorator & MethodDecorator {
  const requirement: Requirement = { access, apiKeys };
  return applyDecorators(
    SetMetadata(REQUIREMENT, requirement),
    UseGuards(RolesGuard),
    UseInterceptors(AuditInterceptor),
    ...(access === 'account' ? [] : [ApiBearerAuth('key')]),
    ApiCookieAuth('session'),
  );
}

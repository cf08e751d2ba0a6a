import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { GROUP, USER, parseEtags, parseProjection, parseSearchRequest } from '../protocol/index.js';
import type { ResourceType } from '../protocol/index.js';
import type { ResourceTypes } from '../schemas/schema.entity.js';
import { TenantTypes } from './resource-types.service.js';
import { writeAnswer } from './scim-answer.js';
import { SERVED_TYPE } from './scim-scope.js';
import type { ScimRequest, ScimScope } from './scim-scope.js';

/**
 * Before every SCIM route: makes the scope of a request that was let in, and says how it is answered. An interceptor could
 * do the same, and what NestJS does for one costs a sixth of a look-up.
 */
@Injectable()
export class ScopeGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: Config,
    private readonly tenantTypes: TenantTypes,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<ScimRequest>();
    const reply = http.getResponse<FastifyReply>();
    const declared = this.reflector.get<ResourceType | undefined>(SERVED_TYPE, context.getClass());
    request.scim = this.scopeOf(request, declared, await this.tenantTypes.of(request.user));
    reply.serializer((answer) => writeAnswer(answer, request, reply) as string);
    return true;
  }

  private scopeOf(request: ScimRequest, declared: ResourceType | undefined, types: ResourceTypes): ScimScope {
    const { tenantId, integrationId } = request.user;
    const type = tenantsOwn(declared, types);
    const query = isSearch(request) ? parseSearchRequest(request.body) : queryOf(request);
    return {
      tenantId,
      cause: { integrationId, requestId: request.id },
      baseUrl: `${this.config.publicUrl}/scim/v2/${integrationId}`,
      query,
      view: type ? parseProjection(query['attributes'], query['excludedattributes'], type) : {},
      expected: parseEtags(request.headers['if-match']),
      type: type!,
      types,
    };
  }
}

/** A controller declares a type as RFC 7643 has it; the tenant's own may have more extensions. */
function tenantsOwn(declared: ResourceType | undefined, types: ResourceTypes): ResourceType | undefined {
  if (declared === USER) return types.user;
  return declared === GROUP ? types.group : declared;
}

/** RFC 7644 §3.4.3: the body of a search says what the address of a query says. */
function isSearch({ routeOptions }: ScimRequest): boolean {
  return routeOptions.url?.endsWith('/.search') === true;
}

// Parameter names in any case, and of a parameter that comes twice the first, as a bare aadOptscim062020 is welcome too.
function queryOf(request: FastifyRequest): Record<string, string | undefined> {
  const query: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.query as Record<string, string | string[]>)) {
    query[name.toLowerCase()] = Array.isArray(value) ? value[0] : value;
  }
  return query;
}

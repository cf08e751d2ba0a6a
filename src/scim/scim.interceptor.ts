import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import { Config } from '../config/config.js';
import { GROUP, USER, etag, parseEtags, parseProjection, parseSearchRequest, project } from '../protocol/index.js';
import type { Attributes, ListResponse, ResourceType } from '../protocol/index.js';
import type { ResourceTypes } from '../schemas/schema.entity.js';
import { stringify } from './raw-json.js';
import { TenantTypes } from './resource-types.service.js';
import { SERVED_TYPE } from './scim-scope.js';
import type { ScimRequest, ScimScope } from './scim-scope.js';

export const SCIM_MEDIA_TYPE = 'application/scim+json';

/** Around every SCIM route: makes the scope, and gives every answer its projection, media type, Location and ETag. */
@Injectable()
export class ScimInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: Config,
    private readonly tenantTypes: TenantTypes,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<ScimRequest>();
    const declared = this.reflector.get<ResourceType | undefined>(SERVED_TYPE, context.getClass());
    request.scim = this.scopeOf(request, declared, await this.tenantTypes.of(request.user));
    return next.handle().pipe(map((answer) => this.send(answer, request, http.getResponse())));
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

  private send(answer: unknown, request: ScimRequest, reply: FastifyReply): unknown {
    if (answer === undefined) return undefined;
    const { type, view } = request.scim;
    reply.type(SCIM_MEDIA_TYPE);
    if (!type) return stringify(answer);
    if (isList(answer)) {
      return stringify({ ...answer, Resources: answer.Resources.map((each) => project(each, view, type)) });
    }
    const { location, version } = (answer as { meta: { location: string; version: string } }).meta;
    reply.header('ETag', version);
    // RFC 7643 §3.1: what meta.location says.
    reply.header('Content-Location', location);
    if (isSeen(version, request)) return void reply.status(304);
    if (reply.statusCode === 201) reply.header('Location', location);
    return stringify(project(answer as Attributes, view, type));
  }
}

/** A controller declares a type as RFC 7643 has it; the tenant's own may have more extensions. */
function tenantsOwn(declared: ResourceType | undefined, types: ResourceTypes): ResourceType | undefined {
  if (declared === USER) return types.user;
  return declared === GROUP ? types.group : declared;
}

/** RFC 7644 §3.14: a client that says which version it has is not sent it again. */
function isSeen(version: string, { method, headers }: ScimRequest): boolean {
  const seen = headers['if-none-match'];
  if (method !== 'GET' || seen === undefined) return false;
  const versions = parseEtags(seen);
  return versions === null || versions.some((each) => etag(each) === version);
}

function isList(answer: unknown): answer is ListResponse<Attributes> {
  return (answer as Partial<ListResponse<Attributes>>).Resources !== undefined;
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

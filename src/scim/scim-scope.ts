import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { IntegrationPrincipal } from '../auth/integration-principal.js';
import type { Cause } from '../database/change-record.js';
import type { Projection, ResourceType } from '../protocol/index.js';
import type { ResourceTypes } from '../schemas/schema.entity.js';

/** What a SCIM request may see, on whose behalf, and how much of each resource it asks for. */
export interface ScimScope {
  readonly tenantId: string;
  readonly cause: Cause;
  /** The SCIM URL of the integration: every location begins with it. */
  readonly baseUrl: string;
  /** Query parameters, their names in lower case. */
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly view: Projection;
  /** The versions that the client has seen and wants to change, RFC 7644 §3.14; null when any will do. */
  readonly expected: readonly number[] | null;
  /** The resource type that the route serves, with the extensions that the tenant has. */
  readonly type: ResourceType;
  /** All types that have extensions of the tenant, for routes that serve more than one. */
  readonly types: ResourceTypes;
}

/** A body, and the resource type by whose schemas it is to be read. */
export interface TypedBody {
  readonly body: unknown;
  readonly type: ResourceType;
}

/** A request that the guard has let in; ScopeGuard adds the scope. */
export type ScimRequest = FastifyRequest & { user: IntegrationPrincipal; scim: ScimScope };

/** The `ScimScope` of the request. */
export const Scope = createParamDecorator(
  (_: unknown, context: ExecutionContext): ScimScope => context.switchToHttp().getRequest<ScimRequest>().scim,
);

/** The body of the request with the resource type that the route serves, for a pipe to read. */
export const ScimBody = createParamDecorator((_: unknown, context: ExecutionContext): TypedBody => {
  const { body, scim } = context.switchToHttp().getRequest<ScimRequest>();
  return { body, type: scim.type };
});

/** Metadata of a controller: the resource type that it serves. */
export const SERVED_TYPE = 'scim:served-type';

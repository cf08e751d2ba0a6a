import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import type { IntegrationPrincipal } from '../auth/integration-principal.js';
import type { Exchange, Operation } from '../provisioning-log/exchange.entity.js';
import { JsonStream } from './json-stream.js';

// Some clients write a slash too many, and the router lets them.
const ADDRESS = /^\/+scim\/+v2\/+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})((?:\/[^?#]*)?)(?:\?(.*))?$/is;

const TYPES: Readonly<Record<string, string>> = {
  users: 'User',
  groups: 'Group',
  roles: 'Role',
  entitlements: 'Entitlement',
  schemas: 'Schema',
  resourcetypes: 'ResourceType',
  serviceproviderconfig: 'ServiceProviderConfig',
};
const DISCOVERED = new Set(['Schema', 'ResourceType', 'ServiceProviderConfig']);
const BY_METHOD: Readonly<Record<string, Operation>> = {
  POST: 'create',
  PUT: 'replace',
  PATCH: 'patch',
  DELETE: 'delete',
};
const LONGEST_ID = 200;

/** What a request to a SCIM URL was and what became of it; null where the address names no integration. */
export function exchangeOf(request: FastifyRequest, reply: FastifyReply, payload: unknown): Exchange | null {
  const [, integrationId, path = '', query] = ADDRESS.exec(request.url) ?? [];
  if (integrationId === undefined) return null;
  const admitted = (request as { user?: IntegrationPrincipal }).user !== undefined;
  const [, first = '', id = ''] = path.split(/\/+/, 3);
  const resourceType = TYPES[first.toLowerCase()] ?? null;
  const status = reply.statusCode;
  const operation = isRefused(status, admitted) ? 'refused' : operationOf(request.method, first, id, resourceType);
  const answer = answerOf(payload);
  return {
    id: request.id,
    integrationId: integrationId.toLowerCase(),
    admitted,
    refusal: request.refusal ?? null,
    operation,
    method: request.method,
    path,
    query: query || null,
    resourceType,
    resourceId: idIn(id) ?? (operation === 'create' ? createdId(reply) : null),
    status,
    durationMs: reply.elapsedTime,
    caller: callerOf(request),
    body: request.body,
    bodyBytes: bytesOf(request.headers['content-length']),
    ...answer,
  };
}

function answerOf(payload: unknown): Pick<Exchange, 'answer' | 'answerBytes'> {
  if (payload instanceof JsonStream) return { answer: payload.head || null, answerBytes: payload.bytes };
  return typeof payload === 'string'
    ? { answer: payload, answerBytes: Buffer.byteLength(payload) }
    : { answer: null, answerBytes: null };
}

function isRefused(status: number, admitted: boolean): boolean {
  return !admitted && (status === 401 || status === 403 || status === 429);
}

function operationOf(method: string, first: string, id: string, resourceType: string | null): Operation {
  if (first.toLowerCase() === 'bulk') return 'bulk';
  if (DISCOVERED.has(resourceType ?? '')) return 'discovery';
  if (first === '.search' || id === '.search') return 'search';
  const changing = BY_METHOD[method];
  if (changing) return changing;
  return id === '' && (first === '' || resourceType !== null) ? 'search' : 'read';
}

function idIn(segment: string): string | null {
  return segment === '' || segment === '.search' ? null : segment.slice(0, LONGEST_ID);
}

/** The last part of the location of what was created. */
function createdId(reply: FastifyReply): string | null {
  const location = reply.getHeader('content-location');
  return typeof location === 'string' ? location.slice(location.lastIndexOf('/') + 1) : null;
}

function bytesOf(contentLength: string | undefined): number | null {
  return contentLength === undefined ? null : Number(contentLength);
}

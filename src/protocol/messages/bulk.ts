import { isObject } from '../core/json.js';
import type { ResourceType } from '../core/resource-types.js';
import { memberOf } from '../patch/dialects.js';
import { ScimError, type ScimErrorBody } from './scim-error.js';

export const BULK_REQUEST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
export const BULK_RESPONSE_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse';

/** So many that the slowest, PUTs one after another, are done well before a proxy gives the request up. */
export const MAX_BULK_OPERATIONS = 5000;
/** Of any body, in bytes; a bulk's is the largest. */
export const MAX_PAYLOAD_SIZE = 16 * 1024 * 1024;

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
const PATH = /^\/?(\w+)(?:\/([^/?#]+))?\/?$/;

export type BulkMethod = (typeof METHODS)[number];

/** A BulkRequest, RFC 7644 §3.7. */
export interface BulkRequest {
  /** After so many errors the rest is left undone; Infinity when the client does not say. */
  readonly failOnErrors: number;
  readonly operations: readonly (BulkOperation | RefusedOperation)[];
}

/** One operation: what a single request would be. */
export interface BulkOperation {
  readonly method: BulkMethod;
  readonly bulkId?: string;
  readonly type: ResourceType;
  /** The id in the path, or `bulkId:…` of a resource that another operation creates; absent of a POST. */
  readonly id?: string;
  readonly version?: string;
  readonly data: unknown;
}

/** An operation that cannot be carried out, whatever the others do. */
export interface RefusedOperation {
  readonly method?: string;
  readonly bulkId?: string;
  readonly error: ScimError;
}

/** What came of one operation, RFC 7644 §3.7.3. */
export interface BulkResult {
  readonly method?: string;
  readonly bulkId?: string;
  readonly location?: string;
  readonly version?: string;
  readonly status: string;
  readonly response?: ScimErrorBody;
}

/** The answer to a BulkRequest. */
export interface BulkResponse {
  readonly schemas: [typeof BULK_RESPONSE_SCHEMA];
  readonly Operations: readonly BulkResult[];
}

export function bulkResponse(results: readonly BulkResult[]): BulkResponse {
  return { schemas: [BULK_RESPONSE_SCHEMA], Operations: results };
}

/**
 * Reads a BulkRequest. An operation that makes no sense is refused alone. `schemas` is not looked at, as with a PATCH.
 * Paths are relative to `baseUrl`, the SCIM URL, or begin with it.
 */
export function parseBulk(body: unknown, types: readonly ResourceType[], baseUrl: string): BulkRequest {
  if (!isObject(body)) throw invalidSyntax('The body must be a BulkRequest as a JSON object.');
  const operations = memberOf(body, 'Operations');
  if (!Array.isArray(operations)) throw invalidSyntax('The body must have "Operations", an array.');
  if (operations.length > MAX_BULK_OPERATIONS) {
    // RFC 7644 §3.7.4: the answer names the limit.
    const detail = `The bulk operation has ${operations.length} operations, which exceeds the maxOperations (${MAX_BULK_OPERATIONS}).`;
    throw new ScimError(413, detail, 'tooMany');
  }
  const failOnErrors = parseFailOnErrors(memberOf(body, 'failOnErrors'));
  const bulkIds = new Set<string>();
  return { failOnErrors, operations: operations.map((each) => parseOperation(each, types, baseUrl, bulkIds)) };
}

function parseFailOnErrors(value: unknown): number {
  if (value === undefined || value === null) return Infinity;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
  throw new ScimError(400, '"failOnErrors" must be a whole number from 1.', 'invalidValue');
}

function parseOperation(
  operation: unknown,
  types: readonly ResourceType[],
  baseUrl: string,
  bulkIds: Set<string>,
): BulkOperation | RefusedOperation {
  if (!isObject(operation)) return { error: invalidSyntax('Each of the "Operations" must be a JSON object.') };
  const method = textOf(operation, 'method');
  const bulkId = textOf(operation, 'bulkId');
  try {
    const known = parseMethod(method);
    if (known === 'POST') claim(bulkId, bulkIds);
    const target = parsePath(textOf(operation, 'path'), known, types, baseUrl);
    return { method: known, bulkId, ...target, version: parseVersion(operation), data: memberOf(operation, 'data') };
  } catch (error) {
    return { method, bulkId, error: error as ScimError };
  }
}

function parseMethod(method: string | undefined): BulkMethod {
  const known = METHODS.find((each) => each === method?.toUpperCase());
  return known ?? refuse('"method" must be POST, PUT, PATCH or DELETE.');
}

function claim(bulkId: string | undefined, bulkIds: Set<string>): void {
  if (!bulkId) refuse('An operation "POST" must have a "bulkId", a string.');
  if (bulkIds.has(bulkId)) refuse('This "bulkId" is taken by an earlier operation; it must be unique in the request.');
  bulkIds.add(bulkId);
}

function parsePath(
  path: string | undefined,
  method: BulkMethod,
  types: readonly ResourceType[],
  baseUrl: string,
): { type: ResourceType; id?: string } {
  const relative = path?.startsWith(baseUrl) ? path.slice(baseUrl.length) : path;
  const [, endpoint, id] = PATH.exec(relative ?? '') ?? [];
  const type = types.find((each) => each.endpoint === `/${endpoint}`);
  if (type && method === 'POST' && id === undefined) return { type };
  if (type && method !== 'POST' && id !== undefined) return { type, id: decode(id) };
  const examples = types.map((each) => (method === 'POST' ? each.endpoint : `${each.endpoint}/{id}`));
  throw new ScimError(400, `The "path" of an operation "${method}" must be ${examples.join(' or ')}.`, 'invalidPath');
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function parseVersion(operation: Record<string, unknown>): string | undefined {
  const version = memberOf(operation, 'version') ?? undefined;
  // Never passed over: the client means to change this version and no other.
  if (version !== undefined && typeof version !== 'string') refuse('"version" must be a string.');
  return version;
}

function textOf(operation: Record<string, unknown>, name: string): string | undefined {
  const value = memberOf(operation, name);
  return typeof value === 'string' ? value : undefined;
}

function refuse(message: string): never {
  throw invalidSyntax(message);
}

function invalidSyntax(message: string): ScimError {
  return new ScimError(400, message, 'invalidSyntax');
}

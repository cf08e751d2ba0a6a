import type { Schema } from '../core/attribute.js';
import { MEMBERS } from '../core/group.schema.js';
import { invalid, invalidValue } from '../core/invalid-value.js';
import { isObject, isUnassigned } from '../core/json.js';
import type { ResourceType } from '../core/resource-types.js';
import { type AttributePath, findExtension, printPath } from '../core/schema-registry.js';
import { ScimError } from '../messages/scim-error.js';
import { invalidPath, parseAttributePath } from './attribute-path.js';
import { isIgnored, memberOf } from './dialects.js';
import { type Op, parseOperation, type PatchOperation } from './parse-operation.js';

export type { PatchOperation } from './parse-operation.js';

const MAX_OPERATIONS = 10_000;

/**
 * Reads the body of a PATCH, RFC 7644 §3.5.2, into operations that each concern one attribute. `schemas` is not
 * looked at, and no operations at all are a PATCH without effect.
 */
export function parsePatch(body: unknown, type: ResourceType): PatchOperation[] {
  if (!isObject(body)) throw invalidSyntax('The body must be a PatchOp as a JSON object.');
  const operations = memberOf(body, 'Operations');
  if (!Array.isArray(operations)) throw invalidSyntax('The body must have "Operations", an array.');
  checkNumber(operations);
  const parsed: PatchOperation[] = [];
  for (const operation of operations) {
    parsed.push(...parseEntry(operation, type));
    checkNumber(parsed);
  }
  return parsed;
}

// An operation without a path is as many as its value has members.
function checkNumber({ length }: readonly unknown[]): void {
  if (length <= MAX_OPERATIONS) return;
  throw new ScimError(413, `At most ${MAX_OPERATIONS} operations are done at once; send fewer.`, 'tooMany');
}

function parseEntry(operation: unknown, type: ResourceType): PatchOperation[] {
  if (!isObject(operation)) throw invalidSyntax('Each of the "Operations" must be a JSON object.');
  const op = parseOp(memberOf(operation, 'op'));
  const path = memberOf(operation, 'path') ?? '';
  const value = memberOf(operation, 'value');
  if (typeof path !== 'string') throw invalidPath(path, 'must be a string');
  if (path === '' || path.toLowerCase() === type.schema.id.toLowerCase()) return parseResourceChange(op, value, type);
  const extension = findExtension(path, type);
  if (extension) return parseExtensionChange(op, extension, value, type);
  const target = parseAttributePath(path, type);
  if (!target) throw invalidPath(path, `names no attribute of ${type.name}`);
  if (isIgnored(target.path)) return [];
  if (isReadOnly(target.path)) throw new ScimError(400, `${printPath(target.path)} is readOnly.`, 'mutability');
  return parseOperation(op, target, value);
}

// Entra without aadOptscim062020 writes Add, Replace and Remove.
function parseOp(op: unknown): Op {
  const name = typeof op === 'string' ? op.toLowerCase() : op;
  if (name === 'add' || name === 'replace' || name === 'remove') return name;
  const shown = (JSON.stringify(op) ?? 'nothing').slice(0, 100);
  throw invalidSyntax(`An operation's "op" must be add, replace or remove, got ${shown}.`);
}

// RFC 7644 §3.5.2.1, §3.5.2.3: without a path the value holds the attributes to change.
function parseResourceChange(op: Op, value: unknown, type: ResourceType): PatchOperation[] {
  if (op === 'remove') throw new ScimError(400, 'An operation "remove" must have a path.', 'noTarget');
  if (!isObject(value)) {
    throw new ScimError(400, `An operation "${op}" without a path must have a value, an object.`, 'invalidValue');
  }
  return membersOf(value).flatMap(([key, part]) => {
    const extension = findExtension(key, type);
    return extension ? parseExtensionChange(op, extension, part, type) : parseMember(op, key, part, type);
  });
}

function parseExtensionChange(op: Op, schema: Schema, value: unknown, type: ResourceType): PatchOperation[] {
  if (op === 'remove' || (op === 'replace' && value !== undefined && isUnassigned(value))) {
    return schema.attributes.map((attribute) => ({ op: 'remove', path: { extension: schema.id, attribute } }));
  }
  if (!isObject(value)) throw invalidValue(schema.id, 'an object', value);
  return membersOf(value).flatMap(([key, part]) => parseMember(op, `${schema.id}:${key}`, part, type));
}

// Members have no order, so that of two names for one attribute neither is the last.
function membersOf(value: { readonly [key: string]: unknown }): [string, unknown][] {
  const members = Object.entries(value);
  checkNumber(members);
  const names = new Set<string>();
  for (const [key] of members) {
    const name = key.toLowerCase();
    if (names.has(name)) throw invalid(key, 'is there more than once');
    names.add(name);
  }
  return members;
}

// Entra names attributes by paths here too: `name.givenName`. What is unknown or not the client's to write is left out
// as it is of a POST: Okta sends the `id` with each new name of a group.
function parseMember(op: Op, key: string, value: unknown, type: ResourceType): PatchOperation[] {
  const target = parseAttributePath(key, type);
  if (!target || isIgnored(target.path) || isReadOnly(target.path)) return [];
  // As in a PUT, members that are null say nothing; an empty array empties the group.
  if (target.path.attribute === MEMBERS && value === null) return [];
  return parseOperation(op, target, value);
}

function isReadOnly({ attribute, subAttribute }: AttributePath): boolean {
  return attribute.mutability === 'readOnly' || subAttribute?.mutability === 'readOnly';
}

function invalidSyntax(message: string): ScimError {
  return new ScimError(400, message, 'invalidSyntax');
}

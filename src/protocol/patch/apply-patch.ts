import type { Attributes } from '../core/attribute.js';
import { checkImmutable } from '../core/immutable.js';
import type { ResourceType } from '../core/resource-types.js';
import { type AttributePath, printPath } from '../core/schema-registry.js';
import { findMissing } from '../core/validate.js';
import { countTerms } from '../filter/filter.js';
import { ScimError } from '../messages/scim-error.js';
import { add } from './add.js';
import type { PatchOperation } from './parse-operation.js';
import { remove } from './remove.js';
import { replace } from './replace.js';

const CHANGES = { add, replace, remove };

const MAX_COMPARISONS = 1_000_000;

/** Applies the operations in their order to a copy: all of them, or by throwing none (RFC 7644 §3.5.2). */
export function applyPatch(
  resource: Attributes,
  operations: readonly PatchOperation[],
  type: ResourceType,
): Attributes {
  const result = { ...resource };
  const urns = type.extensions.map(({ schema }) => schema.id);
  for (const urn of urns) result[urn] = { ...(resource[urn] as Attributes | undefined) };
  let comparisons = 0;
  for (const operation of operations) {
    comparisons += costOf(operation, result);
    if (comparisons > MAX_COMPARISONS) {
      throw new ScimError(413, 'These operations on so many values are too much at once; send fewer.', 'tooMany');
    }
    apply(result, operation);
  }
  for (const urn of urns) if (Object.keys(result[urn] as Attributes).length === 0) delete result[urn];
  checkImmutable(resource, result, type);
  checkRequired(resource, result, { ...type, extensions: extensionsOf(operations, type) });
  return result;
}

// Thousands of operations, each on thousands of values, would hold up everyone else's requests.
function costOf({ path, filter }: PatchOperation, result: Attributes): number {
  const current = containerOf(path, result)[path.attribute.name];
  return Array.isArray(current) ? current.length * (filter ? countTerms(filter) : 1) : 0;
}

function apply(result: Attributes, operation: PatchOperation): void {
  const { attribute } = operation.path;
  const container = containerOf(operation.path, result);
  const before = container[attribute.name];
  const changed = CHANGES[operation.op](before, operation);
  const after = Array.isArray(changed) && changed.length === 0 ? undefined : changed;
  if (after === undefined) delete container[attribute.name];
  else container[attribute.name] = after;
}

function containerOf({ extension }: AttributePath, result: Attributes): Attributes {
  return extension === undefined ? result : (result[extension] as Attributes);
}

// What other extensions lack, since a tenant may define more, is not the concern of these operations.
function extensionsOf(operations: readonly PatchOperation[], { extensions }: ResourceType): ResourceType['extensions'] {
  const urns = new Set(operations.map(({ path }) => path.extension));
  return extensions.filter(({ schema }) => urns.has(schema.id));
}

function checkRequired(before: Attributes, after: Attributes, type: ResourceType): void {
  const missing = findMissing(after, type);
  if (!missing) return;
  const name = printPath(missing);
  if (isAssigned(before, missing))
    throw new ScimError(400, `${name} is required and can not be removed.`, 'mutability');
  if (missing.extension === undefined) return;
  throw new ScimError(400, `${name} is required, but there would be no value for it.`, 'invalidValue');
}

function isAssigned(attributes: Attributes, { extension, attribute }: AttributePath): boolean {
  const container = extension === undefined ? attributes : ((attributes[extension] ?? {}) as Attributes);
  return container[attribute.name] !== undefined;
}

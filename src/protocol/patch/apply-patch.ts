import type { Attributes, Json } from '../core/attribute.js';
import { isEqual } from '../core/json.js';
import type { ResourceType } from '../core/resource-types.js';
import { type AttributePath, printPath } from '../core/schema-registry.js';
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
  if (before !== undefined) checkChange(operation.path, before, after);
  if (after === undefined) delete container[attribute.name];
  else container[attribute.name] = after;
}

function containerOf({ extension }: AttributePath, result: Attributes): Attributes {
  return extension === undefined ? result : (result[extension] as Attributes);
}

function checkChange(path: AttributePath, before: Json, after: Json | undefined): void {
  const { attribute } = path;
  if (attribute.required && after === undefined) {
    throw new ScimError(400, `${printPath(path)} is required and can not be removed.`, 'mutability');
  }
  if (attribute.mutability === 'immutable' && !isEqual(before, after)) {
    throw new ScimError(400, `${printPath(path)} is immutable and has a value.`, 'mutability');
  }
}

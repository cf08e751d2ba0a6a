import type { Attributes, Json } from '../core/attribute.js';
import { MEMBERS } from '../core/group.schema.js';
import { invalidValue } from '../core/invalid-value.js';
import { isObject, isUnassigned } from '../core/json.js';
import { parseValue } from '../core/parse-value.js';
import { type AttributePath, findSubAttribute, printPath } from '../core/schema-registry.js';
import { ScimError } from '../messages/scim-error.js';
import type { PatchTarget } from './attribute-path.js';

export type Op = 'add' | 'replace' | 'remove';

/** One operation of RFC 7644 §3.5.2, at one attribute. */
export interface PatchOperation extends PatchTarget {
  readonly op: Op;
  /**
   * Checked, and always there but for `remove`, where it lists the values to remove. A null inside an object unassigns
   * that sub-attribute.
   */
  readonly value?: Json;
}

/** Checks the value of an operation; none is left of an operation that can have no effect. */
export function parseOperation(op: Op, target: PatchTarget, value: unknown): PatchOperation[] {
  const { attribute, subAttribute } = target.path;
  if (attribute === MEMBERS && (subAttribute || (target.filter && op !== 'remove'))) {
    throw new ScimError(400, 'A member does not change; add or remove the member instead.', 'mutability');
  }
  if (op === 'remove') return parseRemove(target, value);
  if (value === undefined) throw invalidValue(printPath(target.path), `given a value by "${op}"`, value);
  const parsed = parseChange(target, value);
  if (!isUnassigned(parsed)) return [{ op, ...target, value: parsed }];
  // An object without anything known in it says nothing of what is there.
  if (isObject(value)) return [];
  if (op === 'add' && attribute.multiValued && !subAttribute) return [];
  // RFC 7643 §2.5: assigning null or an empty array is unassigning.
  return [{ op: 'remove', ...target }];
}

function parseChange({ path, filter }: PatchTarget, value: unknown): Json | undefined {
  const { attribute, subAttribute } = path;
  if (subAttribute || (attribute.multiValued && !filter)) return parseValue(value, path);
  const parsed = attribute.multiValued ? parseElement(value, path) : parseValue(value, path);
  const cleared = attribute.type === 'complex' && isObject(value) ? clearedBy(value, path) : {};
  return Object.keys(cleared).length > 0 ? { ...(parsed as Attributes | undefined), ...cleared } : parsed;
}

function parseElement(value: unknown, path: AttributePath): Json | undefined {
  const [element, ...others] = (parseValue(value, path) ?? []) as Json[];
  if (others.length > 0) throw invalidValue(printPath(path), 'one value where a filter selects', value);
  return element;
}

function clearedBy(value: { readonly [key: string]: unknown }, { attribute }: AttributePath): { [name: string]: null } {
  const cleared: { [name: string]: null } = {};
  for (const [key, part] of Object.entries(value)) {
    const sub = findSubAttribute(attribute, key);
    if (sub && sub.mutability !== 'readOnly' && (part === '' || isUnassigned(part))) cleared[sub.name] = null;
  }
  return cleared;
}

/**
 * Entra without aadOptscim062020 and JumpCloud name the values to remove in `value`. Such a list may turn out empty or
 * unreadable, but never the removal of everything.
 */
function parseRemove(target: PatchTarget, value: unknown): PatchOperation[] {
  const { path, filter } = target;
  const { attribute, subAttribute } = path;
  if (value === undefined || value === null || filter || subAttribute || !attribute.multiValued) {
    return [{ op: 'remove', ...target }];
  }
  if (Array.isArray(value) && value.length === 0) return [];
  const listed = (parseValue(value, path) ?? []) as Json[];
  const needsValue = findSubAttribute(attribute, 'value') !== null;
  if (listed.length === 0 || (needsValue && !listed.every((element) => isObject(element) && 'value' in element))) {
    throw invalidValue(printPath(path), 'a list of the values to remove', value);
  }
  return [{ op: 'remove', path, value: listed }];
}

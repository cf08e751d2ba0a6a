import type { Attributes, Json } from '../core/attribute.js';
import { printPath } from '../core/schema-registry.js';
import type { Filter } from '../filter/filter.js';
import { matches } from '../filter/matches.js';
import { ScimError } from '../messages/scim-error.js';
import { elementOf } from './dialects.js';
import { elementsOf, merge, mergeElement, withOnePrimary } from './elements.js';
import type { PatchOperation } from './parse-operation.js';

/** The value of an attribute after a `replace`, RFC 7644 §3.5.2.3. */
export function replace(current: Json | undefined, operation: PatchOperation): Json | undefined {
  const { path, filter, value } = operation;
  const { attribute, subAttribute } = path;
  if (attribute.type !== 'complex' || (attribute.multiValued && !subAttribute && !filter)) return value;
  const change = subAttribute ? { [subAttribute.name]: value as Json } : (value as Attributes);
  if (attribute.multiValued) return replaceElements(elementsOf(current), change, operation);
  if (!filter) return merge(current as Attributes | undefined, change);
  if (current === undefined) return create(change, operation)[0];
  if (!matches(filter, current as Attributes)) throw noTarget(operation);
  return merge(current as Attributes, change);
}

function replaceElements(before: readonly Json[], change: Attributes, operation: PatchOperation): Json[] {
  const targets = new Set(before.filter(targetOf(operation.filter)));
  if (targets.size === 0) return withOnePrimary(before, [...before, ...create(change, operation)]);
  const after = before.flatMap((element) => (targets.has(element) ? mergeElement(element, change) : [element]));
  return withOnePrimary(before, after);
}

/** Which elements a filter selects: all of them when there is none. */
export function targetOf(filter: Filter | undefined): (element: Json) => boolean {
  return (element) => !filter || matches(filter, element as Attributes);
}

function create(change: Attributes, operation: PatchOperation): Json[] {
  const described = operation.filter ? elementOf(operation.filter) : {};
  if (!described) throw noTarget(operation);
  const assigned = Object.entries(change).filter(([, value]) => value !== null);
  return assigned.length > 0 ? [{ ...described, ...Object.fromEntries(assigned) }] : [];
}

function noTarget({ op, path }: PatchOperation): ScimError {
  return new ScimError(400, `No value of ${printPath(path)} satisfies the filter of this "${op}".`, 'noTarget');
}

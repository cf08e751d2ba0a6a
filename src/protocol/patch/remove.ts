import type { Attributes, Json } from '../core/attribute.js';
import { findSubAttribute } from '../core/schema-registry.js';
import { elementsOf, identityOf, merge, mergeElement, valueOf } from './elements.js';
import type { PatchOperation } from './parse-operation.js';
import { targetOf } from './replace.js';

/** The value of an attribute after a `remove`, RFC 7644 §3.5.2.2. */
export function remove(current: Json | undefined, operation: PatchOperation): Json | undefined {
  const { path, filter, value } = operation;
  const { attribute, subAttribute } = path;
  if (current === undefined) return undefined;
  if (value !== undefined) return removeListed(current, operation);
  if (!filter && !subAttribute) return undefined;
  const isTarget = targetOf(filter);
  const change = subAttribute && { [subAttribute.name]: null };
  if (attribute.multiValued) {
    return elementsOf(current).flatMap((element) => {
      if (!isTarget(element)) return [element];
      return change ? mergeElement(element, change) : [];
    });
  }
  // Entra removes `manager[value eq "…"]`, a filter on a single value: a condition.
  if (!isTarget(current)) return current;
  return change && merge(current as Attributes, change);
}

// Only `value` counts: the `$ref` is null when Entra sends it, and a display name may be an old one.
function removeListed(current: Json, { path: { attribute }, value }: PatchOperation): Json[] {
  const keyOf = findSubAttribute(attribute, 'value') ? valueOf : identityOf;
  const listed = new Set(elementsOf(value).map((element) => keyOf(element, attribute)));
  return elementsOf(current).filter((element) => !listed.has(keyOf(element, attribute)));
}

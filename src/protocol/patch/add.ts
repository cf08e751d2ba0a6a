import type { Attributes, Json } from '../core/attribute.js';
import { isObject } from '../core/json.js';
import { elementsOf, identityOf, merge, withOnePrimary } from './elements.js';
import type { PatchOperation } from './parse-operation.js';
import { replace } from './replace.js';

/** The value of an attribute after an `add`, RFC 7644 §3.5.2.1. */
export function add(current: Json | undefined, operation: PatchOperation): Json | undefined {
  const { path, filter } = operation;
  // A single value is replaced, and so is what a filter or a sub-attribute points at.
  if (!path.attribute.multiValued || path.subAttribute || filter) return replace(current, operation);
  return append(current, operation);
}

function append(current: Json | undefined, { path, value }: PatchOperation): Json[] {
  const before = elementsOf(current);
  const after = [...before];
  const positions = new Map(after.map((element, index) => [identityOf(element, path.attribute), index]));
  for (const element of elementsOf(value)) {
    const identity = identityOf(element, path.attribute);
    const position = positions.get(identity);
    const existing = position === undefined ? undefined : after[position];
    if (position === undefined) positions.set(identity, after.push(element) - 1);
    else if (isObject(existing) && isObject(element)) after[position] = merge(existing, element) as Attributes;
  }
  return withOnePrimary(before, after);
}

import type { Attribute, Attributes, Json } from '../core/attribute.js';
import { isObject } from '../core/json.js';
import { findSubAttribute } from '../core/schema-registry.js';

/** The values of a multi-valued attribute; none when it is unassigned. */
export function elementsOf(value: Json | undefined): Json[] {
  return (value ?? []) as Json[];
}

/**
 * Sets sub-attributes and, where the change has null, unassigns them; undefined when nothing is left. Gives back the
 * same object when nothing changes.
 */
export function merge(current: Attributes | undefined, change: Attributes): Attributes | undefined {
  const result = { ...current };
  let changed = current === undefined;
  for (const [name, value] of Object.entries(change)) {
    if ((result[name] ?? null) === value) continue;
    changed = true;
    // A reference to the old value, such as a former manager, is wrong for the new one.
    if (name === 'value' && change.$ref === undefined) delete result.$ref;
    if (value === null) delete result[name];
    else result[name] = value;
  }
  if (!changed) return current;
  return Object.keys(result).length > 0 ? result : undefined;
}

/** As merge, for one of several values: one that has nothing but its type left is no value any more. */
export function mergeElement(current: Json, change: Attributes): Json[] {
  const result = merge(current as Attributes, change);
  if (result === current) return [current];
  return result && Object.keys(result).some((name) => name !== 'type' && name !== 'primary') ? [result] : [];
}

/**
 * What an element is known by: its value and type, or all that it has (RFC 7643 §2.4: no two values with the same type
 * and value).
 */
export function identityOf(element: Json, attribute: Attribute): string {
  if (!isObject(element)) return JSON.stringify(element);
  const { value, type } = element;
  if (value === undefined) return JSON.stringify(Object.entries(element).sort());
  return JSON.stringify([valueOf(element, attribute), typeof type === 'string' ? type.toLowerCase() : null]);
}

/** The value of an element as it is compared, by the caseExact of its attribute. */
export function valueOf(element: Json, attribute: Attribute): Json | undefined {
  const { value } = element as Attributes;
  return typeof value === 'string' && !findSubAttribute(attribute, 'value')?.caseExact ? value.toLowerCase() : value;
}

/** RFC 7644 §3.5.2: a value that becomes primary ends that of the others; of several the last one stays. */
export function withOnePrimary(before: readonly Json[], after: Json[]): Json[] {
  const primaries = after.filter(isPrimary);
  if (primaries.length < 2) return after;
  const old = new Set(before);
  const primary = primaries.findLast((element) => !old.has(element)) ?? primaries.at(-1);
  return after.map((element) =>
    isPrimary(element) && element !== primary ? { ...(element as Attributes), primary: false } : element,
  );
}

function isPrimary(element: Json): boolean {
  return (element as Attributes).primary === true;
}

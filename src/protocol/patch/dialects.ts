import type { Attribute, Attributes } from '../core/attribute.js';
import { MEMBERS } from '../core/group.schema.js';
import { type AttributePath, findSubAttribute, isNeverReturned } from '../core/schema-registry.js';
import type { Filter } from '../filter/filter.js';

/** A member of a JSON object by its name in any case; Entra's and Okta's `Operations` are others' `operations`. */
export function memberOf(object: { readonly [key: string]: unknown }, name: string): unknown {
  if (object[name] !== undefined) return object[name];
  const key = Object.keys(object).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}

/** A sub-attribute by the name that a PATCH path gives it; RFC 7644 figure 8 calls a member's `display` `displayName`. */
export function findNamedSubAttribute(attribute: Attribute, name: string): Attribute | null {
  const found = findSubAttribute(attribute, name);
  return (
    found ?? (attribute === MEMBERS && /^displayName$/i.test(name) ? findSubAttribute(attribute, 'display') : null)
  );
}

/**
 * Whether a write succeeds without an effect: `schemas` follows from the attributes, what is never returned, such as a
 * password, is not stored, and a member's name is the user's, although Okta sends one.
 */
export function isIgnored(path: AttributePath): boolean {
  const { attribute, subAttribute } = path;
  if (attribute === MEMBERS) return subAttribute?.mutability === 'readOnly';
  return attribute.name === 'schemas' || isNeverReturned(path);
}

/**
 * The element that a value filter describes; null when it does not say by `eq` and `and` alone what the element is.
 * Entra writes to `emails[type eq "work"].value` whether or not there is such an element, and expects it to be created
 * where RFC 7644 §3.5.2.3 has noTarget.
 */
export function elementOf(filter: Filter): Attributes | null {
  const element: Attributes = {};
  for (const term of filter.kind === 'and' ? filter.filters : [filter]) {
    if (term.kind !== 'compare' || term.operator !== 'eq') return null;
    if (term.value !== null) element[term.path.attribute.name] = term.value;
  }
  return element;
}

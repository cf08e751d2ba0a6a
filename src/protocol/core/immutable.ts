import { ScimError } from '../messages/scim-error.js';
import type { Attributes, Json } from './attribute.js';
import { isEqual, isObject } from './json.js';
import type { ResourceType } from './resource-types.js';
import { type AttributePath, listPaths, printPath } from './schema-registry.js';

const known = new WeakMap<ResourceType, readonly AttributePath[]>();

/** RFC 7643 §7: throws where an immutable value is another one now, or none. */
export function checkImmutable(before: Attributes, after: Attributes, type: ResourceType): void {
  for (const path of immutablePaths(type)) {
    const value = valueAt(before, path);
    if (value !== undefined && !isEqual(value, valueAt(after, path))) {
      throw new ScimError(400, `${printPath(path)} is immutable and has a value.`, 'mutability');
    }
  }
}

/** A replacement with the immutable values that it does not name; RFC 7644 §3.5.1: those that it names must match. */
export function keepImmutable(before: Attributes, after: Attributes, type: ResourceType): Attributes {
  let result = after;
  for (const path of immutablePaths(type)) {
    const value = valueAt(before, path);
    if (value !== undefined && valueAt(result, path) === undefined) result = withValue(result, namesOf(path), value);
  }
  checkImmutable(before, result, type);
  return result;
}

// The parts of one of several values come and go with it, as those of a member do.
function immutablePaths(type: ResourceType): readonly AttributePath[] {
  let found = known.get(type);
  if (!found) {
    found = listPaths(type).filter(({ attribute, subAttribute }) =>
      subAttribute
        ? subAttribute.mutability === 'immutable' && !attribute.multiValued
        : attribute.mutability === 'immutable',
    );
    known.set(type, found);
  }
  return found;
}

function namesOf({ extension, attribute, subAttribute }: AttributePath): string[] {
  return [extension, attribute.name, subAttribute?.name].filter((name) => name !== undefined);
}

function valueAt(attributes: Attributes, path: AttributePath): Json | undefined {
  let value: Json | undefined = attributes;
  for (const name of namesOf(path)) value = isObject(value) ? value[name] : undefined;
  return value;
}

function withValue(attributes: Attributes, [name, ...below]: string[], value: Json): Attributes {
  const current = attributes[name!];
  return { ...attributes, [name!]: below.length > 0 ? withValue((current ?? {}) as Attributes, below, value) : value };
}

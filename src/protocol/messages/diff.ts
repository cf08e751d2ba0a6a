import type { Attributes } from '../core/attribute.js';
import { isEqual } from '../core/json.js';

/** The attributes that a change touched, as they were and as they are. */
export interface Change {
  readonly before: Attributes;
  readonly after: Attributes;
}

/** The top-level attributes in which two states of a resource differ; null when there are none. */
export function changedAttributes(before: Attributes, after: Attributes): Change | null {
  const names = Object.keys({ ...before, ...after }).filter((name) => !isEqual(before[name], after[name]));
  return names.length > 0 ? { before: pick(before, names), after: pick(after, names) } : null;
}

function pick(attributes: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(attributes, name) ? [[name, attributes[name]!]] : [])),
  );
}

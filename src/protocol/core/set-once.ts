import type { Json } from './attribute.js';
import { invalid } from './invalid-value.js';
import { isEqual } from './json.js';

/**
 * Sets what a body says of an attribute. A name in another case is the same name, RFC 7643 §2.1: where two of them
 * differ in what they say, nobody knows which of it is meant.
 */
export function setOnce(target: { [name: string]: Json }, name: string, value: Json, where: string): void {
  if (Object.hasOwn(target, name) && !isEqual(target[name], value)) {
    throw invalid(where, 'is there more than once, with different values');
  }
  target[name] = value;
}

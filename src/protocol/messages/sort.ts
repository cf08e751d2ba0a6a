import type { ResourceType } from '../core/resource-types.js';
import {
  type AttributePath,
  findSubAttribute,
  isNeverReturned,
  printPath,
  resolvePath,
} from '../core/schema-registry.js';
import { ScimError } from './scim-error.js';

/** The order of a list, RFC 7644 §3.4.2.3. Who has no value comes last, and in descending order first. */
export interface Sort {
  /** A path to a value; null in a type that has no such attribute, so that all of its resources are without a value. */
  readonly path: AttributePath | null;
  readonly descending: boolean;
}

/** Reads `sortBy` and `sortOrder`; null when nothing is said. The attribute may also be one of the `others`. */
export function parseSort(
  sortBy: string | undefined,
  sortOrder: string | undefined,
  type: ResourceType,
  others: readonly ResourceType[] = [],
): Sort | null {
  const name = sortBy?.trim();
  if (!name) return null;
  const known = [type, ...others].some((each) => resolvePath(name, each));
  if (!known) throw new ScimError(400, `sortBy: ${name.slice(0, 100)} is not an attribute.`, 'invalidValue');
  const path = resolvePath(name, type);
  return { path: path && valueOf(path), descending: isDescending(sortOrder) };
}

function isDescending(sortOrder: string | undefined): boolean {
  const word = sortOrder?.trim().toLowerCase() || 'ascending';
  if (word === 'ascending' || word === 'descending') return word === 'descending';
  throw new ScimError(400, 'sortOrder must be ascending or descending.', 'invalidValue');
}

// RFC 7644 §3.4.2.3 wants the path of a part; `emails` means its value, as it does in filters.
function valueOf(path: AttributePath): AttributePath {
  const { attribute } = path;
  const subAttribute = attribute.type === 'complex' ? findSubAttribute(attribute, 'value') : null;
  const target = path.subAttribute || !subAttribute ? path : { ...path, subAttribute };
  if (isNeverReturned(target)) throw new ScimError(400, `sortBy: ${attribute.name} is no order.`, 'invalidValue');
  if (target.subAttribute || attribute.type !== 'complex') return target;
  const example = `${printPath(path)}.${attribute.subAttributes?.[0]?.name}`;
  throw new ScimError(400, `sortBy: ${printPath(path)} has no value of its own; say ${example}.`, 'invalidValue');
}

import type { ResourceType } from '../core/resource-types.js';
import { type AttributePath, printPath, resolvePath } from '../core/schema-registry.js';
import type { Filter } from '../filter/filter.js';
import { parseElementFilter } from '../filter/parse-filter.js';
import { ScimError } from '../messages/scim-error.js';
import { findNamedSubAttribute } from './dialects.js';

/** What a PATCH operation is aimed at: an attribute and, of its values, those that satisfy the filter. */
export interface PatchTarget {
  readonly path: AttributePath;
  readonly filter?: Filter;
}

/**
 * Parses `attrPath / valuePath [subAttr]`, RFC 7644 figure 7; null when it names no attribute. Throws invalidPath when
 * it is no path, and invalidFilter for what is wrong between the brackets.
 */
export function parseAttributePath(text: string, type: ResourceType): PatchTarget | null {
  const open = text.indexOf('[');
  const path = resolvePath(text.slice(0, open === -1 ? undefined : open).trim(), type);
  if (!path || open === -1) return path && { path };
  const close = text.lastIndexOf(']');
  if (close === -1) throw invalidPath(text, 'has no closing "]"');
  if (path.attribute.type !== 'complex' || path.subAttribute) {
    throw invalidPath(text, `selects by sub-attributes, which ${printPath(path)} does not have`);
  }
  const filter = parseElementFilter(text.slice(open + 1, close), path.attribute, open + 1);
  const rest = text.slice(close + 1).trim();
  if (rest === '') return { path, filter };
  const subAttribute = rest.startsWith('.') && findNamedSubAttribute(path.attribute, rest.slice(1));
  return subAttribute ? { path: { ...path, subAttribute }, filter } : null;
}

export function invalidPath(path: unknown, problem: string): ScimError {
  const shown = JSON.stringify(path).slice(0, 200);
  return new ScimError(
    400,
    `The path ${shown} ${problem}. A path is like userName, name.givenName or emails[type eq "work"].value.`,
    'invalidPath',
  );
}

import { isObject } from '../core/json.js';

const PREFIX = 'bulkId:';

// A value of an extension's multi-valued attribute in a PATCH stands eight levels deep; nothing deeper is a value.
const MAX_DEPTH = 12;

/** The bulkId that a value refers to, RFC 7644 §3.7.2; null where it is no reference. */
export function bulkIdOf(value: unknown): string | null {
  return typeof value === 'string' && value.startsWith(PREFIX) ? value.slice(PREFIX.length) : null;
}

/** The bulkIds that the values refer to, each once. */
export function findReferences(value: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (part: unknown, depth: number): void => {
    const bulkId = bulkIdOf(part);
    if (bulkId !== null) found.add(bulkId);
    else if (typeof part === 'object' && part !== null && depth < MAX_DEPTH) {
      for (const each of Object.values(part)) visit(each, depth + 1);
    }
  };
  visit(value, 0);
  return found;
}

/** The same value with `idOf` its bulkId in place of each reference. */
export function replaceReferences(value: unknown, idOf: (bulkId: string) => string, depth = 0): unknown {
  const bulkId = bulkIdOf(value);
  if (bulkId !== null) return idOf(bulkId);
  if (depth === MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((each) => replaceReferences(each, idOf, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, replaceReferences(each, idOf, depth + 1)]),
  );
}

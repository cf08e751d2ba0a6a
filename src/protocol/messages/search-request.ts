import { isObject, isUnassigned } from '../core/json.js';
import { ScimError } from './scim-error.js';

export const SEARCH_REQUEST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';

/** The parameters of a query as a URL has them: text, by their names in lower case. */
export type Query = Readonly<Record<string, string | undefined>>;

const TEXTS = ['filter', 'sortBy', 'sortOrder', 'cursor'];
const NUMBERS = ['startIndex', 'count'];
const LISTS = ['attributes', 'excludedAttributes'];

/** Reads the body of `/.search`, RFC 7644 §3.4.3, as the query that says the same in a URL. Unknown members are passed over. */
export function parseSearchRequest(body: unknown): Query {
  if (!isObject(body)) throw new ScimError(400, 'The body must be a SearchRequest: a JSON object.', 'invalidSyntax');
  const members = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  checkSchemas(members.get('schemas'));
  const query: Record<string, string | undefined> = {};
  const read = (names: readonly string[], kind: string, toText: (value: unknown) => string | null): void => {
    for (const name of names) {
      const value = members.get(name.toLowerCase());
      if (isUnassigned(value)) continue;
      const text = toText(value);
      if (text === null) throw new ScimError(400, `${name} must be ${kind}.`, 'invalidValue');
      query[name.toLowerCase()] = text;
    }
  };
  read(TEXTS, 'a string', textOf);
  read(NUMBERS, 'a whole number', integerOf);
  read(LISTS, 'an array of strings', listOf);
  return query;
}

// Clients that leave `schemas` out mean the same; who names another message means something else.
function checkSchemas(schemas: unknown): void {
  if (isUnassigned(schemas)) return;
  const named = [schemas].flat();
  if (named.some((urn) => typeof urn === 'string' && urn.toLowerCase() === SEARCH_REQUEST_SCHEMA.toLowerCase())) return;
  throw new ScimError(400, `schemas must name ${SEARCH_REQUEST_SCHEMA}.`, 'invalidValue');
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function integerOf(value: unknown): string | null {
  return typeof value === 'number' && Number.isInteger(value) ? String(BigInt(value)) : null;
}

// One string with commas is how a URL has it, and some clients send that here.
function listOf(value: unknown): string | null {
  const names = [value].flat();
  return names.every((name) => typeof name === 'string') ? names.join(',') : null;
}

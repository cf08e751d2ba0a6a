import { DEFAULT_RESULTS, MAX_RESULTS } from '../core/service-provider-config.js';
import { ScimError } from './scim-error.js';
import type { Query } from './search-request.js';

/** Which page is asked for: by index (RFC 7644 §3.4.2.4), or by cursor (RFC 9865), which is empty for the first page. */
export type Paging = { readonly count: number } & ({ readonly startIndex: number } | { readonly cursor: string });

const WHOLE_NUMBER = /^[+-]?\d+$/;

// Clients that want all there is ask for the largest number that they know.
const LARGEST = 1e15;

/** Reads `startIndex`, `count` and `cursor`. Without a cursor it is by index, as clients from before RFC 9865 expect. */
export function parsePaging({ startindex, count, cursor }: Query): Paging {
  const index = wholeNumber('startIndex', startindex);
  const limit = Math.min(MAX_RESULTS, Math.max(0, wholeNumber('count', count) ?? DEFAULT_RESULTS));
  if (cursor === undefined) return { count: limit, startIndex: Math.max(1, index ?? 1) };
  if (index === undefined) return { count: limit, cursor };
  throw new ScimError(400, 'Give either startIndex or cursor: they are two ways of paging.', 'invalidValue');
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (WHOLE_NUMBER.test(text)) return Math.min(Number(text), LARGEST);
  throw new ScimError(400, `${name} must be a whole number.`, 'invalidValue');
}

import { isObject } from '../core/json.js';
import { ScimError } from './scim-error.js';

/** How long a cursor can be used, in seconds; RFC 9865 §4 calls it cursorTimeout. */
export const CURSOR_TIMEOUT = 3600;

/** What a cursor remembers, RFC 9865: where the next page begins, and what must stay as it was. */
export interface Cursor {
  /** The last resource of the page before, and the value that it was sorted by. */
  readonly id: string;
  readonly key: string | null;
  readonly count: number;
  /** How many there were in all when the first page was read. */
  readonly total: number;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** The cursor as text, to be sealed: a client can neither read nor change it. */
export function writeCursor({ id, key, count, total }: Omit<Cursor, 'expires'>, now: number): string {
  return JSON.stringify({ id, key, count, total, expires: now + CURSOR_TIMEOUT * 1000 } satisfies Cursor);
}

/** Reads what `writeCursor` wrote; `text` is null when the seal was broken, or belongs to another query. */
export function readCursor(text: string | null, count: number, now: number): Cursor {
  const cursor: unknown = text === null ? null : JSON.parse(text);
  if (!isCursor(cursor)) {
    const problem = 'The cursor does not belong to this query. Begin with an empty cursor, and change nothing else.';
    throw new ScimError(400, problem, 'invalidCursor');
  }
  if (cursor.expires <= now) {
    throw new ScimError(400, `The cursor is older than ${CURSOR_TIMEOUT} seconds. Begin again.`, 'expiredCursor');
  }
  if (cursor.count !== count) {
    throw new ScimError(400, `count must stay ${cursor.count}, as it was for the first page.`, 'invalidCount');
  }
  return cursor;
}

// The seal is ours, but perhaps another version's.
function isCursor(value: unknown): value is Cursor {
  if (!isObject(value)) return false;
  const { id, key, count, total, expires } = value;
  const isText = typeof id === 'string' && (key === null || typeof key === 'string');
  return isText && [count, total, expires].every((each) => typeof each === 'number');
}

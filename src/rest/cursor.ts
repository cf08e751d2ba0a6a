import { validate as isUuid } from 'uuid';
import { InvalidFields } from '../problem/problem.js';

/** The place of a row in an order: its id and, as text, what the order is by. */
interface Place {
  readonly id: string;
  readonly key: string | null;
}

// A text may be anything that PostgreSQL can store.
const SHAPES = {
  text: (key: string) => key.isWellFormed() && !key.includes('\0'),
  number: (key: string) => /^\d{1,15}$/.test(key),
  time: (key: string) => !Number.isNaN(Date.parse(key)) && new Date(key).toISOString() === key,
};

/** Writes the place where a page ended. `order` names the order, which the next page must have, too. */
export function writeCursor(order: string, { key, id }: Place): string {
  return Buffer.from(JSON.stringify([order, id, key])).toString('base64url');
}

/** @throws InvalidFields for what this list never gave out in this order. It holds nothing that its reader may not see. */
export function readCursor(order: string, type: keyof typeof SHAPES, cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [madeFor, id, key] = parse(cursor);
  const isKey = key === null || (typeof key === 'string' && SHAPES[type](key));
  if (madeFor !== order || !isUuid(id) || !isKey) {
    throw new InvalidFields([
      { field: 'cursor', detail: 'cursor must be a nextCursor of this list, in the same order' },
    ]);
  }
  return { id: id as string, key: key };
}

function parse(cursor: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

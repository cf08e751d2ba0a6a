import { readCursor, writeCursor } from './cursor.js';
import type { List } from './list.js';
import { toList } from './list.js';

/** Which part of a list is read: at most `limit` rows after a place in the order. */
interface Stretch {
  readonly descending: boolean;
  readonly after: { readonly id: string; readonly key: string | null } | null;
  readonly limit: number;
}

interface Asked {
  readonly sort: string;
  readonly order: 'ascending' | 'descending';
  readonly cursor?: string;
  readonly limit: number;
}

/** Answers one page of a list that can be ordered in several ways; `type` is that of what it is ordered by. */
export async function toSortedList<Row extends { id: string; sortKey: string | null }, Item>(
  { sort, order, cursor, limit }: Asked,
  type: 'text' | 'number' | 'time',
  read: (stretch: Stretch) => Promise<readonly Row[]>,
  toItem: (row: Row) => Item,
): Promise<List<Item>> {
  const name = `${sort} ${order}`;
  const after = readCursor(name, type, cursor);
  const rows = await read({ descending: order === 'descending', after, limit: limit + 1 });
  return toList(rows, limit, toItem, ({ id, sortKey }) => writeCursor(name, { id, key: sortKey }));
}

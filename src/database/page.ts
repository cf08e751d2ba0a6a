import type { Connection } from './database.js';

/** One page of a list whose whole size is known. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** How many there are in all, whatever the page. */
  readonly total: number;
}

/** A list by index: `offset` items are passed over, at most `limit` are read. */
export interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** The parts of a list's statement. `from` names the table and its condition; `values` are its parameters. */
export interface Listing {
  readonly select: string;
  readonly from: string;
  readonly orderBy: string;
  readonly values: readonly unknown[];
  /** Parameters of `select` alone; the first is `$n` with n = values.length + 3. */
  readonly selectValues?: readonly unknown[];
  /** Statement name, only for texts that do not vary. */
  readonly name?: string;
}

/** Reads a window of a listing. What lies in the window is counted for free; only a full or an empty one needs a count. */
export async function readPage<Item>(connection: Connection, listing: Listing, window: Window): Promise<Page<Item>> {
  const { select, from, orderBy, values, selectValues = [], name } = listing;
  const items =
    window.limit === 0
      ? []
      : await connection.query<Item>(
          {
            name: name && `${name}-page`,
            text: `SELECT ${select} FROM ${from} ORDER BY ${orderBy} LIMIT $${values.length + 1} OFFSET $${values.length + 2}`,
          },
          [...values, window.limit, window.offset, ...selectValues],
        );
  const endIsHere = items.length < window.limit && (items.length > 0 || window.offset === 0);
  if (endIsHere) return { items, total: window.offset + items.length };
  const counted = await connection.query<{ total: number }>(
    { name: name && `${name}-count`, text: `SELECT count(*)::integer AS total FROM ${from}` },
    values,
  );
  return { items, total: counted[0]!.total };
}

import type { TenantCensus } from './census.js';
import type { Connection, Statement } from './database.js';
import { comesAfter, orderBy } from './sort-to-sql.js';
import type { Position, SortKey } from './sort-to-sql.js';

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** How many there are in all; null where they were counted for an earlier page. */
  readonly total: number | null;
  /** The last item when others follow it. */
  readonly last: Position | null;
}

/** Which part of a list: by index `offset` items are passed over, by cursor all up to a position. At most `limit` are read. */
export type Window = { readonly limit: number } & ({ readonly offset: number } | { readonly after: Position | null });

/** The parts of a list's statement. */
export interface Listing {
  readonly select: string;
  /** The table and its condition. */
  readonly from: string;
  /** Where `from` is a union: the same, with each of its parts cut before they are put together. */
  readonly cut?: (slice: Slice) => string;
  /** The parameters of `from`. */
  readonly values: readonly unknown[];
  /** The column with the id. */
  readonly id: string;
  readonly key: SortKey | null;
  /** For all of a tenant's resources, by id. */
  readonly census?: TenantCensus;
}

/** What follows the condition of one table, so that it yields no more rows than the page may need. */
export type Slice = (id: string, key: SortKey | null) => string;

type Row<Item> = Item & { readonly id: string; readonly sortKey: string | null };

/** Reads a window of a listing, in the order of its key and ids. */
export async function readPage<Item>(connection: Connection, listing: Listing, window: Window): Promise<Page<Item>> {
  return 'after' in window
    ? readAfter(connection, listing, window.after, window.limit)
    : readAt(connection, listing, window.offset, window.limit);
}

// What lies in the window is counted for free; only a full or an empty one needs a count.
async function readAt<Item>(
  connection: Connection,
  listing: Listing,
  offset: number,
  limit: number,
): Promise<Page<Item>> {
  const start = offset > 0 ? await listing.census?.start(offset, connection) : undefined;
  const after = start?.after ? { id: start.after, key: null } : null;
  const items = limit === 0 ? [] : await read<Item>(connection, listing, after, start?.skip ?? offset, limit);
  if (items.length > 0) start?.note((items.at(-1) as Row<Item>).id, offset + items.length);
  const endIsHere = items.length < limit && (items.length > 0 || offset === 0);
  const total = endIsHere ? offset + items.length : (start?.total ?? (await count(connection, listing)));
  return { items, total, last: null };
}

// One more than the page holds is read: it tells whether another page follows.
async function readAfter<Item>(
  connection: Connection,
  listing: Listing,
  after: Position | null,
  limit: number,
): Promise<Page<Item>> {
  const sortKey = `${listing.key ? `${listing.key.sql}::text` : 'NULL'} AS "sortKey"`;
  const positioned = { ...listing, select: `${listing.select}, ${sortKey}` };
  const rows = limit === 0 ? [] : await read<Row<Item>>(connection, positioned, after, 0, limit + 1);
  const items = rows.slice(0, limit);
  const final = rows.length > limit ? items.at(-1) : undefined;
  const endIsHere = limit > 0 && !final;
  return {
    items,
    total: after ? null : endIsHere ? items.length : await count(connection, listing),
    last: final ? { id: final.id, key: final.sortKey } : null,
  };
}

async function read<Item>(
  connection: Connection,
  listing: Listing,
  after: Position | null,
  offset: number,
  limit: number,
): Promise<Item[]> {
  const { select, from, cut, id, key } = listing;
  const values = [...listing.values];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const rest = (ofId: string, ofKey: SortKey | null): string =>
    after ? ` AND ${comesAfter(after, ofId, ofKey, values)}` : '';
  const slice: Slice = (ofId, ofKey) =>
    `${rest(ofId, ofKey)} ORDER BY ${orderBy(ofId, ofKey)} LIMIT ${parameter(offset + limit)}`;
  const rows = cut ? cut(slice) : `${from}${rest(id, key)}`;
  const ordered = `ORDER BY ${orderBy(id, key)}`;
  // The limit stands in the text: of one that it does not know PostgreSQL assumes the worst, and plans every look-up anew.
  const place = `LIMIT ${limit}${offset > 0 ? ` OFFSET ${parameter(offset)}` : ''}`;
  // PostgreSQL works out what is selected of the rows that it passes over, too: there, ids are enough.
  const text =
    offset > 0 && !cut
      ? `SELECT ${select} FROM ${from} AND ${id} = ANY (ARRAY (SELECT ${id} FROM ${rows} ${ordered} ${place})) ${ordered}`
      : `SELECT ${select} FROM ${rows} ${ordered} ${place}`;
  return connection.query<Item>(prepared(text), values);
}

async function count(connection: Connection, { from, values, census }: Listing): Promise<number> {
  if (census) return census.total(connection);
  const statement = prepared(`SELECT count(*)::integer AS total FROM ${from}`);
  return (await connection.query<{ total: number }>(statement, values))[0]!.total;
}

const MOST_PREPARED = 200;
const names = new Map<string, string>();

// The text depends on the shape of the filter alone, and clients send few shapes: planning each anew would cost more than
// running it. Whoever sends endless shapes gets the rest of them unprepared.
function prepared(text: string): Statement {
  let name = names.get(text);
  if (name === undefined && names.size < MOST_PREPARED) names.set(text, (name = `page-${names.size}`));
  return { name, text };
}

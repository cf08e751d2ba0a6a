import { SQL_TYPES } from './column-map.js';
import type { Connection } from './database.js';
import type { Position } from './sort-to-sql.js';

/** What a list of the REST API is ordered by before the ids are. */
export interface OrderedBy {
  readonly sql: string;
  readonly type: 'text' | 'number' | 'time';
  /** True where an index holds the rows in this order. */
  readonly indexed: boolean;
  /** True where rows may have no value: they come last in either direction. */
  readonly nullable: boolean;
}

/** The parts of an ordered list's statement. */
export interface OrderedListing {
  readonly select: string;
  /** The table and its alias. */
  readonly table: string;
  readonly alias: string;
  /** What the key needs beside the table. */
  readonly joined?: string;
  /** Which rows an index finds: those of the tenant. */
  readonly condition: string;
  /** Which of them are asked for: many, or hardly one. Undefined for all. */
  readonly sieve?: string;
  /** The parameters of both. */
  readonly values: readonly unknown[];
  /** Null: by the id alone, as they were created. */
  readonly key: OrderedBy | null;
}

/** Which part of it: at most `limit` rows after a position. */
export interface Stretch {
  readonly descending: boolean;
  readonly after: Position | null;
  readonly limit: number;
}

/** A row that knows its position. */
export type Placed<Row> = Row & { readonly id: string; readonly sortKey: string | null };

/** True where an index alone finds the page. */
export const isByIndex = ({ key, sieve }: Pick<OrderedListing, 'key' | 'sieve'>): boolean =>
  sieve === undefined && (key === null || key.indexed);

/** How many rows are looked at in their order before all of them are. */
const GLANCE = 2_000;

/**
 * Reads a stretch of a list from where its index says that it begins, so that a page costs the same wherever it is. Who
 * has no value is read by a statement of its own: an index cannot continue from values to none.
 */
export async function readStretch<Row>(
  connection: Connection,
  listing: OrderedListing,
  stretch: Stretch,
): Promise<Placed<Row>[]> {
  const { key, condition } = listing;
  if (!key?.nullable) return sift(connection, listing, stretch);
  const { after, limit } = stretch;
  const named = { ...listing, condition: `${condition} AND ${key.sql} IS NOT NULL` };
  const rows = after?.key === null ? [] : await sift<Row>(connection, named, stretch);
  if (rows.length === limit) return rows;
  const nameless = { ...listing, condition: `${condition} AND ${key.sql} IS NULL`, key: null };
  const rest = { ...stretch, after: after?.key === null ? after : null, limit: limit - rows.length };
  return [...rows, ...(await sift<Row>(connection, nameless, rest))];
}

// Where many rows pass the sieve, the first in order fill the page. Where few do, going on in that order would fetch rows
// from all over the table one by one: then all are sieved as they lie, and what is left is put in order.
async function sift<Row>(connection: Connection, listing: OrderedListing, stretch: Stretch): Promise<Placed<Row>[]> {
  const { table, joined = '', alias, condition, sieve, key } = listing;
  const { descending } = stretch;
  const values = [...listing.values];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const rows = `${table} ${joined} WHERE ${condition}${beyond(listing, stretch, parameter)}`;
  const order = orderBy(key, key?.sql, `${alias}.id`, descending);
  const limit = parameter(stretch.limit);
  // Ids and keys alone are put in order: the rows are many times as large, and only those of the page are wanted.
  const read = (from: string): Promise<Placed<Row>[]> => {
    const page = `SELECT ${alias}.tenant_id, ${alias}.id, ${key?.sql ?? 'NULL'} AS key FROM ${from} ${order} LIMIT ${limit}`;
    const text = `
      SELECT ${listing.select}, ${keyAsText(key)} AS "sortKey"
      FROM (${page}) page JOIN ${table} ON ${alias}.tenant_id = page.tenant_id AND ${alias}.id = page.id
      ${orderBy(key, 'page.key', 'page.id', descending)}`;
    return connection.query<Placed<Row>>({ text }, values);
  };
  if (!sieve) return read(rows);
  if (!key || key.indexed) {
    const found = await read(`(SELECT * FROM ${rows} ${order} LIMIT ${GLANCE}) ${alias} WHERE ${sieve}`);
    if (found.length === stretch.limit) return found;
  }
  // OFFSET 0: what is inside is planned for itself.
  return read(`(SELECT * FROM ${rows} AND ${sieve} OFFSET 0) ${alias}`);
}

function beyond(
  { alias, key }: OrderedListing,
  { after, descending }: Stretch,
  parameter: (value: unknown) => string,
): string {
  if (!after) return '';
  const sign = descending ? '<' : '>';
  const last = `${parameter(after.id)}::uuid`;
  const further = `${alias}.id ${sign} ${last}`;
  if (!key) return ` AND ${further}`;
  const lastKey = `${parameter(after.key)}::${SQL_TYPES[key.type]}`;
  if (key.type !== 'text') return ` AND (${key.sql}, ${alias}.id) ${sign} (${lastKey}, ${last})`;
  return ` AND ${key.sql} ~${sign}=~ ${lastKey} AND (${key.sql} ~${sign}~ ${lastKey} OR ${further})`;
}

// Texts by code points, as the indexes have them that also find beginnings: the same order everywhere.
function orderBy(key: OrderedBy | null, keySql: string | undefined, id: string, descending: boolean): string {
  const direction = descending ? 'DESC' : 'ASC';
  if (!key) return `ORDER BY ${id} ${direction}`;
  const keyDirection = key.type === 'text' ? `USING ~${descending ? '>' : '<'}~` : direction;
  return `ORDER BY ${keySql} ${keyDirection}, ${id} ${direction}`;
}

// Times as JavaScript writes them, whatever the session's time zone: exact, as columns hold milliseconds.
function keyAsText(key: OrderedBy | null): string {
  return key?.type === 'time'
    ? `to_char(page.key AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : 'page.key::text';
}

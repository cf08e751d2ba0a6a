import type { Sort } from '../protocol/index.js';
import { SQL_TYPES, resolve } from './column-map.js';
import type { ColumnMap, Operand } from './column-map.js';

/** What rows are ordered by before their id is, which is different for all of them. */
export interface SortKey extends Operand {
  readonly descending: boolean;
}

/** A row in an order: its id and, as text, its sort key. The row itself may be gone. */
export interface Position {
  readonly id: string;
  readonly key: string | null;
}

// A cursor carries the key of a row, and an address has room for so much. Who agrees that far is ordered by id.
const SIGNIFICANT_CHARACTERS = 200;

/** Compiles a sort to an expression; of several values it is the primary one, or else the first (RFC 7644 §3.4.2.3). */
export function sortToSql({ path, descending }: Sort, map: ColumnMap): SortKey | null {
  if (!path) return null;
  const source = resolve(path, map);
  const { caseExact } = path.subAttribute ?? path.attribute;
  if (!('element' in source)) return { ...comparable(source, caseExact), descending };
  const element = source.element(path.subAttribute ? { attribute: path.subAttribute } : path);
  const value = `(SELECT ${element.sql} FROM ${source.from} ORDER BY ${source.order} LIMIT 1)`;
  return { ...comparable({ sql: value, type: element.type }, caseExact), descending };
}

/** ORDER BY. PostgreSQL puts nulls where the RFC wants them: last in ascending order, first in descending order. */
export function orderBy(id: string, key: SortKey | null): string {
  return key ? `${collated(key)} ${key.descending ? 'DESC' : 'ASC'}, ${id}` : id;
}

/** The condition on the rows that come after a position in that order. */
export function comesAfter(
  { id: lastId, key: lastKey }: Position,
  id: string,
  key: SortKey | null,
  values: unknown[],
): string {
  values.push(lastId);
  const afterId = `${id} > $${values.length}::uuid`;
  if (!key) return afterId;
  const { sql, type, descending } = key;
  if (lastKey === null) return `(${sql} IS NULL AND ${afterId}${descending ? ` OR ${sql} IS NOT NULL` : ''})`;
  values.push(lastKey);
  const last = `$${values.length}::${SQL_TYPES[type]}`;
  const beyond = `${collated(key)} ${descending ? '<' : '>'} ${last}${descending ? '' : ` OR ${sql} IS NULL`}`;
  return `(${beyond} OR ${sql} = ${last} AND ${afterId})`;
}

function comparable({ sql, type }: Operand, caseExact: boolean): Operand {
  if (type !== 'text') return { sql, type };
  return { sql: `left(${caseExact ? sql : `lower(${sql})`}, ${SIGNIFICANT_CHARACTERS})`, type };
}

// By code points, whatever locale the database was made with: the order is the same everywhere.
function collated({ sql, type }: SortKey): string {
  return type === 'text' ? `${sql} COLLATE "C"` : sql;
}

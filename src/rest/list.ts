/** One page of a list; the next one begins after `nextCursor`. */
export interface List<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Makes a page of rows, of which one more than `limit` was read to see whether there are more. `cursorOf` names a row. */
export function toList<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  cursorOf: (row: Row) => string = (row) => (row as { id: string }).id,
): List<Item> {
  const page = rows.slice(0, limit);
  return { items: page.map(toItem), nextCursor: rows.length > limit ? cursorOf(page.at(-1)!) : null };
}

/** Connections that one process keeps: a pool for most, one for lists, and the one that listens. */
export interface PoolSizes {
  readonly pool: number;
  readonly lists: number;
}

const PLENTY: PoolSizes = { pool: 10, lists: 5 };
const LISTENING = 1;
// PostgreSQL allows a hundred unless it is told otherwise; a few are for the first process and for people.
const TOGETHER = 90;
const LEAST: PoolSizes = { pool: 3, lists: 1 };

/** Many workers share what few of them would have for themselves. */
export function poolSizes(workers: number): PoolSizes {
  const each = Math.floor(TOGETHER / workers) - LISTENING;
  const lists = Math.min(PLENTY.lists, Math.max(LEAST.lists, Math.floor(each / 3)));
  return { lists, pool: Math.min(PLENTY.pool, Math.max(LEAST.pool, each - lists)) };
}

/** How many connections all of them may have open at once. */
export function connectionsOf(workers: number): number {
  const { pool, lists } = poolSizes(workers);
  return workers * (pool + lists + LISTENING);
}

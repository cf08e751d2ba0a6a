import { printPath } from '../protocol/index.js';
import type { AttributePath, Filter } from '../protocol/index.js';
import type { ColumnMap } from './column-map.js';

type Test = (path: string) => boolean;

/** True when an index finds what can match, as for all that a provider looks someone up by. */
export function isLookUp(filter: Filter | boolean, { keys, indexed, lookups }: ColumnMap): boolean {
  const test: Test = (path) => keys.has(path) || path in lookups || indexed.has(path);
  return typeof filter === 'boolean' ? !filter : finds(filter, test);
}

function finds(filter: Filter, test: Test, within?: AttributePath): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.some((each) => finds(each, test, within));
    case 'or':
      return filter.filters.every((each) => finds(each, test, within));
    case 'compare': {
      const path = within ? { ...within, subAttribute: filter.path.attribute } : filter.path;
      return filter.operator === 'eq' && filter.value !== null && test(printPath(path));
    }
    case 'some':
      return finds(filter.filter, test, filter.path);
    case 'present':
    case 'not':
      return false;
  }
}

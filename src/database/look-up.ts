import { printPath } from '../protocol/index.js';
import type { AttributePath, Filter } from '../protocol/index.js';
import type { ColumnMap } from './column-map.js';

type Test = (path: AttributePath) => boolean;

/** True when an index finds what can match, as for all that a provider looks someone up by. */
export function isLookUp(filter: Filter | boolean, map: ColumnMap): boolean {
  return typeof filter === 'boolean' ? !filter : finds(filter, isFound(map), 'any');
}

/**
 * True when there is but one way to what is looked up, whatever the value and however large the tenant. Where there are
 * several the planner compares them, and a plan for any value takes a tenant to be of average size.
 */
export function hasOneWay(filter: Filter | boolean, map: ColumnMap): boolean {
  const found = isFound(map);
  const isOwn: Test = (path) => printPath(path) in map.lookups || (found(path) && !(path.attribute.name in map.rows));
  return typeof filter === 'boolean' ? !filter : finds(filter, isOwn, 'one');
}

function isFound({ indexed, lookups }: ColumnMap): Test {
  return (path) => indexed.has(printPath(path)) || printPath(path) in lookups;
}

function finds(filter: Filter, test: Test, ways: 'any' | 'one', within?: AttributePath): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.some((each) => finds(each, test, ways, within));
    case 'or':
      return ways === 'any' && filter.filters.every((each) => finds(each, test, ways, within));
    case 'compare': {
      const path = within ? { ...within, subAttribute: filter.path.attribute } : filter.path;
      return filter.operator === 'eq' && filter.value !== null && test(path);
    }
    case 'some':
      return finds(filter.filter, test, ways, filter.path);
    case 'present':
    case 'not':
      return false;
  }
}

import { printPath } from '../core/schema-registry.js';
import type { Filter } from './filter.js';

/** Writes a filter down so that parsing gives the same filter again. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
      return filter.filters
        .map((term) => (term.kind === 'or' ? `(${printFilter(term)})` : printFilter(term)))
        .join(' and ');
    case 'or':
      return filter.filters.map(printFilter).join(' or ');
    case 'not':
      return `not (${printFilter(filter.filter)})`;
    case 'present':
      return `${printPath(filter.path)} pr`;
    case 'compare':
      return `${printPath(filter.path)} ${filter.operator} ${JSON.stringify(filter.value)}`;
    case 'some':
      return `${printPath(filter.path)}[${printFilter(filter.filter)}]`;
  }
}

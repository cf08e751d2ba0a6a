import type { Column } from './data-table.js';

export interface Sorted extends Record<string, string> {
  readonly sort: string;
  readonly order: string;
}

type Sort = NonNullable<Column<never>['sort']>;

/** Lets columns say what the list is ordered by: a click orders by it, the next one turns the order round. */
export function sortingBy(
  { sort, order }: Sorted,
  change: (next: Sorted) => void,
): (name: string, first?: string) => Sort {
  return (name, first = 'ascending') => ({
    direction: sort === name ? (order as Sort['direction']) : 'none',
    onSort: () => change({ sort: name, order: sort === name ? opposite(order) : first }),
  });
}

const opposite = (order: string): string => (order === 'ascending' ? 'descending' : 'ascending');

import type { AttributePath } from '../core/schema-registry.js';

export const COMPARE_OPERATORS = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;

/** The operators of RFC 7644 table 3 that compare with a value; `pr` has none and is `present`. */
export type CompareOperator = (typeof COMPARE_OPERATORS)[number];

/** What `null`, a bare word or a JSON literal of a filter becomes once it has the type of its attribute. */
export type CompareValue = string | number | boolean | null;

/**
 * A filter of RFC 7644 §3.4.2.2, resolved against the schemas.
 * `and` and `or` hold two filters or more and never one of their own kind. Inside `some` the paths are relative to one
 * value of the attribute: `emails[type eq "work"]` has the path `emails` and, inside, the path `type`.
 */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'present'; readonly path: AttributePath }
  | {
      readonly kind: 'compare';
      readonly path: AttributePath;
      readonly operator: CompareOperator;
      readonly value: CompareValue;
    }
  | { readonly kind: 'some'; readonly path: AttributePath; readonly filter: Filter };

/** Joins filters, taking in those of the same kind: `(a and b) and c` is `a and b and c`. */
export function join(kind: 'and' | 'or', filters: readonly [Filter, ...Filter[]]): Filter {
  if (filters.length === 1) return filters[0];
  return { kind, filters: filters.flatMap((filter) => (filter.kind === kind ? filter.filters : [filter])) };
}

/** How many comparisons it takes to evaluate the filter. */
export function countTerms(filter: Filter): number {
  if ('filter' in filter) return countTerms(filter.filter);
  return 'filters' in filter ? filter.filters.reduce((sum, part) => sum + countTerms(part), 0) : 1;
}

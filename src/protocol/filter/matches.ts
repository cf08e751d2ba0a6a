import type { Attribute, Attributes, Json } from '../core/attribute.js';
import { primary } from '../core/define-attribute.js';
import { isObject } from '../core/json.js';
import { instantOf } from '../core/parse-simple.js';
import type { AttributePath } from '../core/schema-registry.js';
import type { Filter } from './filter.js';
import { compareText, foldCase } from './text-order.js';

type Comparison = Extract<Filter, { kind: 'compare' }>;

/** Whether a resource, or inside `[ ]` one value of an attribute, satisfies the filter. The database does the same. */
export function matches(filter: Filter, resource: Attributes): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((term) => matches(term, resource));
    case 'or':
      return filter.filters.some((term) => matches(term, resource));
    case 'not':
      return !matches(filter.filter, resource);
    case 'present':
      return valuesAt(filter.path, resource).some(isPresent);
    case 'compare':
      return compares(filter, resource);
    case 'some':
      return valuesAt(filter.path, resource).some((value) => isObject(value) && matches(filter.filter, value));
  }
}

function compares({ path, operator, value: wanted }: Comparison, resource: Attributes): boolean {
  const values = valuesAt(path, resource);
  // RFC 7643 §2.5: null is the same as unassigned.
  if (wanted === null) return values.some(isPresent) === (operator === 'ne');
  const attribute = path.subAttribute ?? path.attribute;
  const expected = comparable(wanted, attribute);
  const actual = values.map((value) => comparable(value, attribute));
  if (operator === 'ne') return actual.length === 0 || actual.some((value) => value !== expected);
  return actual.some((value) => holds(operator, value, expected));
}

function holds(operator: Exclude<Comparison['operator'], 'ne'>, actual: Json, expected: Json): boolean {
  if (typeof actual !== typeof expected) return false;
  switch (operator) {
    case 'eq':
      return actual === expected;
    case 'co':
      return (actual as string).includes(expected as string);
    case 'sw':
      return (actual as string).startsWith(expected as string);
    case 'ew':
      return (actual as string).endsWith(expected as string);
    case 'gt':
      return order(actual, expected) > 0;
    case 'ge':
      return order(actual, expected) >= 0;
    case 'lt':
      return order(actual, expected) < 0;
    case 'le':
      return order(actual, expected) <= 0;
  }
}

function order(one: Json, other: Json): number {
  return typeof one === 'string' ? compareText(one, other as string) : (one as number) - (other as number);
}

// Moments compare as numbers, text by the caseExact of its attribute; RFC 7643 §2.4: an absent primary is false.
function comparable(value: Json, attribute: Attribute): Json {
  const { type, caseExact } = attribute;
  if (value === null && attribute === primary) return false;
  if (typeof value !== 'string') return value;
  if (type === 'dateTime') return Date.parse(instantOf(value));
  return caseExact ? value : foldCase(value);
}

// A value without the sub-attribute has null there: `emails.type ne "work"` holds for one that has no type.
function valuesAt({ extension, attribute, subAttribute }: AttributePath, resource: Attributes): Json[] {
  const container = extension === undefined ? resource : resource[extension];
  const values = listed(isObject(container) ? container[attribute.name] : undefined);
  if (subAttribute) return values.map((value) => (isObject(value) ? (value[subAttribute.name] ?? null) : null));
  // Inside `[ ]` it is the value's own: absent there, it is false all the same.
  return attribute === primary && values.length === 0 ? [null] : values;
}

function listed(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isPresent(value: Json): boolean {
  return value !== null && value !== '' && !(isObject(value) && Object.keys(value).length === 0);
}

import { PRIMARY, instantOf, printPath } from '../protocol/index.js';
import type { Attribute, AttributePath, Filter } from '../protocol/index.js';
import { SQL_TYPES, resolve, rowElements } from './column-map.js';
import type { ColumnMap, ElementRows, Elements, Lookup, Operand } from './column-map.js';

type Comparison = Extract<Filter, { kind: 'compare' }>;

/** How the paths of one (sub-)filter are read: those of the resource, or those of one element of `emails[...]`. */
type Scope = (path: AttributePath) => Operand | Elements;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SQL_OPERATORS = { gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

/**
 * Compiles a filter to a WHERE condition. Values go into `values` as parameters; only names from the schemas stand in the
 * text. The semantics are those of `matches` in the protocol.
 */
export function filterToSql(filter: Filter | boolean, map: ColumnMap, values: unknown[]): string {
  if (typeof filter === 'boolean') return String(filter);
  return new FilterCompiler(map.lookups, values).condition(filter, (path) => resolve(path, map));
}

/** The same for the elements themselves: the condition on one row of `rows` that `members[...]` sets. */
export function elementFilterToSql(filter: Filter, rows: ElementRows, values: unknown[]): string {
  return new FilterCompiler({}, values).condition(filter, rowElements(rows).element);
}

class FilterCompiler {
  constructor(
    private readonly lookups: ColumnMap['lookups'],
    private readonly values: unknown[],
  ) {}

  condition(filter: Filter, scope: Scope): string {
    switch (filter.kind) {
      case 'and':
      case 'or':
        return `(${filter.filters.map((each) => this.condition(each, scope)).join(filter.kind === 'and' ? ' AND ' : ' OR ')})`;
      case 'not':
        // Unknown (a comparison with an unassigned attribute) counts as false before it is negated.
        return `NOT coalesce(${this.condition(filter.filter, scope)}, false)`;
      case 'present':
        return this.present(filter.path, scope);
      case 'compare':
        return this.compare(filter, scope);
      case 'some':
        return this.some(filter.path, filter.filter, scope);
    }
  }

  private present(path: AttributePath, scope: Scope): string {
    const source = scope(path);
    if ('element' in source && !path.subAttribute) return `EXISTS (SELECT FROM ${source.from})`;
    return this.leaf(path, scope, (operand) => `${operand.sql} IS NOT NULL`);
  }

  private compare(filter: Comparison, scope: Scope): string {
    if (filter.value === null) {
      const present = this.present(filter.path, scope);
      return filter.operator === 'ne' ? present : `NOT ${present}`;
    }
    const lookup = this.lookups[printPath(filter.path)];
    if (lookup !== undefined && filter.operator === 'eq') return this.lookUp(lookup, filter.value);
    const attribute = filter.path.subAttribute ?? filter.path.attribute;
    const matches = this.leaf(filter.path, scope, (operand) => this.comparison(operand, attribute, filter));
    // A multi-valued attribute without any value differs from every value.
    const absent = filter.operator === 'ne' && filter.path.attribute.multiValued;
    return absent ? `(${matches} OR NOT ${this.present({ ...filter.path, subAttribute: undefined }, scope)})` : matches;
  }

  /** `emails[type eq "work" and value eq "x"]`: an index finds the few candidates by value, the elements decide. */
  private some(path: AttributePath, filter: Filter, scope: Scope): string {
    const source = scope(path);
    if (!('element' in source)) {
      // RFC 7644 table 5: one and the same value, so there is one.
      const one = this.condition(filter, (inner) => scope({ ...path, subAttribute: inner.attribute }));
      return `(${source.sql} IS NOT NULL AND ${one})`;
    }
    const exact = `EXISTS (SELECT FROM ${source.from} AND ${this.condition(filter, source.element)})`;
    const candidates = terms(filter).flatMap((term) => {
      const lookup = this.lookups[printPath({ ...path, subAttribute: term.path.attribute })];
      return lookup !== undefined && term.operator === 'eq' && term.value !== null
        ? [this.lookUp(lookup, term.value)]
        : [];
    });
    return [...candidates, exact].join(' AND ');
  }

  private leaf(path: AttributePath, scope: Scope, test: (operand: Operand) => string): string {
    const source = scope(path);
    if (!('element' in source)) return test(source);
    const element = source.element(path.subAttribute ? { attribute: path.subAttribute } : path);
    return `EXISTS (SELECT FROM ${source.from} AND ${test(element)})`;
  }

  private comparison(operand: Operand, attribute: Attribute, { operator, value }: Comparison): string {
    if (operand.type === 'uuid') return this.uuidComparison(operand, attribute, operator, value);
    const isText = operand.type === 'text';
    const folded = isText && !attribute.caseExact;
    const fold = (sql: string): string => (folded ? `lower(${sql})` : sql);
    // RFC 7643 §2.4: a value that does not say that it is primary is not.
    const left = attribute === PRIMARY ? `coalesce(${operand.sql}, false)` : fold(operand.sql);
    switch (operator) {
      case 'eq':
        return `${left} = ${fold(this.parameter(value, operand))}`;
      case 'ne':
        return `${left} IS DISTINCT FROM ${fold(this.parameter(value, operand))}`;
      case 'co':
        return `${left} LIKE ${fold(this.pattern('%', value, '%'))}`;
      case 'sw':
        return `${left} LIKE ${fold(this.pattern('', value, '%'))}`;
      case 'ew':
        return `${left} LIKE ${fold(this.pattern('%', value, ''))}`;
      case 'gt':
      case 'ge':
      case 'lt':
      case 'le': {
        const collate = isText ? ' COLLATE "C"' : '';
        return `${left}${collate} ${SQL_OPERATORS[operator]} ${fold(this.parameter(value, operand))}${collate}`;
      }
    }
  }

  private uuidComparison(
    operand: Operand,
    attribute: Attribute,
    operator: Comparison['operator'],
    value: Comparison['value'],
  ): string {
    if (operator !== 'eq') {
      return this.comparison({ sql: `${operand.sql}::text`, type: 'text' }, attribute, {
        kind: 'compare',
        path: { attribute },
        operator,
        value,
      });
    }
    return isId(value) ? `${operand.sql} = ${this.parameter(value, operand)}` : 'false';
  }

  private lookUp({ type, condition }: Lookup, value: string | number | boolean): string {
    if (type === 'uuid' && !isId(value)) return 'false';
    this.values.push(String(value));
    return condition(`$${this.values.length}::${type}`);
  }

  private parameter(value: unknown, operand: Operand): string {
    this.values.push(operand.type === 'time' ? instantOf(String(value)) : value);
    return `$${this.values.length}::${SQL_TYPES[operand.type]}`;
  }

  private pattern(before: string, value: unknown, after: string): string {
    this.values.push(before + String(value).replace(/[\\%_]/g, '\\$&') + after);
    return `$${this.values.length}::text`;
  }
}

/** What is not spelled like one of our ids is nobody's id, and must not reach PostgreSQL's uuid parser. */
function isId(value: Comparison['value']): boolean {
  return UUID.test(String(value));
}

/** The comparisons that every element that matches `filter` must satisfy. */
function terms(filter: Filter): Comparison[] {
  if (filter.kind === 'compare') return [filter];
  return filter.kind === 'and' ? filter.filters.flatMap(terms) : [];
}

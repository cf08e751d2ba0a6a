import { ScimError, printPath } from '../protocol/index.js';
import type { Attribute, AttributePath, Filter } from '../protocol/index.js';

/** What an SQL expression yields: text, a UUID, a boolean, a number, a point in time, or a JSON value. */
export interface Operand {
  readonly sql: string;
  readonly type: 'text' | 'uuid' | 'boolean' | 'number' | 'time' | 'json';
}

/** A multi-valued attribute whose elements are rows: `from` is a FROM and WHERE that yields them for the resource. */
export interface ElementRows {
  readonly from: string;
  readonly columns: Readonly<Record<string, Operand>>;
}

/** Where the attributes of a resource stand in its table: the only knowledge of columns that a filter needs. */
export interface ColumnMap {
  /** The jsonb column that holds every attribute without a column of its own. */
  readonly document: string;
  /** Canonical path → column. */
  readonly columns: Readonly<Record<string, Operand>>;
  /** Multi-valued attribute → rows. */
  readonly rows: Readonly<Record<string, ElementRows>>;
  /** Canonical path of a string sub-attribute → an indexed jsonb array of its lower-cased values. */
  readonly lookups: Readonly<Record<string, string>>;
}

type Comparison = Extract<Filter, { kind: 'compare' }>;

/** How the paths of one (sub-)filter are read: those of the resource, or those of one element of `emails[...]`. */
type Scope = (path: AttributePath) => Operand | ElementScope;
interface ElementScope {
  readonly from: string;
  readonly element: Scope;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SQL_OPERATORS = { gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

/**
 * Compiles a filter to a WHERE condition. Values go into `values` as parameters; only names from the schemas stand in the
 * text. The semantics are those of `matches` in the protocol.
 */
export function filterToSql(filter: Filter, map: ColumnMap, values: unknown[]): string {
  return new FilterCompiler(map, values).condition(filter, (path) => resourceScope(path, map));
}

/** The same for the elements themselves: the condition on one row of `rows` that `members[...]` sets. */
export function elementFilterToSql(filter: Filter, rows: ElementRows, map: ColumnMap, values: unknown[]): string {
  return new FilterCompiler(map, values).condition(filter, (path) => elementColumn(path, rows));
}

class FilterCompiler {
  constructor(
    private readonly map: ColumnMap,
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
    const lookup = this.map.lookups[printPath(filter.path)];
    if (lookup !== undefined && filter.operator === 'eq') return this.contained(lookup, filter.value);
    const attribute = filter.path.subAttribute ?? filter.path.attribute;
    const matches = this.leaf(filter.path, scope, (operand) => this.comparison(operand, attribute, filter));
    // A multi-valued attribute without any value differs from every value.
    const absent = filter.operator === 'ne' && filter.path.attribute.multiValued;
    return absent ? `(${matches} OR NOT ${this.present(filter.path, scope)})` : matches;
  }

  /** `emails[type eq "work" and value eq "x"]`: an index finds the few candidates by value, the elements decide. */
  private some(path: AttributePath, filter: Filter, scope: Scope): string {
    const source = scope(path);
    if (!('element' in source)) {
      return this.condition(filter, (inner) => scope({ ...path, subAttribute: inner.attribute }));
    }
    const exact = `EXISTS (SELECT FROM ${source.from} AND ${this.condition(filter, source.element)})`;
    const candidates = terms(filter).flatMap((term) => {
      const lookup = this.map.lookups[printPath({ ...path, subAttribute: term.path.attribute })];
      return lookup !== undefined && term.operator === 'eq' && term.value !== null
        ? [this.contained(lookup, term.value)]
        : [];
    });
    return [...candidates, exact].join(' AND ');
  }

  private leaf(path: AttributePath, scope: Scope, test: (operand: Operand) => string): string {
    const source = scope(path);
    if (!('element' in source)) return test(source);
    const element = source.element(path.subAttribute ? { attribute: path.subAttribute } : path);
    if ('element' in element) throw new ScimError(400, `${printPath(path)} cannot be filtered`, 'invalidFilter');
    return `EXISTS (SELECT FROM ${source.from} AND ${test(element)})`;
  }

  private comparison(operand: Operand, attribute: Attribute, { operator, value }: Comparison): string {
    if (operand.type === 'uuid') return this.uuidComparison(operand, attribute, operator, value);
    const isText = operand.type === 'text';
    const folded = isText && !attribute.caseExact;
    const fold = (sql: string): string => (folded ? `lower(${sql})` : sql);
    const left = fold(operand.sql);
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
    // What is not spelled like one of our ids is nobody's id, and must not reach PostgreSQL's uuid parser.
    return UUID.test(String(value)) ? `${operand.sql} = ${this.parameter(value, operand)}` : 'false';
  }

  private contained(lookup: string, value: string | number | boolean): string {
    this.values.push(String(value));
    return `${lookup} @> jsonb_build_array(lower($${this.values.length}::text))`;
  }

  private parameter(value: unknown, operand: Operand): string {
    this.values.push(value);
    return `$${this.values.length}::${SQL_TYPES[operand.type]}`;
  }

  private pattern(before: string, value: unknown, after: string): string {
    this.values.push(before + String(value).replace(/[\\%_]/g, '\\$&') + after);
    return `$${this.values.length}::text`;
  }
}

const SQL_TYPES = {
  text: 'text',
  uuid: 'uuid',
  boolean: 'boolean',
  number: 'numeric',
  time: 'timestamptz',
  json: 'jsonb',
} as const;

/** The comparisons that every element that matches `filter` must satisfy. */
function terms(filter: Filter): Comparison[] {
  if (filter.kind === 'compare') return [filter];
  return filter.kind === 'and' ? filter.filters.flatMap(terms) : [];
}

function resourceScope(path: AttributePath, map: ColumnMap): Operand | ElementScope {
  const { attribute, subAttribute, extension } = path;
  const column = map.columns[printPath(path)];
  if (column) return column;
  const rows = extension === undefined ? map.rows[attribute.name] : undefined;
  if (rows) return { from: rows.from, element: (inner) => elementColumn(inner, rows) };
  const container = extension === undefined ? map.document : `(${map.document} -> ${literal(extension)})`;
  if (attribute.multiValued) return documentElements(container, attribute);
  return subAttribute
    ? documentOperand(`(${container} -> ${literal(attribute.name)})`, subAttribute)
    : documentOperand(container, attribute);
}

function documentElements(container: string, attribute: Attribute): ElementScope {
  const elements = `jsonb_array_elements(${container} -> ${literal(attribute.name)})`;
  return {
    from: `${elements} AS element(value) WHERE true`,
    element: (inner) =>
      inner.attribute === attribute
        ? typed(`(element.value #>> '{}')`, attribute)
        : documentOperand('element.value', inner.attribute),
  };
}

function elementColumn(path: AttributePath, rows: ElementRows): Operand {
  const column = rows.columns[path.attribute.name];
  if (!column) throw new ScimError(400, `${path.attribute.name} cannot be filtered here`, 'invalidFilter');
  return column;
}

function documentOperand(container: string, attribute: Attribute): Operand {
  return attribute.type === 'complex'
    ? { sql: `(${container} -> ${literal(attribute.name)})`, type: 'json' }
    : typed(`(${container} ->> ${literal(attribute.name)})`, attribute);
}

function typed(sql: string, attribute: Attribute): Operand {
  switch (attribute.type) {
    case 'boolean':
      return { sql: `${sql}::boolean`, type: 'boolean' };
    case 'integer':
    case 'decimal':
      return { sql: `${sql}::numeric`, type: 'number' };
    case 'dateTime':
      return { sql: `${sql}::timestamptz`, type: 'time' };
    case 'complex':
      return { sql, type: 'json' };
    case 'string':
    case 'reference':
    case 'binary':
      return { sql, type: 'text' };
  }
}

function literal(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

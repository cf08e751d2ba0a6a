import { ScimError, printPath } from '../protocol/index.js';
import type { Attribute, AttributePath, ResourceType } from '../protocol/index.js';

/** What an SQL expression yields: text, a UUID, a boolean, a number, a point in time, or a JSON value. */
export interface Operand {
  readonly sql: string;
  readonly type: 'text' | 'uuid' | 'boolean' | 'number' | 'time' | 'json';
}

/** An operand, or how to make one that most statements do not need. */
export type Column = Operand | (() => Operand);

/** A multi-valued attribute whose elements are rows: `from` is a FROM and WHERE that yields them for the resource. */
export interface ElementRows {
  readonly from: string;
  /** The order in which an answer shows the elements. */
  readonly order: string;
  readonly columns: Readonly<Record<string, Column>>;
}

/** The condition that an index finds by itself, whatever stands beside it: the resource is one of those who have the value. */
export interface Lookup {
  readonly type: 'text' | 'uuid';
  readonly condition: (value: string) => string;
}

/** Where the attributes of a resource stand in its table: the only knowledge of columns that filters and orders need. */
export interface ColumnMap {
  /** The jsonb column that holds every attribute without a column of its own. */
  readonly document: string;
  /** Canonical path → column. */
  readonly columns: Readonly<Record<string, Column>>;
  /** Multi-valued attribute → rows. */
  readonly rows: Readonly<Record<string, () => ElementRows>>;
  /** Canonical path of a sub-attribute → how an index finds who has a value. */
  readonly lookups: Readonly<Record<string, Lookup>>;
  /** Canonical paths of others by whose value an index finds the resources that have it. */
  readonly indexed: ReadonlySet<string>;
}

/** The elements of a multi-valued attribute, in `order`; `element` reads a path that is relative to one of them. */
export interface Elements {
  readonly from: string;
  readonly order: string;
  readonly element: (path: AttributePath) => Operand;
}

/** The type of a parameter that is compared with an operand. */
export const SQL_TYPES = {
  text: 'text',
  uuid: 'uuid',
  boolean: 'boolean',
  number: 'numeric',
  time: 'timestamptz',
  json: 'jsonb',
} as const;

/** The attributes that every resource has, RFC 7643 §3.1, in the table with this alias. */
export function commonColumns(alias: string, type: ResourceType, baseUrl: string): Record<string, Column> {
  return {
    id: { sql: `${alias}.id`, type: 'uuid' },
    externalId: { sql: `${alias}.external_id`, type: 'text' },
    meta: { sql: `'{}'::jsonb`, type: 'json' },
    'meta.resourceType': { sql: `${literal(type.name)}::text`, type: 'text' },
    'meta.created': { sql: `${alias}.created_at`, type: 'time' },
    'meta.lastModified': { sql: `${alias}.last_modified`, type: 'time' },
    'meta.location': () => located(`${baseUrl}${type.endpoint}/`, `${alias}.id`),
    'meta.version': { sql: `('W/"' || ${alias}.version || '"')`, type: 'text' },
  };
}

/** `schemas`, RFC 7643 §3: the type's own, and the extensions that the resource has attributes of. */
export function schemasRows(document: string, { schema, extensions }: ResourceType): ElementRows {
  const own = `(0, ${literal(schema.id)}, true)`;
  const others = extensions.map(
    (each, index) =>
      `(${index + 1}, ${literal(each.schema.id)}, ${each.required} OR ${document} ? ${literal(each.schema.id)})`,
  );
  return {
    from: `(VALUES ${[own, ...others].join(', ')}) AS uri(position, value, used) WHERE uri.used`,
    order: 'uri.position',
    columns: { schemas: { sql: 'uri.value', type: 'text' } },
  };
}

/** The address of a resource: what its location or a `$ref` to it begins with, and its id. */
export function located(prefix: string, id: string): Operand {
  return { sql: `(${literal(prefix)} || ${id})`, type: 'text' };
}

/** Text that stands in a statement: names from the schemas and our own addresses, never a value from a request. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** How a path of the resource is read. */
export function resolve(path: AttributePath, map: ColumnMap): Operand | Elements {
  const { attribute, subAttribute, extension } = path;
  const column = map.columns[printPath(path)];
  if (column) return operandOf(column);
  const rows = extension === undefined ? map.rows[attribute.name] : undefined;
  if (rows) return rowElements(rows());
  const container = extension === undefined ? map.document : `(${map.document} -> ${literal(extension)})`;
  if (attribute.multiValued) return documentElements(container, attribute);
  return subAttribute
    ? documentOperand(`(${container} -> ${literal(attribute.name)})`, subAttribute)
    : documentOperand(container, attribute);
}

function operandOf(column: Column): Operand {
  return typeof column === 'function' ? column() : column;
}

export function rowElements({ from, order, columns }: ElementRows): Elements {
  return {
    from,
    order,
    element: ({ attribute: { name } }) => {
      const column = columns[name];
      if (!column) throw new ScimError(400, `${name} cannot be filtered here`, 'invalidFilter');
      return operandOf(column);
    },
  };
}

function documentElements(container: string, attribute: Attribute): Elements {
  const hasPrimary = attribute.subAttributes?.some(({ name }) => name === 'primary');
  return {
    from: `jsonb_array_elements(${container} -> ${literal(attribute.name)}) WITH ORDINALITY AS element(value, position) WHERE true`,
    order: `${hasPrimary ? `(element.value ->> 'primary')::boolean IS TRUE DESC, ` : ''}element.position`,
    element: (inner) =>
      inner.attribute === attribute
        ? typed(`(element.value #>> '{}')`, attribute)
        : documentOperand('element.value', inner.attribute),
  };
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
      return { sql: instant(sql), type: 'time' };
    case 'complex':
      return { sql, type: 'json' };
    case 'string':
    case 'reference':
    case 'binary':
      return { sql, type: 'text' };
  }
}

// As `instantOf` in the protocol: UTC where it has no zone, and to the millisecond.
function instant(sql: string): string {
  const precise = `regexp_replace(${sql}, '(\\.\\d{3})\\d+', '\\1')`;
  return `(CASE WHEN ${sql} ~ '(Z|[+-]\\d\\d:\\d\\d)$' THEN ${precise} ELSE ${precise} || 'Z' END)::timestamptz`;
}

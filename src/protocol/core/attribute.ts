/** The data types of RFC 7643 §2.3. */
export type AttributeType =
  'string' | 'boolean' | 'decimal' | 'integer' | 'dateTime' | 'binary' | 'reference' | 'complex';

/** One attribute definition, with every characteristic of RFC 7643 §7. */
export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly';
  readonly returned: 'always' | 'never' | 'default' | 'request';
  readonly uniqueness: 'none' | 'server' | 'global';
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly Attribute[];
}

/** A schema resource (RFC 7643 §7) without its `schemas` and `meta`, which the endpoint adds. */
export interface Schema {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

/** A value of a resource: what JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * What a client may write of a resource: canonical attribute names to checked values. Extension attributes stand under
 * their schema's URN. Never holds `schemas`, `id`, `meta` or any other readOnly attribute, a null, or an empty array
 * (RFC 7643 §2.5: those mean unassigned, and unassigned is absent). Only `members` of a request may be empty: it empties
 * the group, where no `members` leave it alone.
 */
export type Attributes = { [name: string]: Json };

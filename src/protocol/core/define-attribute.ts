import type { Attribute, AttributeType } from './attribute.js';

type Characteristics = Partial<Omit<Attribute, 'name' | 'type' | 'description'>>;

/** Defines an attribute; what is not given is as RFC 7643 §2.2 has it. */
export function attribute(
  name: string,
  type: AttributeType,
  description: string,
  given: Characteristics = {},
): Attribute {
  return {
    name,
    type,
    multiValued: false,
    description,
    required: false,
    // RFC 7643 §2.3.6 and §2.3.7, where the schemas printed in §8.7.1 say otherwise.
    caseExact: type === 'binary' || type === 'reference',
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...given,
  };
}

export function text(name: string, description: string, given: Characteristics = {}): Attribute {
  return attribute(name, 'string', description, given);
}

export function reference(
  name: string,
  description: string,
  to: readonly string[],
  given: Characteristics = {},
): Attribute {
  return attribute(name, 'reference', description, { ...given, referenceTypes: to });
}

export function complex(
  name: string,
  description: string,
  subAttributes: readonly Attribute[],
  given: Characteristics = {},
): Attribute {
  return attribute(name, 'complex', description, { ...given, subAttributes });
}

/** A list of values with the sub-attributes that RFC 7643 §2.4 gives to each: `value`, `display`, `type` and `primary`. */
export function plural(name: string, description: string, value: Attribute, types: readonly string[] = []): Attribute {
  const subAttributes = [value, text('display', 'The value as it is shown to people.'), type(types), primary];
  return complex(name, description, subAttributes, { multiValued: true });
}

export function type(canonicalValues: readonly string[], given: Characteristics = {}): Attribute {
  const suggested = canonicalValues.length > 0 ? { canonicalValues } : {};
  return text('type', 'What the value is used for.', { ...given, ...suggested });
}

export const primary = attribute(
  'primary',
  'boolean',
  'Whether this value is the preferred one: at most one value is.',
);

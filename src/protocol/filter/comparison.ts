import type { Attribute } from '../core/attribute.js';
import { isDateTime, textFault } from '../core/parse-simple.js';
import { type AttributePath, findSubAttribute, isNeverReturned, printPath } from '../core/schema-registry.js';
import type { CompareOperator, CompareValue, Filter } from './filter.js';
import { invalidFilter, quote, type Token } from './tokenize.js';

const TEXT_OPERATORS: readonly string[] = ['co', 'sw', 'ew'];
const ORDER_OPERATORS: readonly string[] = ['gt', 'ge', 'lt', 'le'];
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Builds a comparison whose value has the type of the attribute; refuses what can not be compared. */
export function comparison(path: AttributePath, operator: CompareOperator, token: Token): Filter {
  const target = comparable(path, token);
  if (isNeverReturned(target)) throw invalidFilter(token.position, `${printPath(target)} can not be asked for.`);
  const attribute = target.subAttribute ?? target.attribute;
  if (token.kind === 'word' && token.text === 'null') {
    if (operator !== 'eq' && operator !== 'ne') throw invalidFilter(token.position, 'null is compared with eq or ne.');
    return { kind: 'compare', path: target, operator, value: null };
  }
  if (!allows(attribute, operator)) {
    const problem = `${operator} does not apply to ${printPath(target)}, which is of type ${attribute.type}.`;
    throw invalidFilter(token.position, problem);
  }
  const value = coerce(token.text, attribute);
  if (value === undefined) {
    const problem = `is not a value of ${printPath(target)}, which is of type ${attribute.type}.`;
    throw invalidFilter(token.position, `${quote(token.text)} ${problem}`);
  }
  return { kind: 'compare', path: target, operator, value };
}

// PingFederate compares `emails`, Entra `manager`: what is meant is their value.
function comparable(path: AttributePath, token: Token): AttributePath {
  if (path.subAttribute || path.attribute.type !== 'complex') return path;
  const subAttribute = findSubAttribute(path.attribute, 'value');
  if (subAttribute) return { ...path, subAttribute };
  const example = path.attribute.subAttributes?.[0]?.name;
  throw invalidFilter(
    token.position,
    `${printPath(path)} has no value of its own; compare one of its parts, such as ${printPath(path)}.${example}.`,
  );
}

// RFC 7644 table 3: booleans and binaries have no order.
function allows({ type }: Attribute, operator: CompareOperator): boolean {
  if (ORDER_OPERATORS.includes(operator)) return type !== 'boolean' && type !== 'binary';
  if (TEXT_OPERATORS.includes(operator)) return type === 'string' || type === 'reference' || type === 'binary';
  return true;
}

// Entra writes `primary eq "True"`, so that it is the attribute, not the quotes, that says what a value is.
function coerce(text: string, { type }: Attribute): CompareValue | undefined {
  if (type === 'boolean') return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
  if (type === 'integer' || type === 'decimal') {
    return NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
  }
  if (type === 'dateTime') return isDateTime(text) ? text : undefined;
  return textFault(text) === null ? text : undefined;
}

import type { Attribute, Json } from './attribute.js';
import { invalid, invalidValue } from './invalid-value.js';

const MAX_LENGTH = 65_536;
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const BASE64 = /^[\w+/=\s-]*$/;
// RFC 7643 §2.3.5: xsd:dateTime, of which the time zone may be missing.
const DATE_TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/** Checks one value of a type other than complex; undefined means unassigned. */
export function parseSimple(value: unknown, attribute: Attribute, where: string): Json | undefined {
  if (attribute.type === 'boolean') return parseBoolean(value, where);
  if (attribute.type === 'integer') return parseNumber(value, Number.isSafeInteger, 'a whole number', where);
  if (attribute.type === 'decimal') return parseNumber(value, Number.isFinite, 'a number', where);
  return parseText(value, attribute, where);
}

// Entra without aadOptscim062020 and OneLogin send booleans as strings.
function parseBoolean(value: unknown, where: string): boolean {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  if (word !== 'true' && word !== 'false') throw invalidValue(where, 'true or false', value);
  return word === 'true';
}

function parseNumber(value: unknown, fits: (number: unknown) => boolean, expected: string, where: string): number {
  const number = typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;
  if (!fits(number)) throw invalidValue(where, expected, value);
  return number as number;
}

function parseText(value: unknown, attribute: Attribute, where: string): string | undefined {
  if (typeof value !== 'string') throw invalidValue(where, 'a string', value);
  if (attribute.required && value.trim() === '') throw invalidValue(where, 'a non-empty string', value);
  // Entra clears an optional attribute with an empty string.
  if (value === '') return undefined;
  const fault = textFault(value);
  if (fault) throw invalid(where, fault);
  if (attribute.type === 'dateTime' && !isDateTime(value)) {
    throw invalidValue(where, 'a date and time such as 2026-01-31T08:00:00Z', value);
  }
  if (attribute.type === 'binary' && !BASE64.test(value)) throw invalidValue(where, 'a base64 string', value);
  return value;
}

/** What is wrong with a text that PostgreSQL or JSON could not hold, or that is out of all proportion; else null. */
export function textFault(value: string): string | null {
  if (value.length > MAX_LENGTH) return `must be at most ${MAX_LENGTH} characters long, got ${value.length}`;
  if (value.includes('\0')) return 'must not contain the character NUL';
  if (!value.isWellFormed()) return 'must be well-formed text, half of a surrogate pair is missing';
  return null;
}

/** Whether the text is an xsd:dateTime. */
export function isDateTime(value: string): boolean {
  const day = DATE_TIME.exec(value)?.[1];
  if (!day || Number.isNaN(Date.parse(value))) return false;
  // Date takes 30 February for 2 March.
  return new Date(day).toISOString().startsWith(day);
}

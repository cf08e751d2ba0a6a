import type { Attribute, Json } from './attribute.js';
import { invalid, invalidValue } from './invalid-value.js';

const MAX_LENGTH = 65_536;
/** What is looked up by an index: PostgreSQL's hold 2,704 bytes, and a character has up to four. */
export const MAX_KEY_LENGTH = 640;
const KEYS = new Set(['userName', 'externalId', 'displayName']);
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const BASE64 = /^[\w+/=\s-]*$/;
// RFC 7643 §2.3.5: xsd:dateTime, which has no year 0, no zone beyond 14 hours, and may have no zone at all. PostgreSQL
// reads no more than some 100 digits of a fraction; nanoseconds are enough.
const DATE_TIME = /^(?!0000)(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-](?:0\d|1[0-3]):\d\d|[+-]14:00)?$/;

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
  const fault = textFault(value, KEYS.has(attribute.name) ? MAX_KEY_LENGTH : MAX_LENGTH);
  if (fault) throw invalid(where, fault);
  if (attribute.type === 'dateTime' && !isDateTime(value)) {
    throw invalidValue(where, 'a date and time such as 2026-01-31T08:00:00Z', value);
  }
  if (attribute.type === 'binary' && !BASE64.test(value)) throw invalidValue(where, 'a base64 string', value);
  return value;
}

/** What is wrong with a text that PostgreSQL or JSON could not hold, or that is out of all proportion; else null. */
export function textFault(value: string, max = MAX_LENGTH): string | null {
  if (value.length > max) return `must be at most ${max} characters long, got ${value.length}`;
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

/** An xsd:dateTime as we take it: UTC where it has no zone, and to the millisecond. */
export function instantOf(dateTime: string): string {
  const precise = dateTime.replace(/(\.\d{3})\d+/, '$1');
  return /(Z|[+-]\d\d:\d\d)$/.test(precise) ? precise : `${precise}Z`;
}

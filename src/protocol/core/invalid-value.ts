import { ScimError } from '../messages/scim-error.js';

/** Says to an admin which value is of the wrong kind, what it should be, and where to mend it. */
export function invalidValue(where: string, expected: string, value: unknown): ScimError {
  return invalid(where, `must be ${expected}, got ${describe(value)}`);
}

export function invalid(where: string, problem: string): ScimError {
  // `emails[0].value` is mapped as `emails`, whichever the element is.
  const [attribute] = where.split('[');
  return new ScimError(400, `${where} ${problem}. Check the attribute mapping for ${attribute}.`, 'invalidValue');
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string' && value.trim() === '') return 'an empty string';
  return `a ${typeof value} (${JSON.stringify(typeof value === 'string' ? clip(value) : value)})`;
}

// An answer is no place for a whole photo, and a cut must not halve a character.
function clip(value: string): string {
  return (value.length > 50 ? `${value.slice(0, 50)}…` : value).toWellFormed();
}

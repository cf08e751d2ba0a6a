import { isDeepStrictEqual } from 'node:util';

/** What has been captured so far, by name. */
export type Names = Map<string, unknown>;

type Json = { readonly [key: string]: unknown };

const PLACEHOLDER = /\{(\w+)\}/g;
const CAPTURE = /^\{(\w+)\}$/;

/** Puts what was captured in the place of every `{name}` in every text. */
export function fill<Value>(value: Value, names: Names): Value {
  if (typeof value === 'string') return value.replace(PLACEHOLDER, (_, name: string) => captured(name, names)) as Value;
  if (Array.isArray(value)) return value.map((item: unknown) => fill(item, names)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [fill(key, names), fill(part, names)])) as Value;
}

/**
 * Where the answer is not as expected, a sentence each. Objects may hold more than is expected, unless they say
 * `"{only}": true`; arrays hold exactly what is expected, in this order, unless they begin with `"{anyOrder}"` or, where
 * they may hold more, `"{including}"`. `"{absent}"` and `"{any}"` are what they say; any other `"{name}"` is captured when
 * it is met first, and the same from then on.
 */
export function differences(expected: unknown, actual: unknown, names: Names, at = 'the answer'): string[] {
  if (expected === '{absent}') return actual === undefined ? [] : [`${at} should not be there`];
  if (actual === undefined) return [`${at} is missing`];
  if (expected === '{any}') return actual === null || actual === '' ? [`${at} is empty`] : [];
  if (Array.isArray(expected)) return ofArrays(expected, actual, names, at);
  if (typeof expected === 'object' && expected !== null) return ofObjects(expected as Json, actual, names, at);
  return ofValues(expected, actual, names, at);
}

function ofValues(expected: unknown, actual: unknown, names: Names, at: string): string[] {
  const name = typeof expected === 'string' ? CAPTURE.exec(expected)?.[1] : undefined;
  if (name !== undefined && !names.has(name)) names.set(name, actual);
  const wanted = name === undefined ? fill(expected, names) : names.get(name);
  return isDeepStrictEqual(wanted, actual) ? [] : [`${at} is ${JSON.stringify(actual)}, not ${JSON.stringify(wanted)}`];
}

function ofObjects({ '{only}': only, ...expected }: Json, actual: unknown, names: Names, at: string): string[] {
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return [`${at} is not an object`];
  const found = Object.entries(expected).flatMap(([key, part]) =>
    differences(part, (actual as Json)[key], names, `${at}.${key}`),
  );
  const others = only === true ? Object.keys(actual).filter((key) => !(key in expected)) : [];
  return others.length > 0 ? [...found, `${at} also has ${others.join(', ')}`] : found;
}

function ofArrays(expected: unknown[], actual: unknown, names: Names, at: string): string[] {
  if (!Array.isArray(actual)) return [`${at} is not an array`];
  const [first, ...rest] = expected;
  const including = first === '{including}';
  const wanted = including || first === '{anyOrder}' ? rest : expected;
  if (!including && actual.length !== wanted.length) return [`${at} has ${actual.length} items, not ${wanted.length}`];
  if (wanted === expected) {
    return wanted.flatMap((item, index) => differences(item, actual[index], names, `${at}[${index}]`));
  }
  const left = [...(actual as unknown[])];
  return wanted.flatMap((item) => {
    const index = left.findIndex((candidate) => satisfies(item, candidate, names));
    if (index < 0) return [`${at} has no ${JSON.stringify(item)}`];
    left.splice(index, 1);
    return [];
  });
}

/** Captures only when all of it is as expected. */
function satisfies(expected: unknown, actual: unknown, names: Names): boolean {
  const trial: Names = new Map(names);
  if (differences(expected, actual, trial).length > 0) return false;
  for (const [name, value] of trial) names.set(name, value);
  return true;
}

function captured(name: string, names: Names): string {
  if (!names.has(name)) throw new Error(`Nothing has been captured as {${name}}.`);
  return String(names.get(name));
}

import { isDeepStrictEqual } from 'node:util';
import { type Answer, type JsonObject, type Resource, isObject } from './answer.js';
import { NotSupported, Unmet } from './check.js';
import { ERROR, LIST_RESPONSE } from './urns.js';

/** Fails with a sentence that says what is wrong. */
export function expect(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Unmet(otherwise);
}

export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  expect(isDeepStrictEqual(actual, expected), `${what} is ${show(actual)}, expected ${show(expected)}.`);
}

/** RFC 7643 §2.5: absent, null and an empty array are one state; an empty string counts as none, too. */
export const isUnassigned = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

export function expectUnassigned(value: unknown, what: string): void {
  expect(isUnassigned(value), `${what} is ${show(value)}, expected nothing.`);
}

/** RFC 7644 §3.12: a SCIM Error of this status; of one of these types, where they are given. */
export function expectError(answer: Answer, status: number, ...types: string[]): void {
  answer.is(status);
  const { body } = answer;
  expect(includes(body.schemas, ERROR), `The error's schemas are ${show(body.schemas)}, expected ${ERROR}.`);
  expectEqual(body.status, String(status), 'The status in the error');
  if (types.length > 0) {
    const { scimType } = body;
    expect(types.includes(scimType as string), `scimType is ${show(scimType)}, expected ${types.join(' or ')}.`);
  }
}

export interface List {
  readonly totalResults: number;
  readonly startIndex?: number;
  readonly itemsPerPage?: number;
  readonly nextCursor?: string;
  readonly previousCursor?: string;
  readonly Resources: Resource[];
}

/** RFC 7644 §3.4.2: a ListResponse. */
export function expectList(answer: Answer): List {
  answer.is(200);
  const { body } = answer;
  expect(includes(body.schemas, LIST_RESPONSE), `schemas are ${show(body.schemas)}, expected ${LIST_RESPONSE}.`);
  const resources = body.Resources ?? [];
  expect(Array.isArray(resources) && resources.every(isObject), 'Resources is not an array of objects.');
  return { ...body, Resources: resources } as unknown as List;
}

/** A feature that shows by its answer that it is not there. */
export function supported(answer: Answer, feature: string): Answer {
  if ([403, 404, 405, 501].includes(answer.status)) {
    throw new NotSupported(`${feature} is answered with ${answer.status}.`);
  }
  return answer;
}

export const includes = (list: unknown, item: unknown): boolean => Array.isArray(list) && list.includes(item);

export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

/** What of `wanted` is not in `actual`, which may have more. */
export function missing(actual: unknown, wanted: unknown, where = ''): string[] {
  if (Array.isArray(wanted)) {
    const list = Array.isArray(actual) ? actual : [];
    const lost = wanted.filter((item) => !list.some((each) => missing(each, item).length === 0));
    return lost.map((item) => `${where} has no ${show(item)}`);
  }
  if (isObject(wanted)) {
    return Object.entries(wanted).flatMap(([name, value]) =>
      missing((actual as JsonObject | undefined)?.[name], value, where ? `${where}.${name}` : name),
    );
  }
  return isDeepStrictEqual(actual, wanted) ? [] : [`${where} is ${show(actual)} and not ${show(wanted)}`];
}

/** Demands that all of `wanted` is in `actual`, and gives that back. */
export function expectContains<T>(actual: T, wanted: JsonObject): T {
  const lost = missing(actual, wanted);
  expect(lost.length === 0, `${lost.join('; ')}.`);
  return actual;
}

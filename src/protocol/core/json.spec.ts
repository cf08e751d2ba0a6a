import type { Json } from './attribute.js';
import { isEqual, isObject, isUnassigned } from './json.js';

describe('isObject and isUnassigned', () => {
  it.each<[unknown, boolean, boolean]>([
    [{}, true, false],
    [[], false, true],
    [[1], false, false],
    [null, false, true],
    [undefined, false, true],
    ['', false, false],
    [0, false, false],
  ])('sort %j', (value, object, unassigned) => {
    expect([isObject(value), isUnassigned(value)]).toEqual([object, unassigned]);
  });
});

describe('isEqual', () => {
  it.each<[Json | undefined, Json | undefined, boolean]>([
    ['a', 'a', true],
    ['a', 'A', false],
    [1, '1', false],
    [undefined, undefined, true],
    [undefined, null, false],
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1 }, { b: 1 }, false],
    [{ a: 1 }, [1], false],
    [[1], { 0: 1 }, false],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [{ a: 1 }, null, false],
  ])('compares %j and %j', (one, other, equal) => {
    expect(isEqual(one, other)).toBe(equal);
    expect(isEqual(other, one)).toBe(equal);
  });
});

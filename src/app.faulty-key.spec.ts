import fc from 'fast-check';
import { findFaultyKey } from './app.faulty-key.js';

describe('findFaultyKey', () => {
  it.each([
    ['{"a":1,"b":2,"a":3}', 'a'],
    ['{"a":1,"a":1}', 'a'],
    ['{ "a" : 1 ,\n "a"\t\r\n: 2 }', 'a'],
    ['[{"b":{"c":[{"d":1,"d":2}]}}]', 'd'],
    ['{"a":{"b":1},"c":[{"b":1}],"a":{}}', 'a'],
    ['{"userName":1,"user\\u004eame":2}', 'userName'],
    ['{"\\"":1,"\\u0022":2}', '"'],
    ['{"\\\\":1,"\\\\":2}', '\\'],
    ['{"":1,"":2}', ''],
  ])('names the key that %s has twice', (json, key) => {
    expect(findFaultyKey(json)).toBe(`the key ${JSON.stringify(key)} more than once; send it once`);
  });

  it('does not repeat a long key as a whole', () => {
    const key = 'x'.repeat(100_000);
    expect(findFaultyKey(`{"${key}":1,"${key}":2}`)!.length).toBeLessThan(200);
  });

  it.each(['{"__proto__":{}}', '{"a":[{"\\u005f_proto__":1}]}'])('does not let a prototype in: %s', (json) => {
    expect(findFaultyKey(json)).toBe('the key "__proto__"; leave it out');
  });

  it.each([
    '{"a":1,"A":2}',
    '{"constructor":"__proto__"}',
    '{"a":{"a":{"a":1}},"b":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":["a","a"]}',
    '{"a":"\\",\\"a\\":","b":"{\\"b\\":1,\\"b\\":2}"}',
    '{"a":"\\\\","b":"\\\\\\"","c":"}{"}',
    '"a"',
    'null',
  ])('passes %s', (json) => {
    expect(findFaultyKey(json)).toBeNull();
  });

  it('passes whatever was written from an object', () => {
    const values = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
    fc.assert(
      fc.property(values, fc.constantFrom(0, 2), (value, indent) => {
        expect(findFaultyKey(JSON.stringify(value, null, indent))).toBeNull();
      }),
    );
  });

  it.each([
    ['levels', '{"a":'.repeat(200_000) + '1' + '}'.repeat(200_000)],
    ['keys', `{${Array.from({ length: 80_000 }, (_, index) => `"key${index}":1`).join()}}`],
    ['quotes', JSON.stringify({ a: '"'.repeat(500_000) })],
    ['backslashes', JSON.stringify({ a: '\\'.repeat(500_000) })],
  ])('goes through a megabyte of %s once', (_, json) => {
    const started = performance.now();
    expect(findFaultyKey(json)).toBeNull();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

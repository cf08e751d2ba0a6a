import { cutAnswer, writeBody } from './body-text.js';

const write = (body: unknown, limit = 1_000): string => writeBody(body, null, limit).text;

describe('writeBody', () => {
  it.each([{ a: [1, 'x', true, null, { b: {} }], c: '"\n\u0000é' }, [], {}, 'text', 1, null, [[1], [2]]])(
    'writes %j as JSON does, of a known size or not',
    (body) => {
      expect(write(body)).toBe(JSON.stringify(body));
      expect(writeBody(body, 10, 1_000)).toEqual({ text: JSON.stringify(body), truncated: false });
    },
  );

  it.each([
    [
      { password: 'x', a: 1 },
      { password: '[removed]', a: 1 },
    ],
    [
      { password: null, passwordSet: true },
      { password: null, passwordSet: true },
    ],
    [{ secrets: { a: 'x' } }, { secrets: '[removed]' }],
    [
      { op: 'replace', PATH: 'password', VALUE: 'x' },
      { op: 'replace', PATH: 'password', VALUE: '[removed]' },
    ],
    [{ path: 'password[value eq x]' }, { path: 'password[removed]' }],
    [
      { type: 'api key', value: 'x' },
      { type: 'api key', value: '[removed]' },
    ],
    [{ value: '{"token":"x"}' }, { value: '{"token":"[removed]"}' }],
    [{ filter: 'password eq x' }, { filter: 'password[removed]' }],
    [{ detail: 'password got a number (1)' }, { detail: 'password got a number [removed]' }],
  ])('leaves out what is secret: %j', (body, expected) => {
    expect(JSON.parse(write(body))).toEqual(expected);
    expect(JSON.parse(writeBody(body, 50, 1_000).text)).toEqual(expected);
  });

  it('ends at its limit, however large or deep the body is', () => {
    const large = { members: Array.from({ length: 100_000 }, (_, value) => ({ value })) };
    expect(writeBody(large, null, 100)).toEqual({ text: JSON.stringify(large).slice(0, 100), truncated: true });
    expect(writeBody({ photo: 'x'.repeat(1_000_000) }, null, 20)).toEqual({
      text: '{"photo":"xxxxxxxxxx',
      truncated: true,
    });
    const deep = JSON.parse('['.repeat(8_000) + ']'.repeat(8_000)) as unknown;
    expect(write(deep)).toBe(`${'['.repeat(40)}"…"${']'.repeat(40)}`);
    expect(writeBody(deep, 16_000, 16_384).text).toContain('…');
  });
});

describe('cutAnswer', () => {
  it('keeps the beginning, and nothing secret', () => {
    expect(cutAnswer('{"a":1}', 100)).toEqual({ text: '{"a":1}', truncated: false });
    expect(cutAnswer('{"a":1}', 3)).toEqual({ text: '{"a', truncated: true });
    expect(cutAnswer('{"pwd":"x","a":1}', 100)).toEqual({ text: '{"pwd":"[removed]","a":1}', truncated: false });
    expect(cutAnswer('{"pwd":"xyz","a":1}', 10)).toEqual({ text: '{"pwd":"[removed]"', truncated: true });
  });
});

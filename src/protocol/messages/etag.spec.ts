import { etag, parseEtags } from './etag.js';

describe('entity tags', () => {
  it('are weak, and name the version', () => {
    expect(etag(7)).toBe('W/"7"');
  });

  it.each<[string | undefined, number[] | null]>([
    [undefined, null],
    ['*', null],
    [' * ', null],
    ['W/"7"', [7]],
    ['"7"', [7]],
    ['W/"7", "8" ,W/"9"', [7, 8, 9]],
    ['W/"seven", 7, W/"7"', [7]],
    ['W/"12345678901"', []],
    ['', []],
  ])('are read from %j as %j', (header, versions) => {
    expect(parseEtags(header)).toEqual(versions);
  });
});

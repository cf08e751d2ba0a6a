import { compareText, foldCase } from './text-order.js';

describe('foldCase', () => {
  it.each([
    ['Bärbel É', 'bärbel é'],
    ['İI', 'ii'],
    ['ıß', 'ıß'],
    ['ẞ', 'ß'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ς', 'ς'],
    ['ǅ', 'ǆ'],
    ['𐐀', '𐐨'],
  ])('makes %s %s, one character for one', (text, folded) => {
    expect(foldCase(text)).toBe(folded);
    expect([...foldCase(text)]).toHaveLength([...text].length);
  });
});

describe('compareText', () => {
  it('orders by code points, a text before what it begins', () => {
    const ordered = ['', 'A', 'B', 'a', 'ab', 'é', '\ue000', '\uffee', '😀', '😀a', '😁'];
    expect([...ordered].reverse().sort(compareText)).toEqual(ordered);
    expect(compareText('a', 'a')).toBe(0);
  });
});

import { toCsv } from './csv.js';

const line = (cell: Parameters<typeof toCsv>[0]['rows'][0][0]): string =>
  toCsv({ columns: ['a'], rows: [[cell]] }).slice(3);

describe('a table as CSV', () => {
  it('has a head, and ends every row with CR and LF', () => {
    expect(toCsv({ columns: ['day', 'users'], rows: [['2026-01-01', 7]] })).toBe('day,users\r\n2026-01-01,7\r\n');
  });

  it.each([
    ['plain', 'plain'],
    ['', ''],
    [null, ''],
    [-3, '-3'],
    [1.5, '1.5'],
    [true, 'true'],
    [new Date('2026-01-01T00:00:00Z'), '2026-01-01T00:00:00.000Z'],
    ['Sales, EMEA', '"Sales, EMEA"'],
    ['the "A" team', '"the ""A"" team"'],
    ['two\nlines', '"two\nlines"'],
    ['日本', '日本'],
  ])('writes %j as %s', (cell, text) => {
    expect(line(cell)).toBe(`${text}\r\n`);
  });

  it.each([
    ['=1+1', `'=1+1`],
    ['+1', `'+1`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\tx', `'\tx`],
    ['\rx', `"'\rx"`],
    ['＝1', `'＝1`],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['a=1', 'a=1'],
  ])('disarms %j', (cell, text) => {
    expect(line(cell)).toBe(`${text}\r\n`);
  });
});

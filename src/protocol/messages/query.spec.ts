import { GROUP, USER } from '../core/resource-types.js';
import { printPath } from '../core/schema-registry.js';
import { CURSOR_TIMEOUT, readCursor, writeCursor } from './cursor.js';
import { parsePaging } from './paging.js';
import { ScimError } from './scim-error.js';
import { parseSearchRequest } from './search-request.js';
import { parseSort } from './sort.js';

const scimTypeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return (error as ScimError).scimType;
  }
  throw new Error('nothing was thrown');
};

describe('parseSearchRequest', () => {
  it('says what a URL would say', () => {
    const body = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      attributes: ['displayName', 'userName'],
      filter: 'displayName sw "smith"',
      startIndex: 1,
      Count: 10,
      cursor: null,
      shoeSize: {},
    };
    expect(parseSearchRequest(body)).toEqual({
      attributes: 'displayName,userName',
      filter: 'displayName sw "smith"',
      startindex: '1',
      count: '10',
    });
  });

  it('keeps an empty cursor, which asks for the first page', () => {
    expect(parseSearchRequest({ cursor: '' })).toEqual({ cursor: '' });
  });

  it('takes one string for a list, as a URL has it', () => {
    expect(parseSearchRequest({ excludedAttributes: 'a,b' })).toEqual({ excludedattributes: 'a,b' });
  });

  it.each([
    [null, 'invalidSyntax'],
    ['x', 'invalidSyntax'],
    [{ schemas: ['urn:x'] }, 'invalidValue'],
    [{ filter: true }, 'invalidValue'],
    [{ sortBy: ['a'] }, 'invalidValue'],
    [{ count: '1' }, 'invalidValue'],
    [{ count: 1.5 }, 'invalidValue'],
    [{ attributes: [['a']] }, 'invalidValue'],
    [{ attributes: { a: 1 } }, 'invalidValue'],
  ])('refuses %j with %s', (body, scimType) => {
    expect(scimTypeOf(() => parseSearchRequest(body))).toBe(scimType);
  });
});

describe('parsePaging', () => {
  it.each([
    [{}, { startIndex: 1, count: 100 }],
    [
      { startindex: '-3', count: '-1' },
      { startIndex: 1, count: 0 },
    ],
    [
      { startindex: '7', count: '5000' },
      { startIndex: 7, count: 1000 },
    ],
    [
      { startindex: '9'.repeat(400), count: '9223372036854775807' },
      { startIndex: 1e15, count: 1000 },
    ],
    [
      { startindex: '', count: '' },
      { startIndex: 1, count: 100 },
    ],
    [
      { cursor: '', count: '5' },
      { cursor: '', count: 5 },
    ],
    [{ cursor: 'x' }, { cursor: 'x', count: 100 }],
  ])('reads %j as %j', (query, paging) => {
    expect(parsePaging(query)).toEqual(paging);
  });

  it.each([[{ count: 'x' }], [{ startindex: '1.5' }], [{ cursor: '', startindex: '1' }]])('refuses %j', (query) => {
    expect(scimTypeOf(() => parsePaging(query))).toBe('invalidValue');
  });
});

describe('parseSort', () => {
  it.each([
    ['username', undefined, 'userName', false],
    ['name.givenName', 'ascending', 'name.givenName', false],
    ['emails', 'Descending', 'emails.value', true],
    ['manager', '', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value', false],
  ])('reads %s %s as %s', (sortBy, sortOrder, path, descending) => {
    const sort = parseSort(sortBy, sortOrder, USER);
    expect([printPath(sort!.path!), sort!.descending]).toEqual([path, descending]);
  });

  it('is null when nothing is said of what to sort by', () => {
    expect([undefined, '', ' '].map((sortBy) => parseSort(sortBy, 'descending', USER))).toEqual([null, null, null]);
  });

  it('has no path in a type that lacks the attribute of another', () => {
    expect(parseSort('userName', undefined, GROUP, [USER])).toEqual({ path: null, descending: false });
  });

  it.each([
    ['shoeSize', undefined],
    ['name', undefined],
    ['meta', undefined],
    ['password', undefined],
    ['userName', 'up'],
  ])('refuses %s %s', (sortBy, sortOrder) => {
    expect(scimTypeOf(() => parseSort(sortBy, sortOrder, USER))).toBe('invalidValue');
  });
});

describe('cursors', () => {
  const now = Date.UTC(2026, 0, 1);
  const cursor = { id: '01', key: 'é', count: 10, total: 25 };
  const text = writeCursor(cursor, now);

  it('are read as they were written', () => {
    expect(readCursor(text, 10, now)).toMatchObject(cursor);
    expect(readCursor(writeCursor({ ...cursor, key: null }, now), 10, now).key).toBeNull();
  });

  it('expire', () => {
    const end = now + CURSOR_TIMEOUT * 1000;
    expect(readCursor(text, 10, end - 1)).toMatchObject(cursor);
    expect(scimTypeOf(() => readCursor(text, 10, end))).toBe('expiredCursor');
  });

  it('insist on their count', () => {
    expect(scimTypeOf(() => readCursor(text, 11, now))).toBe('invalidCount');
  });

  it('are invalid without a seal, and in the form of another version', () => {
    for (const other of [null, 'null', '[]', '{}', '{"id":1,"key":null}', text.replace('"total":25', '"total":"25"')]) {
      expect(scimTypeOf(() => readCursor(other, 10, now))).toBe('invalidCursor');
    }
  });
});

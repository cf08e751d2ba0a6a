import { GROUP, USER } from '../core/resource-types.js';
import { bulkIdOf, findReferences, replaceReferences } from './bulk-references.js';
import { bulkResponse, parseBulk } from './bulk.js';
import type { BulkOperation, BulkRequest } from './bulk.js';
import { creatorsOf, orderBulk } from './bulk-order.js';
import { ScimError } from './scim-error.js';

const BASE = 'https://rollcall.example/scim/v2/01a205a1';
const TYPES = [USER, GROUP];
const bulk = (...Operations: unknown[]): BulkRequest => parseBulk({ Operations }, TYPES, BASE);
const only = (operation: unknown): BulkRequest['operations'][number] => bulk(operation).operations[0]!;
const refusalOf = (body: unknown): ScimError => {
  try {
    parseBulk(body, TYPES, BASE);
  } catch (error) {
    return error as ScimError;
  }
  throw new Error('was accepted');
};

describe('parseBulk', () => {
  it('reads the request of RFC 7644 §3.7.3', () => {
    const post = { method: 'POST', path: '/Users', bulkId: 'qwerty', data: { userName: 'Alice' } };
    const put = { method: 'PUT', path: '/Users/b7c14771', version: 'W/"3694e05e9dff591"', data: { userName: 'Bob' } };
    const remove = { method: 'DELETE', path: '/Users/e9025315', version: 'W/"0ee8add0a938e1a"' };
    expect(parseBulk({ failOnErrors: 1, Operations: [post, put, remove] }, TYPES, BASE)).toEqual({
      failOnErrors: 1,
      operations: [
        { method: 'POST', bulkId: 'qwerty', type: USER, data: { userName: 'Alice' } },
        { method: 'PUT', type: USER, id: 'b7c14771', version: 'W/"3694e05e9dff591"', data: { userName: 'Bob' } },
        { method: 'DELETE', type: USER, id: 'e9025315', version: 'W/"0ee8add0a938e1a"' },
      ],
    });
  });

  it('takes names and methods in any case', () => {
    const request = parseBulk({ operations: [{ Method: 'delete', PATH: '/Groups/g' }] }, TYPES, BASE);
    expect(request).toEqual({ failOnErrors: Infinity, operations: [{ method: 'DELETE', type: GROUP, id: 'g' }] });
  });

  it.each([
    ['/Groups/g', 'g'],
    ['Groups/g', 'g'],
    ['/Groups/g/', 'g'],
    [`${BASE}/Groups/g`, 'g'],
    ['/Groups/bulkId:g', 'bulkId:g'],
    ['/Groups/bulkId%3Ag', 'bulkId:g'],
    ['/Groups/%zz', '%zz'],
  ])('takes the path %s', (path, id) => {
    expect(only({ method: 'PATCH', path })).toMatchObject({ method: 'PATCH', type: GROUP, id });
  });

  it.each<[string, string | undefined]>([
    ['POST', '/Users/u'],
    ['POST', '/Bulk'],
    ['POST', undefined],
    ['PUT', '/Users'],
    ['DELETE', '/Users?filter=userName pr'],
    ['DELETE', '/Me'],
    ['DELETE', '/users/u'],
    ['PATCH', 'https://elsewhere.example/scim/v2/01a205a1/Users/u'],
    ['PATCH', ''],
  ])('refuses %s %s with invalidPath', (method, path) => {
    const refused = only({ method, path, bulkId: 'b' });
    expect(refused).toMatchObject({ method, bulkId: 'b', error: { status: 400, scimType: 'invalidPath' } });
  });

  it.each<[string, unknown]>([
    ['what is no object', 'POST /Users'],
    ['no method', { path: '/Users', bulkId: 'b' }],
    ['a method that is no text', { method: 1, path: '/Users', bulkId: 'b' }],
    ['GET', { method: 'GET', path: '/Users/u' }],
    ['a POST without bulkId', { method: 'POST', path: '/Users' }],
    ['a POST with an empty bulkId', { method: 'POST', path: '/Users', bulkId: '' }],
    ['a bulkId that is no text', { method: 'POST', path: '/Users', bulkId: 1 }],
    ['a version that is no text', { method: 'DELETE', path: '/Users/u', version: 3 }],
  ])('refuses %s with invalidSyntax', (_, operation) => {
    expect(only(operation)).toMatchObject({ error: { status: 400, scimType: 'invalidSyntax' } });
  });

  it('refuses a bulkId that an earlier operation has, and that one alone', () => {
    const post = { method: 'POST', path: '/Users', bulkId: 'b', data: {} };
    expect(bulk(post, post).operations).toMatchObject([
      { type: USER },
      { error: { message: expect.stringContaining('unique') as string } },
    ]);
  });

  it('takes failOnErrors null for none', () => {
    expect(parseBulk({ failOnErrors: null, Operations: [] }, TYPES, BASE).failOnErrors).toBe(Infinity);
  });

  it.each([0, -1, 1.5, '1', true])('refuses failOnErrors %p', (failOnErrors) => {
    expect(refusalOf({ failOnErrors, Operations: [] })).toMatchObject({ status: 400, scimType: 'invalidValue' });
  });

  it.each([undefined, null, [], 'x', {}, { Operations: {} }])('refuses the body %j', (body) => {
    expect(refusalOf(body)).toMatchObject({ status: 400, scimType: 'invalidSyntax' });
  });

  it('takes 5000 operations, and refuses more with 413 and the limit', () => {
    const operations = (length: number): object => ({ Operations: Array.from({ length }, () => ({})) });
    expect(parseBulk(operations(5000), TYPES, BASE).operations).toHaveLength(5000);
    const error = refusalOf(operations(5001));
    expect(error).toMatchObject({ status: 413, message: expect.stringContaining('maxOperations (5000)') as string });
  });
});

describe('references', () => {
  const data = {
    members: [{ value: 'bulkId:ada' }, { value: 'bulkId:bob' }, { value: 'bulkId:ada' }, { value: null }],
    'urn:x:User': { manager: { value: 'bulkId:eve' } },
    displayName: 'about bulkId:nobody',
    count: 3,
  };

  it('are found wherever a value is one, each once', () => {
    expect([...findReferences(data)]).toEqual(['ada', 'bob', 'eve']);
    expect(bulkIdOf(undefined)).toBeNull();
    expect(bulkIdOf('bulkId:')).toBe('');
  });

  it('are replaced by ids, and nothing else is', () => {
    expect(replaceReferences(data, (bulkId) => `id-of-${bulkId}`)).toEqual({
      members: [{ value: 'id-of-ada' }, { value: 'id-of-bob' }, { value: 'id-of-ada' }, { value: null }],
      'urn:x:User': { manager: { value: 'id-of-eve' } },
      displayName: 'about bulkId:nobody',
      count: 3,
    });
  });

  it('are not looked for deeper than values can stand', () => {
    let deep: unknown = ['bulkId:ada'];
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(findReferences(deep).size).toBe(0);
    expect(replaceReferences(deep, () => 'x')).toEqual(expect.any(Array));
  });
});

const post = (bulkId: string, ...refersTo: string[]): object => ({
  ...{ method: 'POST', path: '/Groups', bulkId },
  data: { displayName: bulkId, members: refersTo.map((each) => ({ value: `bulkId:${each}` })) },
});
const patch = (id: string, ...refersTo: string[]): object => ({
  ...{ method: 'PATCH', path: `/Groups/${id}` },
  data: { Operations: [{ op: 'add', path: 'members', value: refersTo.map((each) => ({ value: `bulkId:${each}` })) }] },
});

describe('orderBulk', () => {
  it.each<[string, object[], number[]]>([
    ['keeps the order of the request', [post('a'), patch('g'), post('b', 'a')], [0, 1, 2]],
    ['lets an operation wait for what it refers to', [post('a', 'b'), patch('g'), post('b'), post('c')], [1, 2, 0, 3]],
    [
      'lets many wait for one, in their order',
      [post('a', 'd'), post('b', 'd'), post('c', 'a'), post('d')],
      [3, 0, 1, 2],
    ],
    ['waits for the last of many', [post('a', 'b', 'c'), post('b'), post('c')], [1, 2, 0]],
    ['follows references in paths', [patch('bulkId:a'), post('a')], [1, 0]],
    ['keeps the order on one resource', [patch('G1', 'a'), patch('g1'), post('a'), patch('g2')], [2, 0, 1, 3]],
    [
      'keeps the order on a new resource',
      [patch('bulkId:b', 'a'), patch('bulkId:b'), post('b'), post('a')],
      [2, 3, 0, 1],
    ],
    ['does not wait for what nobody creates', [post('a', 'nobody'), post('b')], [0, 1]],
    ['does not wait for itself', [post('a', 'a'), post('b')], [0, 1]],
    ['opens a circle at its first', [post('a', 'b'), post('b', 'a')], [0, 1]],
    ['opens a circle, not what waits for it', [post('x', 'a'), post('a', 'b'), post('b', 'a')], [1, 0, 2]],
    [
      'opens every circle',
      [post('a', 'b'), post('b', 'a'), post('c', 'd'), post('d', 'e'), post('e', 'c')],
      [0, 1, 2, 4, 3],
    ],
    ['keeps the place of what is refused', [post('a', 'b'), post('b'), { method: 'POST' }, {}], [1, 0, 2, 3]],
  ])('%s', (_, operations, expected) => {
    expect(orderBulk(bulk(...operations)).map(({ index }) => index)).toEqual(expected);
  });

  it('tells what each comes after, and whether its data refer to others', () => {
    expect(orderBulk(bulk(post('a'), patch('bulkId:a', 'a'), patch('bulkId:a')))).toEqual([
      { index: 0, after: new Set(), refers: false },
      { index: 1, after: new Set([0]), refers: true },
      { index: 2, after: new Set([0, 1]), refers: false },
    ]);
  });

  it('orders 5000 operations that each refer to the next, and 2500 circles', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => post(`n${i}`, `n${i + 1}`));
    const circles = Array.from({ length: 5000 }, (_, i) => post(`n${i}`, `n${i ^ 1}`));
    expect(orderBulk(bulk(...chain)).map(({ index }) => index)).toEqual(chain.map((_, i) => 4999 - i));
    expect(orderBulk(bulk(...circles))).toHaveLength(5000);
  });
});

describe('creatorsOf', () => {
  it('knows who creates what, refused or not, and the first of two', () => {
    const request = bulk(post('a'), patch('g'), { method: 'post', path: '/Nowhere', bulkId: 'b' }, post('a'));
    expect(creatorsOf(request)).toEqual(
      new Map([
        ['a', 0],
        ['b', 2],
      ]),
    );
    expect((request.operations[0] as BulkOperation).type).toBe(GROUP);
  });
});

describe('bulkResponse', () => {
  it('is a BulkResponse', () => {
    expect(bulkResponse([{ method: 'DELETE', status: '204' }])).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
      Operations: [{ method: 'DELETE', status: '204' }],
    });
  });
});

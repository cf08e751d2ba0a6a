import { changedAttributes } from './diff.js';
import { listResponse } from './list-response.js';

describe('changedAttributes', () => {
  it('tells the attributes that differ, before and after', () => {
    const before = { userName: 'a', title: 'T', active: true, emails: [{ value: 'x', type: 'work' }] };
    const after = { userName: 'a', title: 'U', locale: 'en', emails: [{ type: 'work', value: 'x' }] };
    expect(changedAttributes(before, after)).toEqual({
      before: { title: 'T', active: true },
      after: { title: 'U', locale: 'en' },
    });
  });

  it('is null when nothing differs', () => {
    expect(changedAttributes({ name: { a: 1, b: 2 } }, { name: { b: 2, a: 1 } })).toBeNull();
  });
});

describe('listResponse', () => {
  it('counts the resources of the page', () => {
    expect(listResponse([{ id: '1' }], 12, { startIndex: 3 })).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 12,
      startIndex: 3,
      itemsPerPage: 1,
      Resources: [{ id: '1' }],
    });
  });

  it('has empty Resources when nothing matches, starting with 1', () => {
    expect(listResponse([], 0)).toMatchObject({ totalResults: 0, startIndex: 1, itemsPerPage: 0, Resources: [] });
  });
});

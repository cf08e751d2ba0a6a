import { ScimError } from './scim-error.js';

describe('ScimError', () => {
  it('has the body of RFC 7644 §3.12, with the status as a string', () => {
    expect(new ScimError(409, 'userName is taken.', 'uniqueness').toBody()).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '409',
      scimType: 'uniqueness',
      detail: 'userName is taken.',
    });
  });

  it('has no scimType where RFC 7644 has none', () => {
    expect(new ScimError(404, 'There is no such user.').toBody()).not.toHaveProperty('scimType');
  });
});

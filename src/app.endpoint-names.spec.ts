import { spellEndpoint } from './app.endpoint-names.js';

describe('spellEndpoint', () => {
  it.each([
    ['/scim/v2/1/users', '/scim/v2/1/Users'],
    ['//scim/v2/1//USERS/Ada?filter=x', '//scim/v2/1//Users/Ada?filter=x'],
    ['/scim/v2/1/groups/.search', '/scim/v2/1/Groups/.search'],
    ['/scim/v2/1/resourcetypes/user', '/scim/v2/1/ResourceTypes/user'],
    ['/scim/v2/1/ServiceProviderconfig?', '/scim/v2/1/ServiceProviderConfig?'],
  ])('spells %s as %s', (url, expected) => {
    expect(spellEndpoint(url)).toBe(expected);
  });

  it.each(['/scim/v2/1/Users', '/scim/v2/1/others', '/scim/v2/1?users', '/scim/v2/1/userss', '/api/users', '/', ''])(
    'leaves %s alone',
    (url) => {
      expect(spellEndpoint(url)).toBe(url);
    },
  );
});

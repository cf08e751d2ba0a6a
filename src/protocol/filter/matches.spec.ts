import type { Attributes } from '../core/attribute.js';
import { attribute, text } from '../core/define-attribute.js';
import { GROUP, type ResourceType, USER } from '../core/resource-types.js';
import { matches } from './matches.js';
import { parseFilter } from './parse-filter.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const BARBARA: Attributes = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
  id: '2819c223',
  externalId: 'Bjensen',
  userName: 'BJensen@example.com',
  name: { familyName: 'Jensen', givenName: 'Bärbel' },
  title: '',
  active: false,
  emails: [
    { value: 'bjensen@example.com', type: 'work', primary: true },
    { value: 'babs@jensen.org', type: 'home' },
  ],
  ims: [{ type: 'xmpp' }],
  [ENTERPRISE]: { employeeNumber: '701984', manager: { value: '26118915' } },
  meta: { resourceType: 'User', created: '2010-01-23T04:56:22Z', lastModified: '2011-05-13T04:42:34.500Z' },
};

describe('matches', () => {
  it.each([
    ['userName eq "bjensen@EXAMPLE.com"'],
    ['userName co "JENSEN"'],
    ['userName sw "bj"'],
    ['userName ew "EXAMPLE.COM"'],
    ['name.givenName eq "BÄRBEL"'],
    ['externalId eq "Bjensen"'],
    ['externalId ne "bjensen"'],
    ['nickName ne "x"'],
    ['ims.value ne "x"'],
    ['emails.type ne "work"'],
    ['emails.primary ne true'],
    ['emails[type eq "home" and primary eq false]'],
    ['emails.display eq null'],
    ['userName gt "b"'],
    ['userName ge "bjensen@example.com"'],
    ['userName le "BJENSEN@example.com"'],
    ['userName lt "c"'],
    ['active eq false'],
    ['active pr'],
    ['active ne true'],
    ['name pr'],
    ['emails pr'],
    ['emails.primary eq true'],
    ['emails eq "babs@jensen.org"'],
    ['emails[type eq "WORK" and value ew "@example.com"]'],
    ['emails[not (type eq "work")]'],
    ['ims[value eq null]'],
    ['name[familyName eq "jensen"]'],
    ['nickName eq null'],
    ['title eq null'],
    ['userName ne null'],
    ['schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"'],
    ['employeeNumber eq "701984"'],
    ['manager eq "26118915"'],
    ['manager[value eq "26118915"]'],
    ['meta.created eq "2010-01-23T05:56:22+01:00"'],
    ['meta.lastModified gt "2011-05-13T04:42:34Z"'],
    ['meta.lastModified lt "2011-05-13T04:42:34.51Z"'],
    ['meta.created eq "2010-01-23T04:56:22"'],
    ['meta.lastModified eq "2011-05-13T04:42:34.5009Z"'],
    ['meta.resourceType eq "User"'],
    ['nickName pr or active eq false'],
    ['not (nickName pr) and id eq "2819c223"'],
  ])('holds for a resource that satisfies %s', (filter) => {
    expect(matches(parseFilter(filter, USER), BARBARA)).toBe(true);
  });

  it.each([
    ['userName eq "bjensen"'],
    ['externalId eq "bjensen"'],
    ['userName ne "bjensen@example.com"'],
    ['nickName co "x"'],
    ['nickName pr'],
    ['title pr'],
    ['ims.value pr'],
    ['ims.value co ""'],
    ['ims.type ne "xmpp"'],
    ['userName gt "bjensen@example.com"'],
    ['userName lt "a"'],
    ['active eq true'],
    ['userName eq null'],
    ['emails[type eq "home" and primary eq true]'],
    ['emails[type eq "home"].value eq "bjensen@example.com"'],
    ['addresses[type eq "work"]'],
    ['addresses.locality eq "x"'],
    ['manager eq "26118916"'],
    ['meta.created ge "2010-01-23T04:56:23Z"'],
    ['meta.resourceType eq "user"'],
    ['nickName pr and userName pr'],
    ['not (userName pr)'],
  ])('does not hold for a resource that does not satisfy %s', (filter) => {
    expect(matches(parseFilter(filter, USER), BARBARA)).toBe(false);
  });

  it('finds nothing in a resource without the extension', () => {
    expect(matches(parseFilter('department pr', USER), { userName: 'x' })).toBe(false);
    expect(matches(parseFilter('department ne "x"', USER), { userName: 'x' })).toBe(true);
  });

  it('finds no sub-attribute in a value that has none', () => {
    expect(matches(parseFilter('emails.value pr', USER), { emails: ['x'] })).toBe(false);
  });

  it('compares numbers as numbers, and nothing with a value of another type', () => {
    const attributes = [
      attribute('ports', 'integer', 'How many ports.'),
      text('tags', 'Labels.', { multiValued: true }),
    ];
    const device: ResourceType = { ...GROUP, schema: { ...GROUP.schema, attributes } };
    expect(matches(parseFilter('ports gt 9', device), { ports: 10 })).toBe(true);
    expect(matches(parseFilter('ports gt 9', device), { ports: '10' })).toBe(false);
    expect(matches(parseFilter('tags eq "B"', device), { tags: ['a', 'b'] })).toBe(true);
  });
});

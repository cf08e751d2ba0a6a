import type { Attributes } from '../core/attribute.js';
import { GROUP, USER } from '../core/resource-types.js';
import { applyPatch } from './apply-patch.js';
import { parsePatch } from './parse-patch.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

type Case = [name: string, before: Attributes, operations: object[], after: Attributes];

function patched(before: Attributes, operations: object[], type = USER): Attributes {
  return applyPatch(before, parsePatch({ Operations: operations }, type), type);
}

const work = { type: 'work', value: 'w@example.com' };
const home = { type: 'home', value: 'h@example.com' };
const user = { userName: 'babs' };

describe('The examples of RFC 7644 §3.5.2', () => {
  const babs = { value: '2819c223-7f76-453a-919d-413861904646' };
  const james = { value: '08e1d05d-121c-4561-8b96-473d93df9210' };
  const reference = (member: { value: string }, display: string): object => ({
    display,
    $ref: `https://example.com/v2/Users/${member.value}`,
    ...member,
  });

  it.each<Case>([
    [
      'add a member',
      { displayName: 'Tour Guides', members: [james] },
      [{ op: 'add', path: 'members', value: [reference(babs, 'Babs Jensen')] }],
      { displayName: 'Tour Guides', members: [james, babs] },
    ],
    [
      'add a member who is one',
      { displayName: 'Tour Guides', members: [babs, james] },
      [{ op: 'add', path: 'members', value: [reference(babs, 'Babs Jensen')] }],
      { displayName: 'Tour Guides', members: [babs, james] },
    ],
    [
      'remove a single member',
      { displayName: 'Tour Guides', members: [babs, james] },
      [{ op: 'remove', path: `members[value eq "${babs.value}"]` }],
      { displayName: 'Tour Guides', members: [james] },
    ],
    [
      'remove a member who is none',
      { displayName: 'Tour Guides', members: [james] },
      [{ op: 'remove', path: `members[value eq "${babs.value}"]` }],
      { displayName: 'Tour Guides', members: [james] },
    ],
    [
      'remove all members',
      { displayName: 'Tour Guides', members: [babs, james] },
      [{ op: 'remove', path: 'members' }],
      { displayName: 'Tour Guides' },
    ],
    [
      'remove and add a member',
      { displayName: 'Tour Guides', members: [babs] },
      [
        { op: 'remove', path: `members[value eq"${babs.value}"]` },
        { op: 'add', path: 'members', value: [reference(james, 'James Smith')] },
      ],
      { displayName: 'Tour Guides', members: [james] },
    ],
    [
      'remove all members and add others',
      { displayName: 'Tour Guides', members: [{ value: 'old' }] },
      [
        { op: 'remove', path: 'members' },
        { op: 'add', path: 'members', value: [reference(babs, 'Babs Jensen'), reference(james, 'James Smith')] },
      ],
      { displayName: 'Tour Guides', members: [babs, james] },
    ],
    [
      'replace all members',
      { displayName: 'Tour Guides', members: [{ value: 'old' }] },
      [{ op: 'replace', path: 'members', value: [reference(babs, 'Babs Jensen'), reference(james, 'James Smith')] }],
      { displayName: 'Tour Guides', members: [babs, james] },
    ],
  ])('are followed for groups: %s', (_name, before, operations, after) => {
    expect(patched(before, operations, GROUP)).toEqual(after);
  });

  const universal = {
    type: 'work',
    streetAddress: '911 Universal City Plaza',
    locality: 'Hollywood',
    region: 'CA',
    postalCode: '91608',
    country: 'US',
    formatted: '911 Universal City Plaza\nHollywood, CA 91608 US',
    primary: true,
  };

  it.each<Case>([
    [
      'add attributes without a path',
      { ...user, nickName: 'B', emails: [work] },
      [{ op: 'add', value: { emails: [{ value: 'babs@jensen.org', type: 'home' }], nickname: 'Babs' } }],
      { ...user, nickName: 'Babs', emails: [work, { value: 'babs@jensen.org', type: 'home' }] },
    ],
    [
      'remove by a filter on two sub-attributes',
      { ...user, emails: [work, { ...work, value: 'w@example.org' }, home] },
      [{ op: 'remove', path: 'emails[type eq "work" and value ew "example.com"]' }],
      { ...user, emails: [{ ...work, value: 'w@example.org' }, home] },
    ],
    [
      'replace a whole address, which becomes the primary one',
      {
        ...user,
        addresses: [
          { type: 'work', locality: 'Old' },
          { type: 'home', locality: 'Home', primary: true },
        ],
      },
      [{ op: 'replace', path: 'addresses[type eq "work"]', value: universal }],
      { ...user, addresses: [universal, { type: 'home', locality: 'Home', primary: false }] },
    ],
    [
      'replace a sub-attribute selected by a filter',
      { ...user, addresses: [universal] },
      [{ op: 'replace', path: 'addresses[type eq "work"].streetAddress', value: '1010 Broadway Ave' }],
      { ...user, addresses: [{ ...universal, streetAddress: '1010 Broadway Ave' }] },
    ],
    [
      'replace the values of specific attributes without a path',
      { ...user, title: 'kept', emails: [{ value: 'old' }] },
      [
        {
          op: 'replace',
          value: {
            emails: [
              { value: 'bjensen@example.com', type: 'work', primary: true },
              { value: 'babs@jensen.org', type: 'home' },
            ],
            nickname: 'Babs',
          },
        },
      ],
      {
        ...user,
        title: 'kept',
        emails: [
          { value: 'bjensen@example.com', type: 'work', primary: true },
          { value: 'babs@jensen.org', type: 'home' },
        ],
        nickName: 'Babs',
      },
    ],
    [
      'add an attribute of an extension by its qualified name',
      user,
      [{ op: 'add', path: `${ENTERPRISE}:employeeNumber`, value: '17' }],
      { ...user, [ENTERPRISE]: { employeeNumber: '17' } },
    ],
  ])('are followed for users: %s', (_name, before, operations, after) => {
    expect(patched(before, operations)).toEqual(after);
  });
});

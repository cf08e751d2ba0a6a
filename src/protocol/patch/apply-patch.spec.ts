import type { Attributes } from '../core/attribute.js';
import { attribute, text } from '../core/define-attribute.js';
import { GROUP, type ResourceType, USER } from '../core/resource-types.js';
import { applyPatch } from './apply-patch.js';
import { parsePatch } from './parse-patch.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

type Case = [name: string, before: Attributes, operations: object[], after: Attributes];

function patched(before: Attributes, operations: object[], type = USER): Attributes {
  const frozen = freeze(before);
  return applyPatch(frozen, parsePatch({ Operations: operations }, type), type);
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

function refusalOf(before: Attributes, operations: object[], type = USER): unknown {
  try {
    patched(before, operations, type);
  } catch (error) {
    return error;
  }
  throw new Error('It was not refused.');
}

const work = { type: 'work', value: 'w@example.com' };
const home = { type: 'home', value: 'h@example.com' };
const user = { userName: 'babs' };

describe('applyPatch', () => {
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
  ])('follows RFC 7644 §3.5.2 for groups: %s', (_name, before, operations, after) => {
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
  ])('follows RFC 7644 §3.5.2 for users: %s', (_name, before, operations, after) => {
    expect(patched(before, operations)).toEqual(after);
  });

  it.each<Case>([
    [
      'Entra disables',
      { ...user, active: true },
      [{ op: 'Replace', path: 'active', value: 'False' }],
      { ...user, active: false },
    ],
    [
      'Entra disables by Add',
      { ...user, active: true },
      [{ op: 'Add', path: 'active', value: false }],
      { ...user, active: false },
    ],
    [
      'Entra enables whom is enabled',
      { ...user, active: true },
      [{ op: 'Replace', path: 'active', value: 'True' }],
      { ...user, active: true },
    ],
    [
      'Okta disables without a path',
      { ...user, active: true },
      [{ op: 'replace', value: { active: false } }],
      { ...user, active: false },
    ],
    [
      'Entra sends dotted and qualified names without a path',
      { ...user, name: { givenName: 'X', middleName: 'M' }, emails: [home] },
      [
        { op: 'replace', path: 'emails[type eq "work"].value', value: 'w@example.com' },
        {
          op: 'replace',
          value: {
            displayName: 'A B',
            'name.givenName': 'A',
            'name.familyName': 'B',
            [`${ENTERPRISE}:employeeNumber`]: '17',
          },
        },
      ],
      {
        ...user,
        name: { givenName: 'A', middleName: 'M', familyName: 'B' },
        emails: [home, work],
        displayName: 'A B',
        [ENTERPRISE]: { employeeNumber: '17' },
      },
    ],
    [
      'Entra replaces what is not there',
      { ...user, phoneNumbers: [{ type: 'mobile', value: '1' }] },
      [
        { op: 'Replace', path: 'phoneNumbers[type eq "work"].value', value: '2' },
        { op: 'Add', path: 'addresses[type eq "work"].locality', value: 'Bern' },
        { op: 'Replace', path: 'addresses[type eq "work"].country', value: 'CH' },
      ],
      {
        ...user,
        phoneNumbers: [
          { type: 'mobile', value: '1' },
          { type: 'work', value: '2' },
        ],
        addresses: [{ type: 'work', locality: 'Bern', country: 'CH' }],
      },
    ],
    [
      'Entra adds the parts of a role one by one',
      user,
      [
        { op: 'Add', path: 'roles[primary eq "True"].type', value: 'app' },
        { op: 'Add', path: 'roles[primary eq "True"].display', value: 'Admin' },
        { op: 'Add', path: 'roles[primary eq "True"].value', value: 'admin' },
      ],
      { ...user, roles: [{ primary: true, type: 'app', display: 'Admin', value: 'admin' }] },
    ],
    [
      'Entra sends a role as a JSON string',
      user,
      [{ op: 'Add', path: 'roles', value: [{ value: '{"id":"1","value":"admin","displayName":"Admin"}' }] }],
      { ...user, roles: [{ value: '{"id":"1","value":"admin","displayName":"Admin"}' }] },
    ],
    [
      'Entra replaces all roles',
      { ...user, roles: [{ value: 'a' }, { value: 'b' }] },
      [{ op: 'replace', path: 'roles', value: [{ value: 'c', primary: false }] }],
      { ...user, roles: [{ value: 'c', primary: false }] },
    ],
    [
      'Entra replaces an e-mail with the same',
      { ...user, emails: [work] },
      [{ op: 'Replace', path: 'emails[type eq "work"].value', value: 'w@example.com' }],
      { ...user, emails: [work] },
    ],
    [
      'Entra clears an e-mail',
      { ...user, emails: [{ ...work, primary: true }, home] },
      [{ op: 'replace', path: 'emails[type eq "work"].value', value: '' }],
      { ...user, emails: [home] },
    ],
    [
      'Entra clears an e-mail that is not there',
      { ...user, emails: [home] },
      [{ op: 'replace', path: 'emails[type eq "work"].value', value: '' }],
      { ...user, emails: [home] },
    ],
    [
      'Entra clears a part of a value that has others',
      { ...user, emails: [{ ...work, display: 'Office' }] },
      [{ op: 'replace', path: 'emails[type eq "work"].value', value: null }],
      { ...user, emails: [{ type: 'work', display: 'Office' }] },
    ],
    [
      'Entra clears the last attribute of the extension',
      { ...user, [ENTERPRISE]: { department: 'R' } },
      [{ op: 'replace', path: `${ENTERPRISE}:department`, value: '' }],
      user,
    ],
    [
      'Entra sets the manager as a string',
      { ...user, [ENTERPRISE]: { manager: { value: 'old', $ref: '../Users/old' } } },
      [{ op: 'Replace', path: `${ENTERPRISE}:manager`, value: 'new' }],
      { ...user, [ENTERPRISE]: { manager: { value: 'new' } } },
    ],
    [
      'Entra sets the manager as a list of one',
      user,
      [{ op: 'Add', path: 'manager', value: [{ $ref: 'http://x/scim/Users/new', value: 'new' }] }],
      { ...user, [ENTERPRISE]: { manager: { value: 'new', $ref: 'http://x/scim/Users/new' } } },
    ],
    [
      'Entra removes the manager by a filter',
      { ...user, [ENTERPRISE]: { manager: { value: 'm' } } },
      [{ op: 'remove', path: 'manager[value eq "m"]' }],
      user,
    ],
    [
      'Entra removes a manager who is it no longer',
      { ...user, [ENTERPRISE]: { manager: { value: 'm' } } },
      [{ op: 'remove', path: 'manager[value eq "x"]' }],
      { ...user, [ENTERPRISE]: { manager: { value: 'm' } } },
    ],
    [
      'Entra clears the value of the manager',
      { ...user, [ENTERPRISE]: { manager: { value: 'm', $ref: '../Users/m' } } },
      [{ op: 'Replace', path: `${ENTERPRISE}:manager.value`, value: '' }],
      user,
    ],
    [
      'Entra replaces the manager by an empty one',
      { ...user, [ENTERPRISE]: { manager: { value: 'm' }, department: 'R' } },
      [{ op: 'Replace', path: 'manager', value: { value: '' } }],
      { ...user, [ENTERPRISE]: { department: 'R' } },
    ],
    [
      'an object at the URN of the extension is merged',
      { ...user, [ENTERPRISE]: { department: 'R', division: 'D' } },
      [{ op: 'replace', path: ENTERPRISE, value: { department: 'S', organization: 'O' } }],
      { ...user, [ENTERPRISE]: { department: 'S', division: 'D', organization: 'O' } },
    ],
    [
      'the extension is removed',
      { ...user, [ENTERPRISE]: { department: 'R' } },
      [{ op: 'remove', path: ENTERPRISE }],
      user,
    ],
    [
      'the type is found in any case',
      { ...user, emails: [{ ...work, type: 'Work' }] },
      [{ op: 'replace', path: 'emails[type eq "work"].value', value: 'new' }],
      { ...user, emails: [{ type: 'Work', value: 'new' }] },
    ],
  ])('does what the client means: %s', (_name, before, operations, after) => {
    expect(patched(before, operations)).toEqual(after);
  });

  const group = { displayName: 'G', members: [{ value: 'a' }, { value: 'b' }, { value: 'c' }] };

  it.each<Case>([
    [
      'Entra removes one member',
      group,
      [{ op: 'Remove', path: 'members', value: [{ $ref: null, value: 'b' }] }],
      { ...group, members: [{ value: 'a' }, { value: 'c' }] },
    ],
    ['Entra removes a member who is none', group, [{ op: 'Remove', path: 'members', value: [{ value: 'x' }] }], group],
    ['ids of members keep their case', group, [{ op: 'Remove', path: 'members', value: [{ value: 'A' }] }], group],
    ['no value is removed', group, [{ op: 'Remove', path: 'members', value: [] }], group],
    [
      'Okta removes and adds',
      group,
      [
        { op: 'remove', path: 'members[value eq "a"]' },
        { op: 'add', path: 'members', value: [{ value: 'd', display: 'D' }] },
      ],
      { ...group, members: [{ value: 'b' }, { value: 'c' }, { value: 'd' }] },
    ],
    ['Okta empties a group', group, [{ op: 'replace', path: 'members', value: [] }], { displayName: 'G' }],
    [
      'Okta renames with the id',
      group,
      [{ op: 'replace', value: { id: 'x', displayName: 'New' } }],
      { ...group, displayName: 'New' },
    ],
    [
      'Entra sets the externalId alone',
      group,
      [{ op: 'replace', value: { externalId: 'e' } }],
      { ...group, externalId: 'e' },
    ],
    [
      'a display name of a member is ignored',
      group,
      [{ op: 'replace', path: 'members[value eq "a"].display', value: 'A' }],
      group,
    ],
  ])('keeps the members that are not meant: %s', (_name, before, operations, after) => {
    expect(patched(before, operations, GROUP)).toEqual(after);
  });

  it.each<Case>([
    ['a single value', { ...user, title: 'a' }, [{ op: 'add', path: 'title', value: 'b' }], { ...user, title: 'b' }],
    ['no value', user, [{ op: 'remove', path: 'title' }], user],
    ['no values', user, [{ op: 'remove', path: 'emails[type eq "work"]' }], user],
    [
      'no sub-attribute',
      { ...user, emails: [{ type: 'work' }] },
      [{ op: 'remove', path: 'emails[type eq "work"].value' }],
      { ...user, emails: [{ type: 'work' }] },
    ],
    [
      'a sub-attribute',
      { ...user, name: { givenName: 'A', familyName: 'B' } },
      [{ op: 'remove', path: 'name.givenName' }],
      { ...user, name: { familyName: 'B' } },
    ],
    ['the last sub-attribute', { ...user, name: { givenName: 'A' } }, [{ op: 'remove', path: 'name.givenName' }], user],
    [
      'sub-attributes by null',
      { ...user, name: { givenName: 'A', familyName: 'B' } },
      [{ op: 'replace', path: 'name', value: { givenName: null, middleName: 'M' } }],
      { ...user, name: { familyName: 'B', middleName: 'M' } },
    ],
    ['sub-attributes of nothing by null', user, [{ op: 'replace', path: 'name', value: { givenName: null } }], user],
    ['all sub-attributes', { ...user, name: { givenName: 'A' } }, [{ op: 'remove', path: 'name' }], user],
    [
      'a sub-attribute of a single value by a filter',
      { ...user, name: { givenName: 'A', familyName: 'B' } },
      [{ op: 'remove', path: 'name[familyName eq "b"].givenName' }],
      { ...user, name: { familyName: 'B' } },
    ],
    ['the last value', { ...user, emails: [work] }, [{ op: 'remove', path: 'emails[type eq "work"]' }], user],
    [
      'listed values in any case',
      { ...user, emails: [work, home] },
      [{ op: 'remove', path: 'emails', value: [{ value: 'W@EXAMPLE.com' }] }],
      { ...user, emails: [home] },
    ],
    [
      'listed values that have no value',
      {
        ...user,
        addresses: [
          { type: 'work', locality: 'A' },
          { type: 'home', locality: 'B' },
        ],
      },
      [{ op: 'remove', path: 'addresses', value: [{ locality: 'A', type: 'work' }] }],
      { ...user, addresses: [{ type: 'home', locality: 'B' }] },
    ],
    [
      'a sub-attribute of all values',
      { ...user, emails: [{ ...work, display: 'W' }, home] },
      [{ op: 'remove', path: 'emails.display' }],
      { ...user, emails: [work, home] },
    ],
    [
      'values that are there',
      { ...user, emails: [work, home] },
      [{ op: 'add', path: 'emails', value: [home, { ...work }] }],
      { ...user, emails: [work, home] },
    ],
    [
      'addresses that are there',
      { ...user, addresses: [{ type: 'work', locality: 'A' }] },
      [{ op: 'add', path: 'addresses', value: { locality: 'A', type: 'work' } }],
      { ...user, addresses: [{ type: 'work', locality: 'A' }] },
    ],
    [
      'more of a value that is there',
      { ...user, emails: [work] },
      [{ op: 'add', path: 'emails', value: [{ ...work, type: 'Work', display: 'W' }] }],
      { ...user, emails: [{ ...work, type: 'Work', display: 'W' }] },
    ],
    [
      'a value that is there with another type',
      { ...user, emails: [work] },
      [{ op: 'add', path: 'emails', value: [{ value: work.value }] }],
      { ...user, emails: [work, { value: work.value }] },
    ],
    [
      'a sub-attribute of all values that there are',
      { ...user, emails: [work, home] },
      [{ op: 'replace', path: 'emails.display', value: 'D' }],
      {
        ...user,
        emails: [
          { ...work, display: 'D' },
          { ...home, display: 'D' },
        ],
      },
    ],
    [
      'a sub-attribute of no values',
      user,
      [{ op: 'replace', path: 'emails.value', value: 'x' }],
      { ...user, emails: [{ value: 'x' }] },
    ],
    [
      'an element by a filter',
      user,
      [{ op: 'add', path: 'emails[type eq "work" and primary eq true]', value: { value: 'x' } }],
      { ...user, emails: [{ type: 'work', primary: true, value: 'x' }] },
    ],
    [
      'an element by a filter with null',
      user,
      [{ op: 'add', path: 'emails[type eq null].value', value: 'x' }],
      { ...user, emails: [{ value: 'x' }] },
    ],
    [
      'nothing by a filter',
      { ...user, emails: [home] },
      [{ op: 'replace', path: 'emails[type eq "work"]', value: { value: null } }],
      { ...user, emails: [home] },
    ],
    [
      'an element by null',
      { ...user, emails: [work, home] },
      [{ op: 'replace', path: 'emails[type eq "work"]', value: { value: null } }],
      { ...user, emails: [home] },
    ],
    [
      'an element and its type',
      { ...user, emails: [{ ...work, display: 'W' }] },
      [{ op: 'replace', path: 'emails[type eq "work"]', value: { type: 'home', display: null } }],
      { ...user, emails: [{ type: 'home', value: work.value }] },
    ],
    [
      'all elements that match',
      { ...user, emails: [work, { ...work, value: 'x' }] },
      [{ op: 'replace', path: 'emails[type eq "work"].display', value: 'D' }],
      {
        ...user,
        emails: [
          { ...work, display: 'D' },
          { ...work, value: 'x', display: 'D' },
        ],
      },
    ],
    [
      'a single value by a filter',
      { ...user, [ENTERPRISE]: { manager: { value: 'a' } } },
      [{ op: 'replace', path: 'manager[value eq "a"]', value: 'b' }],
      { ...user, [ENTERPRISE]: { manager: { value: 'b' } } },
    ],
    [
      'a single value that is not there by a filter',
      user,
      [{ op: 'replace', path: 'name[familyName eq "B"].givenName', value: 'A' }],
      { ...user, name: { familyName: 'B', givenName: 'A' } },
    ],
    [
      'what an earlier operation has set',
      user,
      [
        { op: 'add', path: 'emails', value: [work] },
        { op: 'replace', path: 'emails[type eq "work"].display', value: 'W' },
      ],
      { ...user, emails: [{ ...work, display: 'W' }] },
    ],
  ])('changes, and no more: %s', (_name, before, operations, after) => {
    expect(patched(before, operations)).toEqual(after);
  });

  const two = [{ ...work, primary: true }, home];

  it.each<Case>([
    [
      'an added one',
      { ...user, emails: two },
      [{ op: 'add', path: 'emails', value: [{ value: 'x', primary: true }] }],
      { ...user, emails: [{ ...work, primary: false }, home, { value: 'x', primary: true }] },
    ],
    [
      'one that becomes it',
      { ...user, emails: two },
      [{ op: 'replace', path: 'emails[type eq "home"].primary', value: 'True' }],
      {
        ...user,
        emails: [
          { ...work, primary: false },
          { ...home, primary: true },
        ],
      },
    ],
    [
      'one that is there and added again',
      { ...user, emails: two },
      [{ op: 'add', path: 'emails', value: [{ ...home, primary: true }] }],
      {
        ...user,
        emails: [
          { ...work, primary: false },
          { ...home, primary: true },
        ],
      },
    ],
    [
      'the one that is it',
      { ...user, emails: two },
      [{ op: 'replace', path: 'emails[type eq "work"].primary', value: true }],
      { ...user, emails: two },
    ],
    [
      'the last of several',
      { ...user, emails: two },
      [{ op: 'replace', path: 'emails.primary', value: true }],
      {
        ...user,
        emails: [
          { ...work, primary: false },
          { ...home, primary: true },
        ],
      },
    ],
    [
      'a created one',
      { ...user, emails: two },
      [{ op: 'add', path: 'emails[type eq "other" and primary eq true].value', value: 'x' }],
      { ...user, emails: [{ ...work, primary: false }, home, { type: 'other', primary: true, value: 'x' }] },
    ],
    [
      'one of two that were stored so',
      {
        ...user,
        emails: [
          { ...work, primary: true },
          { ...home, primary: true },
        ],
      },
      [{ op: 'add', path: 'emails', value: [{ value: 'x' }] }],
      { ...user, emails: [{ ...work, primary: false }, { ...home, primary: true }, { value: 'x' }] },
    ],
  ])('leaves one value primary: %s', (_name, before, operations, after) => {
    expect(patched(before, operations)).toEqual(after);
  });

  it.each([
    ['removing what is required', [{ op: 'remove', path: 'userName' }], 'mutability'],
    ['replacing what is required with null', [{ op: 'replace', path: 'userName', value: null }], 'mutability'],
    [
      'replacing by a filter that matches nothing and describes no element',
      [{ op: 'replace', path: 'emails[type eq "x" or type eq "y"].value', value: 'x' }],
      'noTarget',
    ],
    ['adding by such a filter', [{ op: 'add', path: 'emails[value ew "x"].display', value: 'x' }], 'noTarget'],
    [
      'adding by a filter for what is not there',
      [{ op: 'add', path: 'emails[not (type eq "work") and value pr].display', value: 'x' }],
      'noTarget',
    ],
    [
      'replacing a single value on a condition that is not met',
      [{ op: 'replace', path: 'name[familyName eq "X"].givenName', value: 'x' }],
      'noTarget',
    ],
  ])('refuses %s, and what went before it', (_name, operations, scimType) => {
    const before = { ...user, name: { familyName: 'B' } };
    const all = [{ op: 'replace', path: 'title', value: 'changed' }, ...operations];
    expect(refusalOf(before, all)).toMatchObject({ status: 400, scimType });
    expect(before).toEqual({ ...user, name: { familyName: 'B' } });
  });

  it('refuses to leave a group without a name', () => {
    expect(refusalOf(group, [{ op: 'remove', path: 'displayName' }], GROUP)).toMatchObject({ scimType: 'mutability' });
  });

  const device: ResourceType = {
    ...GROUP,
    schema: {
      ...GROUP.schema,
      attributes: [
        text('serial', 'Its number.', { mutability: 'immutable' }),
        text('tags', 'Labels.', { multiValued: true }),
        attribute('ports', 'integer', 'How many ports.'),
      ],
    },
  };

  it('sets an immutable attribute once', () => {
    expect(patched({}, [{ op: 'add', path: 'serial', value: 'a' }], device)).toEqual({ serial: 'a' });
    expect(patched({ serial: 'a' }, [{ op: 'replace', path: 'serial', value: 'a' }], device)).toEqual({ serial: 'a' });
    const changes = [
      { op: 'replace', path: 'serial', value: 'b' },
      { op: 'remove', path: 'serial' },
    ];
    for (const change of changes) {
      expect(refusalOf({ serial: 'a' }, [change], device)).toMatchObject({ status: 400, scimType: 'mutability' });
    }
  });

  it('handles several simple values as it does complex ones', () => {
    const before = { tags: ['a', 'b'], ports: 1 };
    expect(patched(before, [{ op: 'add', path: 'tags', value: ['b', 'c'] }], device)).toEqual({
      tags: ['a', 'b', 'c'],
      ports: 1,
    });
    expect(patched(before, [{ op: 'remove', path: 'tags', value: ['a'] }], device)).toEqual({ tags: ['b'], ports: 1 });
    expect(patched(before, [{ op: 'replace', path: 'tags', value: 'x' }], device)).toEqual({ tags: ['x'], ports: 1 });
    expect(patched(before, [{ op: 'replace', path: 'ports', value: '2' }], device)).toEqual({
      tags: ['a', 'b'],
      ports: 2,
    });
  });

  it('takes as long for each of 10,000 values as for one', () => {
    const members = Array.from({ length: 10_000 }, (_, index) => ({ value: `${index}` }));
    const started = Date.now();
    const full = patched({ displayName: 'G' }, [{ op: 'add', path: 'members', value: members }], GROUP);
    expect(full.members).toHaveLength(10_000);
    expect(patched(full, [{ op: 'Add', path: 'members', value: members }], GROUP)).toEqual(full);
    expect(patched(full, [{ op: 'Remove', path: 'members', value: members }], GROUP)).toEqual({ displayName: 'G' });
    expect(Date.now() - started).toBeLessThan(1_000);
  });
});

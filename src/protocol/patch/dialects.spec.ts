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
const group = { displayName: 'G', members: [{ value: 'a' }, { value: 'b' }, { value: 'c' }] };

describe('A PATCH as clients send it', () => {
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
});

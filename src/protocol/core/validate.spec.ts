import fc from 'fast-check';
import { ScimError } from '../messages/scim-error.js';
import { attribute, complex } from './define-attribute.js';
import { GROUP, USER, type ResourceType } from './resource-types.js';
import { parseResource } from './validate.js';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const badge = 'urn:example:Badge';
const badged: ResourceType = {
  ...USER,
  extensions: [
    {
      schema: {
        id: badge,
        name: 'Badge',
        description: '',
        attributes: [
          attribute('colour', 'string', '', { required: true }),
          attribute('pin', 'string', '', { returned: 'never' }),
          complex('chip', '', [
            attribute('serial', 'string', '', { required: true }),
            attribute('label', 'string', ''),
            attribute('code', 'string', '', { returned: 'never' }),
          ]),
          complex('keys', '', [attribute('value', 'string', '', { required: true })], { multiValued: true }),
        ],
      },
      required: false,
    },
  ],
};
const requiring = { ...badged, extensions: [{ ...badged.extensions[0]!, required: true }] };

describe('parseResource', () => {
  it('keeps what Entra sends of a user', () => {
    const body = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
      externalId: '0a21f0f2',
      userName: 'u@t.example',
      active: 'True',
      emails: [{ primary: true, type: 'work', value: 'u@t.example' }],
      meta: { resourceType: 'User' },
      name: { formatted: 'G F', familyName: 'F', givenName: 'G' },
      roles: [],
      addresses: null,
      [enterprise]: { department: 'R', employeeNumber: '1', manager: 'm1' },
    };
    expect(parseResource(body, USER)).toEqual({
      externalId: '0a21f0f2',
      userName: 'u@t.example',
      active: true,
      emails: [{ primary: true, type: 'work', value: 'u@t.example' }],
      name: { formatted: 'G F', familyName: 'F', givenName: 'G' },
      [enterprise]: { department: 'R', employeeNumber: '1', manager: { value: 'm1' } },
    });
  });

  it.each<[string, object, object]>([
    ['names in any case', { USERNAME: 'a', Title: 'T' }, { userName: 'a', title: 'T' }],
    ['the core URN before a name', { 'urn:ietf:params:scim:schemas:core:2.0:User:userName': 'a' }, { userName: 'a' }],
    [
      'an extension in another case',
      { userName: 'a', [enterprise.toUpperCase()]: { DIVISION: 'D' } },
      { userName: 'a', [enterprise]: { division: 'D' } },
    ],
    [
      'a mistyped enterprise URN',
      { userName: 'a', [enterprise.replace(':User', 'User')]: { division: 'D' } },
      { userName: 'a', [enterprise]: { division: 'D' } },
    ],
    [
      'a name in two cases that say the same',
      { userName: 'a', UserName: 'a', title: null, Title: 'T' },
      { userName: 'a', title: 'T' },
    ],
    [
      'an extension attribute without its URN',
      { userName: 'a', department: 'D' },
      { userName: 'a', [enterprise]: { department: 'D' } },
    ],
    [
      'an extension attribute by its full name',
      { userName: 'a', [`${enterprise}:department`]: 'D' },
      { userName: 'a', [enterprise]: { department: 'D' } },
    ],
    [
      'the URN before the short name',
      { userName: 'a', [enterprise]: { department: 'D' }, department: 'x' },
      { userName: 'a', [enterprise]: { department: 'D' } },
    ],
    [
      'the URN after the short name',
      { userName: 'a', department: 'x', [enterprise]: { department: 'D' } },
      { userName: 'a', [enterprise]: { department: 'D' } },
    ],
  ])('understands %s', (_, body, expected) => {
    expect(parseResource(body, USER)).toEqual(expected);
  });

  it.each<[string, object]>([
    ['readOnly attributes', { id: 'x', meta: {}, groups: [{ value: 'g' }], schemas: 'wrong' }],
    ['a password', { password: 'secret' }],
    ['unknown attributes and schemas', { favourite: 1, 'urn:other': { a: 1 }, 'name.givenName': 'Ada' }],
    [
      'null, empty lists, empty objects and empty text',
      { title: null, emails: [], name: {}, locale: '', externalId: '' },
    ],
    ['an extension with nothing in it', { [enterprise]: { department: null, foo: 1 }, manager: null }],
    ['an extension that is null', { [enterprise]: null }],
    ['keys that mean something to JavaScript', JSON.parse('{"__proto__":{"a":1},"constructor":{"b":1}}') as object],
  ])('leaves out %s', (_, extra) => {
    expect(parseResource({ userName: 'a', ...extra }, USER)).toEqual({ userName: 'a' });
  });

  it.each<[string, unknown, ResourceType, string, string]>([
    ['null', null, USER, 'invalidSyntax', 'The body must be a User as a JSON object.'],
    ['a list', [], GROUP, 'invalidSyntax', 'The body must be a Group as a JSON object.'],
    ['a text', 'x', USER, 'invalidSyntax', 'The body must be'],
    ['a user without userName', { title: 'T' }, USER, 'invalidValue', 'userName is required, but there is no value'],
    ['a user whose userName is null', { userName: null }, USER, 'invalidValue', 'userName is required'],
    ['a user whose userName is empty', { userName: '' }, USER, 'invalidValue', 'userName must be a non-empty string'],
    ['a group without displayName', { members: [] }, GROUP, 'invalidValue', 'displayName is required'],
    [
      'an attribute in two cases',
      { userName: 'a', UserName: 'b' },
      USER,
      'invalidValue',
      'userName is there more than once, with different values',
    ],
    [
      'a sub-attribute in two cases',
      { userName: 'a', emails: [{ value: 'a', Value: 'b' }] },
      USER,
      'invalidValue',
      'emails[0].value is there more than once',
    ],
    [
      'an attribute of an extension in two cases',
      { userName: 'a', [enterprise]: { department: 'a', Department: 'b' } },
      USER,
      'invalidValue',
      `${enterprise}:department is there more than once`,
    ],
    [
      'an extension that is a text',
      { userName: 'a', [enterprise]: 'x' },
      USER,
      'invalidValue',
      `${enterprise} must be an object`,
    ],
    [
      'a wrong type in an extension',
      { userName: 'a', [enterprise]: { department: 1 } },
      USER,
      'invalidValue',
      `${enterprise}:department must be a string`,
    ],
    [
      'an extension without what it requires',
      { userName: 'a', [badge]: { colour: null, pin: '1' } },
      requiring,
      'invalidValue',
      `${badge}:colour is required`,
    ],
    [
      'a value without the part that it requires',
      { userName: 'a', [badge]: { colour: 'red', chip: { label: 'l' } } },
      badged,
      'invalidValue',
      `${badge}:chip.serial is required`,
    ],
    [
      'a required extension that is missing',
      { userName: 'a' },
      requiring,
      'invalidValue',
      `${badge}:colour is required`,
    ],
  ])('refuses %s', (_, body, type, scimType, detail) => {
    expect(() => parseResource(body, type)).toThrow(
      expect.objectContaining({ status: 400, scimType, message: expect.stringContaining(detail) as string }) as Error,
    );
  });

  it('does without an extension that is not required, and stores nothing of it that is never returned', () => {
    expect(parseResource({ userName: 'a', [badge]: { pin: '1' } }, badged)).toEqual({ userName: 'a' });
    const kept = { colour: 'red', chip: { serial: 's' }, keys: [{ value: 'k' }] };
    const sent = { ...kept, pin: '1', chip: { serial: 's', code: 'c' } };
    expect(parseResource({ userName: 'a', [badge]: sent }, badged)).toEqual({ userName: 'a', [badge]: kept });
  });

  it('tells members that are absent from members that are none', () => {
    expect(parseResource({ displayName: 'g' }, GROUP)).toEqual({ displayName: 'g' });
    expect(parseResource({ displayName: 'g', members: null }, GROUP)).toEqual({ displayName: 'g' });
    expect(parseResource({ displayName: 'g', members: [] }, GROUP)).toEqual({ displayName: 'g', members: [] });
  });

  it('takes a group of 100,000 members', () => {
    const members = Array.from({ length: 100_000 }, (_, index) => ({ value: `id-${index}`, display: 'x' }));
    expect(parseResource({ displayName: 'g', members }, GROUP).members).toHaveLength(100_000);
  });

  it('refuses or understands whatever is sent, and changes nothing when it reads what it returned', () => {
    const names = ['emails', 'addresses', 'name', 'active', 'title', 'manager', 'members', 'displayName', '__proto__'];
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.dictionary(
        fc.constantFrom('value', 'Type', 'primary', 'givenName', 'constructor'),
        fc.constantFrom('a', '', 'True', null),
      ),
    );
    const attributes = fc.dictionary(
      fc.constantFrom(...names, enterprise),
      fc.oneof(value, fc.array(value, { maxLength: 3 })),
    );
    let understood = 0;
    const check = (extra: object, type: ResourceType): void => {
      const once = accepted({ userName: 'a', displayName: 'g', ...extra }, type);
      if (!once) return;
      understood++;
      expect(parseResource(once, type)).toEqual(once);
    };
    fc.assert(fc.property(attributes, fc.constantFrom(USER, GROUP), check), { numRuns: 300 });
    expect(understood).toBeGreaterThan(20);
  });
});

function accepted(body: object, type: ResourceType): object | null {
  try {
    return parseResource(body, type);
  } catch (error) {
    if (error instanceof ScimError) return null;
    throw error;
  }
}

import { complex, text } from './define-attribute.js';
import { ENTERPRISE_USER_SCHEMA } from './enterprise-user.schema.js';
import { GROUP, USER, type ResourceType } from './resource-types.js';
import {
  findAttribute,
  findExtension,
  findSubAttribute,
  isNeverReturned,
  isUnambiguous,
  listPaths,
  printPath,
  resolvePath,
  schemasOf,
} from './schema-registry.js';

const enterprise = ENTERPRISE_USER_SCHEMA.id;
const core = USER.schema.id;

function extendedBy(...schemas: [urn: string, attribute: string][]): ResourceType {
  const extensions = schemas.map(([id, name]) => ({
    schema: { id, name: '', description: '', attributes: [text(name, '')] },
    required: false,
  }));
  return { ...USER, extensions: [...USER.extensions, ...extensions] };
}

describe('resolvePath', () => {
  it.each([
    ['userName', 'userName'],
    ['USERNAME', 'userName'],
    ['Emails.Value', 'emails.value'],
    ['name.givenName', 'name.givenName'],
    ['addresses.primary', 'addresses.primary'],
    ['groups.$ref', 'groups.$ref'],
    ['password', 'password'],
    ['id', 'id'],
    ['externalid', 'externalId'],
    ['schemas', 'schemas'],
    ['meta.lastmodified', 'meta.lastModified'],
    [`${core}:userName`, 'userName'],
    [`${core.toUpperCase()}:NAME.FAMILYNAME`, 'name.familyName'],
    [`${core}:externalId`, 'externalId'],
    [`${enterprise}:department`, `${enterprise}:department`],
    [`${enterprise.toLowerCase()}:MANAGER.VALUE`, `${enterprise}:manager.value`],
    [`${enterprise}.employeeNumber`, `${enterprise}:employeeNumber`],
    [`${enterprise}:manager.displayName`, `${enterprise}:manager.displayName`],
    ['urn:ietf:params:scim:schemas:extension:enterprise:2.0User:division', `${enterprise}:division`],
    ['manager', `${enterprise}:manager`],
    ['Department', `${enterprise}:department`],
    ['manager.value', `${enterprise}:manager.value`],
  ])('understands %s', (given, canonical) => {
    const path = resolvePath(given, USER);
    expect(path && printPath(path)).toBe(canonical);
  });

  it.each([
    '',
    'nope',
    'name.nope',
    'userName.value',
    'members',
    enterprise,
    `${core}:department`,
    `${enterprise}:userName`,
    'urn:other:userName',
    '__proto__',
    'constructor',
  ])('finds nothing for %p', (given) => {
    expect(resolvePath(given, USER)).toBeNull();
  });

  it('prefers the core schema to an extension of the same name', () => {
    const extension = { ...USER.schema, id: 'urn:example:Other' };
    const type = { ...USER, extensions: [{ schema: extension, required: false }] };
    expect(resolvePath('userName', type)?.extension).toBeUndefined();
    expect(resolvePath('urn:example:Other:userName', type)?.extension).toBe('urn:example:Other');
  });

  it('finds attributes of other extensions by their URN only', () => {
    const type = extendedBy(['urn:example:Other', 'badge']);
    expect(resolvePath('badge', type)).toBeNull();
    expect(resolvePath('urn:example:Other:badge', type)?.attribute.name).toBe('badge');
  });

  it('resolves against the resource type that is asked about', () => {
    expect(resolvePath('members.value', GROUP)?.subAttribute?.name).toBe('value');
    expect(resolvePath('manager', GROUP)).toBeNull();
  });

  it('finds every path that it lists by its canonical spelling', () => {
    for (const type of [USER, GROUP]) {
      for (const path of listPaths(type)) expect(resolvePath(printPath(path), type)).toBe(path);
    }
  });
});

describe('finding by name', () => {
  it.each([enterprise, enterprise.toUpperCase(), 'urn:ietf:params:scim:schemas:extension:enterprise:2.0User'])(
    'finds the extension %s',
    (urn) => {
      expect(findExtension(urn, USER)).toBe(ENTERPRISE_USER_SCHEMA);
    },
  );

  it('finds no extension that the resource type does not have', () => {
    expect(findExtension(enterprise, GROUP)).toBeNull();
    expect(findExtension(core, USER)).toBeNull();
  });

  it('finds attributes and sub-attributes in any case', () => {
    const manager = findAttribute(ENTERPRISE_USER_SCHEMA, 'Manager')!;
    expect(findSubAttribute(manager, 'VALUE')?.name).toBe('value');
    expect(findAttribute(ENTERPRISE_USER_SCHEMA, 'userName')).toBeNull();
    expect(findSubAttribute(manager, 'display')).toBeNull();
    expect(findSubAttribute(resolvePath('title', USER)!.attribute, 'value')).toBeNull();
  });
});

describe('isUnambiguous', () => {
  it.each<[boolean, string, [urn: string, attribute: string][]]>([
    [
      true,
      'schemas that have nothing to do with each other',
      [
        ['urn:example:a', 'x'],
        ['urn:example:b', 'x'],
      ],
    ],
    [
      true,
      'a URN that begins like another',
      [
        ['urn:example:a', 'x'],
        ['urn:example:a:b', 'x'],
      ],
    ],
    [true, 'an attribute that the core schema has too', [['urn:example:a', 'userName']]],
    [
      false,
      'a URN that is an attribute of another',
      [
        ['urn:example:a', 'b'],
        ['urn:example:a:b', 'x'],
      ],
    ],
    [
      false,
      'the same, the other way round',
      [
        ['urn:example:a:b', 'x'],
        ['urn:example:a', 'b'],
      ],
    ],
    [
      true,
      'a URN that an older one is without its last colon',
      [
        ['urn:example:2.0:User', 'x'],
        ['urn:example:2.0User', 'x'],
      ],
    ],
    [
      false,
      'a URN that is an older one without its last colon',
      [
        ['urn:example:2.0User', 'x'],
        ['urn:example:2.0:User', 'x'],
      ],
    ],
  ])('says %p of %s', (expected, _, schemas) => {
    expect(isUnambiguous(extendedBy(...schemas))).toBe(expected);
  });

  it('says so of users and groups', () => {
    expect([USER, GROUP].map(isUnambiguous)).toEqual([true, true]);
  });
});

describe('isNeverReturned', () => {
  it('is true of an attribute and its parts, and of a part alone', () => {
    const part = text('part', '');
    const never = { returned: 'never' } as const;
    expect(isNeverReturned({ attribute: text('pin', '', never) })).toBe(true);
    expect(isNeverReturned({ attribute: complex('chip', '', [part], never), subAttribute: part })).toBe(true);
    expect(isNeverReturned({ attribute: complex('chip', '', [part]), subAttribute: text('pin', '', never) })).toBe(
      true,
    );
    expect(isNeverReturned({ attribute: complex('chip', '', [part]), subAttribute: part })).toBe(false);
  });
});

describe('schemasOf', () => {
  it('names the core schema and the extensions that are there or required', () => {
    const required = { ...USER, extensions: [{ schema: ENTERPRISE_USER_SCHEMA, required: true }] };
    expect(schemasOf({ userName: 'ada' }, USER)).toEqual([core]);
    expect(schemasOf({ userName: 'ada', [enterprise]: { department: 'R' } }, USER)).toEqual([core, enterprise]);
    expect(schemasOf({ userName: 'ada' }, required)).toEqual([core, enterprise]);
  });
});

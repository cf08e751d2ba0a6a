import { GROUP, USER } from '../core/resource-types.js';
import { printPath } from '../core/schema-registry.js';
import { printFilter } from '../filter/print-filter.js';
import { parsePatch, type PatchOperation } from './parse-patch.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const ENTERPRISE_ATTRIBUTES = ['employeeNumber', 'costCenter', 'organization', 'division', 'department', 'manager'];

function show({ op, path, filter, value }: PatchOperation): string {
  const { subAttribute, ...whole } = path;
  const target = filter
    ? `${printPath(whole)}[${printFilter(filter)}]${subAttribute ? `.${subAttribute.name}` : ''}`
    : printPath(path);
  return [op, target, ...(value === undefined ? [] : [JSON.stringify(value)])]
    .join(' ')
    .replace(ENTERPRISE, 'ENTERPRISE');
}

function parse(operation: object, type = USER): string[] {
  return parsePatch({ Operations: [operation] }, type).map(show);
}

function refusalOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('It was not refused.');
}

describe('parsePatch', () => {
  it.each([
    [{ op: 'Replace', path: 'active', value: 'False' }, ['replace active false']],
    [{ op: 'ADD', path: 'Title', value: 'x' }, ['add title "x"']],
    [{ Op: 'add', Path: 'title', Value: 'x' }, ['add title "x"']],
    [{ op: 'remove', path: 'title' }, ['remove title']],
    [{ op: 'remove', path: 'title', value: 'x' }, ['remove title']],
    [{ op: 'replace', path: 'urn:ietf:params:scim:schemas:core:2.0:User:title', value: 'x' }, ['replace title "x"']],
    [
      { op: 'replace', path: ' emails[ type eq "work" ] .Value ', value: 'x' },
      ['replace emails[type eq "work"].value "x"'],
    ],
    [
      { op: 'replace', path: 'emails[type eq "work"]', value: { value: 'x' } },
      ['replace emails[type eq "work"] {"value":"x"}'],
    ],
    [{ op: 'replace', path: 'emails[type eq "]"].value', value: 'x' }, ['replace emails[type eq "]"].value "x"']],
    [{ op: 'add', path: 'roles[primary eq "True"].display', value: 'x' }, ['add roles[primary eq true].display "x"']],
    [{ op: 'add', path: 'emails', value: { value: 'x' } }, ['add emails [{"value":"x"}]']],
    [{ op: 'add', path: `${ENTERPRISE}:department`, value: 'x' }, ['add ENTERPRISE:department "x"']],
    [{ op: 'add', path: 'department', value: 'x' }, ['add ENTERPRISE:department "x"']],
    [
      { op: 'replace', path: 'phoneNumbers[type eq "work" and primary eq true]', value: null },
      ['remove phoneNumbers[type eq "work" and primary eq true]'],
    ],
  ])('reads %j', (operation, expected) => {
    expect(parse(operation)).toEqual(expected);
  });

  it.each([
    ['a string', 'id'],
    ['an object', { value: 'id' }],
    ['an array with a null $ref', [{ $ref: null, value: 'id' }]],
    ['a string in an array', ['id']],
  ])('reads the manager that Entra sends as %s', (_form, value) => {
    const expected = ['replace ENTERPRISE:manager {"value":"id"}'];
    expect(parse({ op: 'replace', path: 'manager', value })).toEqual(expected);
    expect(parse({ op: 'replace', path: `${ENTERPRISE}:manager`, value })).toEqual(expected);
    expect(parse({ op: 'replace', value: { [`${ENTERPRISE}:manager`]: value } })).toEqual(expected);
    expect(parse({ op: 'replace', value: { [ENTERPRISE]: { manager: value } } })).toEqual(expected);
  });

  it('reads what stands at the value of the manager', () => {
    expect(parse({ op: 'add', path: `${ENTERPRISE}:manager.value`, value: 'id' })).toEqual([
      'add ENTERPRISE:manager.value "id"',
    ]);
    expect(parse({ op: 'replace', path: `${ENTERPRISE}:manager.value`, value: '' })).toEqual([
      'remove ENTERPRISE:manager.value',
    ]);
  });

  it.each([[''], [null], [[]]])('takes the manager %j for no manager', (value) => {
    expect(parse({ op: 'replace', path: 'manager', value })).toEqual(['remove ENTERPRISE:manager']);
    expect(parse({ op: 'add', path: 'manager', value })).toEqual(['remove ENTERPRISE:manager']);
  });

  it('expands an object without a path into one operation for each attribute', () => {
    const value = {
      displayName: 'A B',
      'name.givenName': 'A',
      name: { familyName: 'B' },
      'emails[type eq "work"].value': 'a@b',
      [`${ENTERPRISE}:employeeNumber`]: '17',
      [ENTERPRISE]: { department: 'R', 'manager.value': 'm' },
      'urn:ietf:params:scim:schemas:core:2.0:User:title': 'T',
    };
    const expected = [
      'replace displayName "A B"',
      'replace name.givenName "A"',
      'replace name {"familyName":"B"}',
      'replace emails[type eq "work"].value "a@b"',
      'replace ENTERPRISE:employeeNumber "17"',
      'replace ENTERPRISE:department "R"',
      'replace ENTERPRISE:manager.value "m"',
      'replace title "T"',
    ];
    expect(parse({ op: 'replace', value })).toEqual(expected);
    expect(parse({ op: 'replace', path: null, value })).toEqual(expected);
    expect(parse({ op: 'replace', path: '', value })).toEqual(expected);
    expect(parse({ op: 'replace', path: USER.schema.id.toUpperCase(), value })).toEqual(expected);
  });

  it('leaves out of an object without a path what is unknown or not for the client to write', () => {
    const value = {
      id: 'x',
      meta: { version: '1' },
      'meta.version': '1',
      schemas: [],
      groups: [{ value: 'x' }],
      password: 7,
      nope: 1,
      'nope[type eq "x"].value': 1,
      'emails[type eq "work"].nope': 1,
      'urn:example:nope:title': 1,
      'manager.displayName': 'x',
      [ENTERPRISE]: { nope: 1 },
      __proto__: { title: 'x' },
      constructor: 1,
      title: 'kept',
    };
    expect(parse({ op: 'add', value: JSON.parse(JSON.stringify(value)) as object })).toEqual(['add title "kept"']);
  });

  it.each([
    ['beside each other', { title: 'a', TITLE: 'b' }, 'TITLE is there more than once'],
    ['in an extension', { [ENTERPRISE]: { division: 'a', Division: 'b' } }, 'Division is there more than once'],
  ])('refuses one attribute in two cases %s', (_, value, detail) => {
    expect(() => parse({ op: 'replace', value })).toThrow(detail);
  });

  it('merges an object at the URN of an extension, and removes the extension as a whole', () => {
    const all = ENTERPRISE_ATTRIBUTES.map((name) => `remove ENTERPRISE:${name}`);
    expect(parse({ op: 'replace', path: ENTERPRISE, value: { division: 'D' } })).toEqual([
      'replace ENTERPRISE:division "D"',
    ]);
    expect(parse({ op: 'replace', path: ENTERPRISE, value: {} })).toEqual([]);
    expect(parse({ op: 'remove', path: ENTERPRISE })).toEqual(all);
    expect(parse({ op: 'replace', path: ENTERPRISE, value: null })).toEqual(all);
    expect(parse({ op: 'replace', value: { [ENTERPRISE]: null } })).toEqual(all);
  });

  it.each([
    [{ op: 'replace', path: 'nickName', value: '' }, ['remove nickName']],
    [{ op: 'replace', path: 'nickName', value: null }, ['remove nickName']],
    [{ op: 'add', path: 'nickName', value: null }, ['remove nickName']],
    [{ op: 'replace', path: 'emails', value: [] }, ['remove emails']],
    [{ op: 'replace', path: 'emails', value: '' }, ['remove emails']],
    [{ op: 'add', path: 'emails', value: [] }, []],
    [{ op: 'add', path: 'emails', value: null }, []],
    [{ op: 'add', path: 'emails[type eq "work"].value', value: '' }, ['remove emails[type eq "work"].value']],
    [{ op: 'add', path: 'emails[type eq "work"]', value: null }, []],
    [{ op: 'replace', path: 'emails[type eq "work"].value', value: '' }, ['remove emails[type eq "work"].value']],
    [{ op: 'replace', path: 'name', value: null }, ['remove name']],
    [{ op: 'replace', path: 'name', value: {} }, []],
    [{ op: 'replace', path: 'name', value: { nope: 1 } }, []],
    [{ op: 'replace', path: 'manager', value: { displayName: 'x' } }, []],
    [{ op: 'replace', path: 'manager', value: { value: '' } }, ['replace ENTERPRISE:manager {"value":null}']],
    [
      { op: 'replace', path: 'name', value: { GivenName: null, familyName: '' } },
      ['replace name {"givenName":null,"familyName":null}'],
    ],
    [
      { op: 'add', path: 'name', value: { givenName: 'A', familyName: null } },
      ['add name {"givenName":"A","familyName":null}'],
    ],
    [
      { op: 'replace', path: 'emails[type eq "work"]', value: { value: 'x', display: null } },
      ['replace emails[type eq "work"] {"value":"x","display":null}'],
    ],
  ])('takes null, "" and [] for unassigned: %j', (operation, expected) => {
    expect(parse(operation)).toEqual(expected);
  });

  it.each([
    [
      {
        op: 'Add',
        path: 'members',
        value: [
          { $ref: null, value: 'a' },
          { $ref: null, value: 'b' },
        ],
      },
      ['add members [{"value":"a"},{"value":"b"}]'],
    ],
    [{ op: 'Remove', path: 'members', value: [{ $ref: null, value: 'a' }] }, ['remove members [{"value":"a"}]']],
    [{ op: 'Remove', path: 'members', value: { value: 'a' } }, ['remove members [{"value":"a"}]']],
    [{ op: 'Remove', path: 'members', value: 'a' }, ['remove members [{"value":"a"}]']],
    [{ op: 'Remove', path: 'members', value: ['a', 'b'] }, ['remove members [{"value":"a"},{"value":"b"}]']],
    [{ op: 'Remove', path: 'members', value: [] }, []],
    [{ op: 'remove', path: 'members', value: null }, ['remove members']],
    [{ op: 'remove', path: 'members' }, ['remove members']],
    [{ op: 'remove', path: 'members[value eq"a"]' }, ['remove members[value eq "a"]']],
    [{ op: 'replace', path: 'members', value: [] }, ['remove members']],
    [{ op: 'replace', path: 'members', value: [{ value: 'a', display: null }] }, ['replace members [{"value":"a"}]']],
    [{ op: 'replace', value: { members: [{ value: 'a', display: 'A' }] } }, ['replace members [{"value":"a"}]']],
    [{ op: 'replace', path: 'members[value eq "a"].display', value: 'A' }, []],
    [{ op: 'replace', path: 'members[value eq "a"].displayName', value: 'A' }, []],
    [{ op: 'remove', path: 'members.display' }, []],
    [{ op: 'replace', value: { id: 'g', displayName: 'New' } }, ['replace displayName "New"']],
    [{ op: 'replace', value: { externalId: 'e' } }, ['replace externalId "e"']],
  ])('reads what clients send for groups: %j', (operation, expected) => {
    expect(parse(operation, GROUP)).toEqual(expected);
  });

  it.each([
    [[null]],
    [[{}]],
    [[{ $ref: 'x' }]],
    [[{ value: 7 }]],
    [''],
    [{}],
    [7],
    [[{ value: '' }]],
    [[{ value: 'a' }, { type: 'User' }]],
  ])('never takes a list of members to remove that it can not read for all members: %j', (value) => {
    const body = { Operations: [{ op: 'Remove', path: 'members', value }] };
    expect(refusalOf(() => parsePatch(body, GROUP))).toMatchObject({ status: 400, scimType: 'invalidValue' });
  });

  it.each([[[null]], [[{}]], [''], [[{ type: 'work' }]], [[{ value: 'a' }, { type: 'work' }]], [[{ value: '' }]]])(
    'never takes a list of e-mails to remove that it can not read for all e-mails: %j',
    (value) => {
      const body = { Operations: [{ op: 'remove', path: 'emails', value }] };
      expect(refusalOf(() => parsePatch(body, USER))).toMatchObject({ status: 400, scimType: 'invalidValue' });
    },
  );

  it('finds the operations in any case, whatever the schemas are', () => {
    const operations = [{ op: 'add', path: 'title', value: 'x' }];
    expect(parsePatch({ operations }, USER)).toHaveLength(1);
    expect(parsePatch({ schemas: ['urn:nope'], OPERATIONS: operations }, USER)).toHaveLength(1);
    expect(parsePatch({ schemas: 7, Operations: [] }, USER)).toEqual([]);
  });

  it('does without a word nothing at schemas and password', () => {
    expect(parse({ op: 'add', path: 'schemas', value: [ENTERPRISE] })).toEqual([]);
    expect(parse({ op: 'remove', path: 'schemas' })).toEqual([]);
    expect(parse({ op: 'replace', path: 'password', value: 'secret' })).toEqual([]);
    expect(parse({ op: 'replace', value: { password: 'secret' } })).toEqual([]);
  });

  it.each([[null], [undefined], ['x'], [[]], [7]])('refuses the body %j', (body) => {
    expect(refusalOf(() => parsePatch(body, USER))).toMatchObject({ status: 400, scimType: 'invalidSyntax' });
  });

  it.each([[{}], [{ Operations: {} }], [{ Operations: null }], [{ Operations: ['x'] }], [{ Operations: [null] }]])(
    'refuses %j, which has no array of operations',
    (body) => {
      expect(refusalOf(() => parsePatch(body, USER))).toMatchObject({ status: 400, scimType: 'invalidSyntax' });
    },
  );

  it.each([
    [{ op: 'move', path: 'title', value: 'x' }, 'invalidSyntax', '"move"'],
    [{ path: 'title', value: 'x' }, 'invalidSyntax', 'nothing'],
    [{ op: ['add'], path: 'title', value: 'x' }, 'invalidSyntax', '["add"]'],
    [{ op: 'add', path: 7, value: 'x' }, 'invalidPath', '7'],
    [{ op: 'add', path: ['title'], value: 'x' }, 'invalidPath', '["title"]'],
    [{ op: 'add', path: 'nope', value: 'x' }, 'invalidPath', '"nope" names no attribute of User'],
    [{ op: 'add', path: 'name.nope', value: 'x' }, 'invalidPath', 'name.nope'],
    [{ op: 'add', path: 'nope[type eq "x"]', value: 'x' }, 'invalidPath', 'nope['],
    [{ op: 'add', path: 'emails[type eq "x"].nope', value: 'x' }, 'invalidPath', '.nope'],
    [{ op: 'add', path: 'emails[type eq "x"]value', value: 'x' }, 'invalidPath', ']value'],
    [
      { op: 'add', path: 'emails[type eq "x".value', value: 'x' },
      'invalidPath',
      'has no closing \\"]\\"'.replaceAll('\\', ''),
    ],
    [{ op: 'add', path: 'userName[value eq "x"]', value: 'x' }, 'invalidPath', 'userName does not have'],
    [{ op: 'add', path: 'emails.value[type eq "x"]', value: 'x' }, 'invalidPath', 'emails.value does not have'],
    [{ op: 'add', path: 'emails[type is "x"].value', value: 'x' }, 'invalidFilter', 'position 13'],
    [{ op: 'add', path: 'emails[].value', value: 'x' }, 'invalidFilter', 'position 8'],
    [{ op: 'replace', value: { 'emails[type is "x"].value': 'x' } }, 'invalidFilter', 'position 13'],
    [{ op: 'replace', path: 'id', value: 'x' }, 'mutability', 'id is readOnly'],
    [{ op: 'remove', path: 'meta' }, 'mutability', 'meta is readOnly'],
    [{ op: 'replace', path: 'meta.version', value: 'x' }, 'mutability', 'meta.version is readOnly'],
    [{ op: 'add', path: 'groups', value: [{ value: 'x' }] }, 'mutability', 'groups is readOnly'],
    [{ op: 'replace', path: 'manager.displayName', value: 'x' }, 'mutability', 'manager.displayName is readOnly'],
    [{ op: 'remove' }, 'noTarget', 'path'],
    [{ op: 'remove', value: { title: 'x' } }, 'noTarget', 'path'],
    [{ op: 'add' }, 'invalidValue', 'object'],
    [{ op: 'replace', value: null }, 'invalidValue', 'object'],
    [{ op: 'replace', value: 'x' }, 'invalidValue', 'object'],
    [{ op: 'replace', value: [{ title: 'x' }] }, 'invalidValue', 'object'],
    [{ op: 'replace', path: 'title' }, 'invalidValue', 'title'],
    [{ op: 'add', path: ENTERPRISE, value: 'x' }, 'invalidValue', ENTERPRISE],
    [{ op: 'replace', path: ENTERPRISE }, 'invalidValue', ENTERPRISE],
    [{ op: 'replace', path: 'userName', value: '' }, 'invalidValue', 'userName'],
    [{ op: 'replace', path: 'active', value: 'perhaps' }, 'invalidValue', 'active'],
    [{ op: 'replace', path: 'title', value: { x: 1 } }, 'invalidValue', 'title'],
    [{ op: 'replace', path: 'name', value: 'A B' }, 'invalidValue', 'name'],
    [
      { op: 'replace', path: 'emails[type eq "work"]', value: [{ value: 'a' }, { value: 'b' }] },
      'invalidValue',
      'emails',
    ],
    [{ op: 'replace', path: 'emails[type eq "work"].value', value: { value: 'a' } }, 'invalidValue', 'emails.value'],
  ])('refuses %j with %s', (operation, scimType, detail) => {
    expect(refusalOf(() => parse(operation))).toMatchObject({
      status: 400,
      scimType,
      message: expect.stringContaining(detail) as string,
    });
  });

  it.each([
    [{ op: 'replace', path: 'members[value eq "a"].value', value: 'b' }],
    [{ op: 'replace', path: 'members[value eq "a"].type', value: 'Group' }],
    [{ op: 'remove', path: 'members.$ref' }],
    [{ op: 'add', value: { 'members.value': 'a' } }],
    [{ op: 'replace', path: 'members[value eq "a"]', value: { value: 'b' } }],
    [{ op: 'add', path: 'members[value eq "a"]', value: { value: 'a' } }],
  ])('refuses to change a member: %j', (operation) => {
    expect(refusalOf(() => parse(operation, GROUP))).toMatchObject({ status: 400, scimType: 'mutability' });
  });

  it('leaves the members alone when they are null among other attributes, as a PUT does', () => {
    expect(parse({ op: 'replace', value: { displayName: 'G', members: null } }, GROUP)).toEqual([
      'replace displayName "G"',
    ]);
    expect(parse({ op: 'replace', value: { members: [] } }, GROUP)).toEqual(['remove members']);
    expect(parse({ op: 'replace', path: 'members', value: null }, GROUP)).toEqual(['remove members']);
  });

  it('counts the members of a value without a path as operations', () => {
    const value = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`emails[value eq "${index}"].display`, 'x']));
    const body = (...values: object[]): object => ({
      Operations: values.map((each) => ({ op: 'add', value: each })),
    });
    expect(parsePatch(body(value(10_000)), USER)).toHaveLength(10_000);
    for (const values of [[value(10_001)], [value(6_000), value(6_000)]]) {
      expect(refusalOf(() => parsePatch(body(...values), USER))).toMatchObject({ status: 413, scimType: 'tooMany' });
    }
  });

  it('takes 10,000 operations and refuses one more', () => {
    const operations = (length: number): object => ({
      Operations: Array.from({ length }, (_, index) => ({ op: 'remove', path: `members[value eq "${index}"]` })),
    });
    expect(parsePatch(operations(10_000), GROUP)).toHaveLength(10_000);
    expect(refusalOf(() => parsePatch(operations(10_001), GROUP))).toMatchObject({ status: 413, scimType: 'tooMany' });
  });
});

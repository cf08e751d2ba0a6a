import type { Attributes } from '../core/attribute.js';
import { attribute, complex, text } from '../core/define-attribute.js';
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
    expect(refusalOf({ displayName: 'G' }, [{ op: 'remove', path: 'displayName' }], GROUP)).toMatchObject({
      scimType: 'mutability',
    });
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

  const urn = 'urn:example:Badge';
  const badge = [
    text('colour', 'Its colour.', { required: true }),
    text('label', 'What it says.'),
    complex('chip', 'What is in it.', [
      text('serial', 'Its number.', { mutability: 'immutable' }),
      text('maker', 'By.'),
    ]),
  ];
  const schema = { id: urn, name: 'Badge', description: '', attributes: badge };
  const badged: ResourceType = { ...USER, extensions: [...USER.extensions, { schema, required: false }] };
  const requiring: ResourceType = { ...USER, extensions: [{ schema, required: true }] };
  const bearer = { ...user, [urn]: { colour: 'red', chip: { serial: '1' } } };

  it('lets an extension begin with all that it requires, in any order, and end as a whole', () => {
    const operations = [
      { op: 'add', path: `${urn}:label`, value: 'Guest' },
      { op: 'add', path: `${urn}:colour`, value: 'red' },
    ];
    expect(patched(user, operations, badged)[urn]).toEqual({ label: 'Guest', colour: 'red' });
    expect(patched({ ...user, [urn]: { colour: 'red' } }, [{ op: 'remove', path: urn }], badged)).toEqual(user);
  });

  it.each<[string, object, object, ResourceType, string]>([
    [
      'an extension without what it requires',
      user,
      { op: 'add', path: `${urn}:label`, value: 'x' },
      badged,
      'invalidValue',
    ],
    ['taking what it requires away', bearer, { op: 'remove', path: `${urn}:colour` }, badged, 'mutability'],
    [
      'taking a required extension away',
      { ...user, [urn]: { colour: 'red' } },
      { op: 'remove', path: urn },
      requiring,
      'mutability',
    ],
    ['another immutable part', bearer, { op: 'replace', path: `${urn}:chip.serial`, value: '2' }, badged, 'mutability'],
    ['taking an immutable part away', bearer, { op: 'remove', path: `${urn}:chip` }, badged, 'mutability'],
  ])('refuses %s', (_name, before, operation, type, scimType) => {
    expect(refusalOf(before as never, [operation], type)).toMatchObject({ status: 400, scimType });
  });

  it('leaves alone what else is lacking', () => {
    expect(patched({}, [{ op: 'add', path: 'title', value: 'T' }])).toEqual({ title: 'T' });
    const before = { ...user, [urn]: { label: 'x' } };
    expect(patched(before, [{ op: 'replace', path: 'title', value: 'T' }], badged)).toEqual({ ...before, title: 'T' });
    expect(patched(bearer, [{ op: 'add', path: `${urn}:chip.maker`, value: 'Acme' }], badged)[urn]).toEqual({
      colour: 'red',
      chip: { serial: '1', maker: 'Acme' },
    });
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

  it('handles tens of thousands of values without comparing each with each', () => {
    const members = Array.from({ length: 50_000 }, (_, index) => ({ value: `${index}` }));
    const started = Date.now();
    const full = patched({ displayName: 'G' }, [{ op: 'add', path: 'members', value: members }], GROUP);
    expect(full.members).toHaveLength(50_000);
    expect(patched(full, [{ op: 'Add', path: 'members', value: members }], GROUP).members).toHaveLength(50_000);
    expect(patched(full, [{ op: 'Remove', path: 'members', value: members }], GROUP)).toEqual({ displayName: 'G' });
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('refuses what would take too long: thousands of operations on thousands of values', () => {
    const add = (count: number): object[] =>
      Array.from({ length: count }, (_, index) => ({ op: 'add', path: 'emails', value: [{ value: `${index}` }] }));
    expect(patched(user, add(1_000)).emails).toHaveLength(1_000);
    expect(refusalOf(user, add(10_000))).toMatchObject({ status: 413, scimType: 'tooMany' });
    const terms = Array.from({ length: 200 }, (_, index) => `value eq "${index}" or not (type pr)`).join(' or ');
    const costly = {
      op: 'remove',
      path: `emails[type eq "work" and (${terms})]`,
    };
    expect(refusalOf(user, [...add(1_000), ...Array.from({ length: 10 }, () => costly)])).toMatchObject({
      status: 413,
    });
  });
});

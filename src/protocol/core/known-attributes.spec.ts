import { attribute, complex, text } from './define-attribute.js';
import { knownAttributes } from './known-attributes.js';
import { USER, type ResourceType } from './resource-types.js';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const urn = 'urn:example:Badge';
const badged: ResourceType = {
  ...USER,
  extensions: [
    ...USER.extensions,
    {
      schema: {
        id: urn,
        name: 'Badge',
        description: '',
        attributes: [
          attribute('number', 'integer', ''),
          text('tags', '', { multiValued: true }),
          complex('keys', '', [text('value', '')], { multiValued: true }),
          complex('chip', '', [text('serial', '')]),
        ],
      },
      required: false,
    },
  ],
};

describe('knownAttributes', () => {
  it('is the same object when all is known', () => {
    const user = {
      userName: 'a',
      emails: [{ value: 'a@b' }],
      [enterprise]: { department: 'R', manager: { value: 'm' } },
      [urn]: { number: 1, tags: ['x'], keys: [{ value: 'k' }], chip: { serial: 's' } },
    };
    expect(knownAttributes(user, badged)).toEqual(user);
    const plain = { userName: 'a', [enterprise]: { department: 'R' } };
    expect(knownAttributes(plain, USER)).toBe(plain);
  });

  it.each<[string, object, object | undefined]>([
    ['an attribute', { number: 1, colour: 'red' }, { number: 1 }],
    ['an attribute in another case', { Number: 2, number: 1 }, { number: 1 }],
    ['a part', { chip: { serial: 's', label: 'l' } }, { chip: { serial: 's' } }],
    ['a part of one of several values', { keys: [{ value: 'k', door: 1 }] }, { keys: [{ value: 'k' }] }],
    ['all there is of one of several values', { keys: [{ value: 'k' }, { door: 1 }] }, { keys: [{ value: 'k' }] }],
    ['all parts', { number: 1, chip: { label: 'l' } }, { number: 1 }],
    ['all parts of all values', { number: 1, keys: [{ door: 1 }] }, { number: 1 }],
    ['all attributes', { colour: 'red', size: 1 }, undefined],
  ])('leaves out %s that is not defined any more', (_, stored, shown) => {
    const before = { userName: 'a', [urn]: stored as never };
    const copy = structuredClone(before);
    expect(knownAttributes(before, badged)).toEqual(shown ? { userName: 'a', [urn]: shown } : { userName: 'a' });
    expect(before).toEqual(copy);
  });

  it('leaves out an extension that is not there any more, or only in another spelling', () => {
    expect(knownAttributes({ userName: 'a', [urn]: { number: 1 } }, USER)).toEqual({ userName: 'a' });
    expect(knownAttributes({ userName: 'a', [urn.toUpperCase()]: { number: 1 } }, badged)).toEqual({ userName: 'a' });
  });
});

import { attribute, complex, text } from './define-attribute.js';
import { checkImmutable, keepImmutable } from './immutable.js';
import { GROUP, USER, type ResourceType } from './resource-types.js';

const urn = 'urn:example:Badge';
const immutable = { mutability: 'immutable' } as const;
const badged: ResourceType = {
  ...USER,
  extensions: [
    {
      schema: {
        id: urn,
        name: 'Badge',
        description: '',
        attributes: [
          attribute('number', 'integer', '', immutable),
          text('colour', ''),
          complex('chip', '', [text('serial', '', immutable), text('label', '')]),
          complex('keys', '', [text('value', '', immutable)], { multiValued: true }),
        ],
      },
      required: false,
    },
  ],
};
const before = { userName: 'a', [urn]: { number: 1, chip: { serial: 's' }, keys: [{ value: 'k' }] } };
const mutability = expect.objectContaining({ status: 400, scimType: 'mutability' }) as Error;

describe('checkImmutable', () => {
  it.each<[string, object]>([
    ['as it was', { number: 1, chip: { serial: 's' } }],
    ['with another value of what may change', { number: 1, colour: 'red', chip: { serial: 's', label: 'l' } }],
    ['without one of several values', { number: 1, chip: { serial: 's' }, keys: [] }],
  ])('agrees to a resource %s', (_, badge) => {
    expect(() => checkImmutable(before, { userName: 'b', [urn]: badge as never }, badged)).not.toThrow();
  });

  it.each<[string, object]>([
    ['another value', { [urn]: { number: 2, chip: { serial: 's' } } }],
    ['no value', { [urn]: { chip: { serial: 's' } } }],
    ['another part', { [urn]: { number: 1, chip: { serial: 't' } } }],
    ['no extension', {}],
  ])('refuses %s', (_, after) => {
    expect(() => checkImmutable(before, after as never, badged)).toThrow(mutability);
  });

  it('agrees to a first value', () => {
    expect(() => checkImmutable({ userName: 'a' }, before, badged)).not.toThrow();
  });
});

describe('keepImmutable', () => {
  it('keeps what the replacement does not name', () => {
    expect(keepImmutable(before, { userName: 'b' }, badged)).toEqual({
      userName: 'b',
      [urn]: { number: 1, chip: { serial: 's' } },
    });
    expect(keepImmutable(before, { userName: 'b', [urn]: { chip: { label: 'l' } } }, badged)).toEqual({
      userName: 'b',
      [urn]: { number: 1, chip: { serial: 's', label: 'l' } },
    });
  });

  it('refuses another value than there is', () => {
    expect(() => keepImmutable(before, { userName: 'b', [urn]: { number: 2 } }, badged)).toThrow(mutability);
  });

  it('is the replacement itself where nothing is immutable', () => {
    const after = { displayName: 'g' };
    expect(keepImmutable({ displayName: 'f', members: [{ value: '1' }] }, after, GROUP)).toBe(after);
  });
});

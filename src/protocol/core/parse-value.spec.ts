import { ScimError } from '../messages/scim-error.js';
import type { Attribute } from './attribute.js';
import { attribute, complex } from './define-attribute.js';
import { isDateTime } from './parse-simple.js';
import { parseValue } from './parse-value.js';
import { GROUP, USER } from './resource-types.js';
import { resolvePath, type AttributePath } from './schema-registry.js';

const made: Record<string, Attribute> = {
  level: attribute('level', 'integer', ''),
  score: attribute('score', 'decimal', ''),
  since: attribute('since', 'dateTime', ''),
  tags: attribute('tags', 'string', '', { multiValued: true }),
  size: complex('size', '', [attribute('height', 'decimal', '')]),
};

function pathOf(name: string): AttributePath {
  return resolvePath(name, USER) ?? resolvePath(name, GROUP) ?? { attribute: made[name]! };
}

function refusalOf(name: string, value: unknown): ScimError {
  try {
    parseValue(value, pathOf(name));
  } catch (error) {
    return error as ScimError;
  }
  throw new Error(`${name} accepts ${JSON.stringify(value)}`);
}

describe('parseValue', () => {
  it.each<[string, unknown, unknown]>([
    ['title', 'Engineer', 'Engineer'],
    ['title', ' spaced ', ' spaced '],
    ['title', '', undefined],
    ['title', null, undefined],
    ['title', undefined, undefined],
    ['title', [], undefined],
    ['active', true, true],
    ['active', 'True', true],
    ['active', 'FALSE', false],
    ['profileUrl', '../ada', '../ada'],
    ['level', 3, 3],
    ['level', '-12', -12],
    ['score', 1.5, 1.5],
    ['score', '2.5e1', 25],
    ['since', '2011-08-01T18:29:49Z', '2011-08-01T18:29:49Z'],
    ['since', '', undefined],
    ['name', { GivenName: 'Ada', familyName: null, formatted: '', unknown: 1 }, { givenName: 'Ada' }],
    [
      'emails',
      [
        { value: 'a', type: 'work' },
        { value: 'a', type: 'work' },
      ],
      [{ value: 'a', type: 'work' }],
    ],
    ['name', {}, undefined],
    ['name', '', undefined],
    ['name.givenName', 'Ada', 'Ada'],
    ['emails', [{ value: 'a@b', Primary: 'True' }], [{ value: 'a@b', primary: true }]],
    ['emails', { value: 'a@b' }, [{ value: 'a@b' }]],
    ['emails', 'a@b', [{ value: 'a@b' }]],
    ['emails', ['a@b', null, { value: '' }, {}], [{ value: 'a@b' }]],
    ['emails', '', undefined],
    ['emails', [{ type: null }], undefined],
    ['emails', [{ value: 'a' }, { value: 'a' }, { value: 'A' }], [{ value: 'a' }, { value: 'A' }]],
    ['emails.value', 'a@b', 'a@b'],
    ['emails.primary', 'false', false],
    [
      'emails',
      [
        { type: 'work', value: '' },
        { type: 'home', value: 'x' },
      ],
      [{ type: 'home', value: 'x' }],
    ],
    ['emails', [{ type: 'work', primary: true, value: null, display: '' }], undefined],
    ['emails', [{ type: 'work', value: '', display: 'Ada' }], [{ type: 'work', display: 'Ada' }]],
    ['emails', [{ type: 'work' }], [{ type: 'work' }]],
    [
      'addresses',
      [
        { Type: 'work', streetAddress: '', locality: null },
        { type: 'home', region: 'X' },
      ],
      [{ type: 'home', region: 'X' }],
    ],
    ['emails', { type: 'home', value: null }, [{ type: 'home' }]],
    ['tags', ['a', '', 'b'], ['a', 'b']],
    ['tags', 'a', ['a']],
    ['roles', [{ value: '{"id":"1","value":"v"}' }], [{ value: '{"id":"1","value":"v"}' }]],
    ['x509Certificates', [{ value: 'MIIB+/8=\n' }], [{ value: 'MIIB+/8=\n' }]],
    ['manager', 'm1', { value: 'm1' }],
    ['manager', { value: 'm1', $ref: null, displayName: 'Grace' }, { value: 'm1' }],
    ['manager', [{ value: 'm1', $ref: '../Users/m1' }], { value: 'm1', $ref: '../Users/m1' }],
    ['manager', ['m1'], { value: 'm1' }],
    ['manager', { managerId: 'm1', displayName: 'Grace' }, { value: 'm1' }],
    ['manager', { managerId: '' }, undefined],
    ['manager', { value: '', $ref: '../Users/m1' }, undefined],
    ['manager', [null], undefined],
    ['manager', [], undefined],
    ['manager', '', undefined],
    ['manager.value', 'm1', 'm1'],
    ['members', [{ value: 'a', display: null, $ref: null, type: 'User' }], [{ value: 'a' }]],
    ['members', ['a', { Value: 'b' }, { value: 'a' }], [{ value: 'a' }, { value: 'b' }]],
    ['members', { value: 'a' }, [{ value: 'a' }]],
    ['members', [], []],
    ['members', null, undefined],
  ])('reads %s from %j as %j', (name, value, expected) => {
    expect(parseValue(value, pathOf(name))).toEqual(expected);
  });

  it.each<[string, unknown, string]>([
    ['title', 5, 'title must be a string, got a number (5)'],
    ['title', {}, 'title must be a string, got an object'],
    ['title', ['a'], 'title must be a string, got an array'],
    ['title', 'a\0b', 'title must not contain the character NUL'],
    ['title', '\ud800', 'title must be well-formed text, half of a surrogate pair is missing'],
    ['title', 'x'.repeat(65_537), 'title must be at most 65536 characters long, got 65537'],
    ['userName', 'x'.repeat(641), 'userName must be at most 640 characters long, got 641'],
    ['userName', '  ', 'userName must be a non-empty string, got an empty string'],
    ['active', 'yes', 'active must be true or false, got a string ("yes")'],
    ['active', '', 'active must be true or false, got an empty string'],
    ['active', 1, 'active must be true or false, got a number (1)'],
    ['level', 1.5, 'level must be a whole number, got a number (1.5)'],
    ['level', 'two', 'level must be a whole number, got a string ("two")'],
    ['score', true, 'score must be a number, got a boolean (true)'],
    ['since', '2011-02-30T00:00:00Z', 'since must be a date and time such as 2026-01-31T08:00:00Z, got a string'],
    ['name', 'Ada', 'name must be an object, got a string ("Ada")'],
    ['name', ['Ada'], 'name must be an object, got an array'],
    ['emails', [{ value: true }], 'emails[0].value must be a string, got a boolean (true)'],
    ['emails', ['a', 7], 'emails[1] must be an object, got a number (7)'],
    ['emails', [[{}]], 'emails[0] must be an object, got an array'],
    ['emails', [{ primary: true }, { primary: 'True' }], 'emails has 2 elements with primary true, at most one may be'],
    ['addresses', ['Main St 1'], 'addresses[0] must be an object, got a string ("Main St 1")'],
    ['x509Certificates', ['%'], 'x509Certificates[0].value must be a base64 string, got a string ("%")'],
    [
      'manager',
      5,
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager must be an object, got a number',
    ],
    ['manager', [{}, {}], 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager must be an object, got'],
    ['members', [{ value: 5 }], 'members[0].value must be the id of a member as a non-empty string, got a number (5)'],
    ['members', ['a', {}], 'members[1].value must be the id of a member as a non-empty string, got nothing'],
    ['members', [null], 'members[0].value must be the id of a member as a non-empty string, got null'],
    ['members', '', 'members[0].value must be the id of a member as a non-empty string, got an empty string'],
    ['members', ['a\0'], 'members[0].value must not contain the character NUL'],
  ])('refuses %s as %j', (name, value, detail) => {
    const refusal = refusalOf(name, value);
    expect(refusal).toMatchObject({ status: 400, scimType: 'invalidValue' });
    expect(refusal.message.startsWith(detail)).toBe(true);
  });

  it('tells which mapping to check', () => {
    expect(refusalOf('emails', [{ value: 1 }]).message).toMatch(/\. Check the attribute mapping for emails\.$/);
    expect(refusalOf('name', { givenName: 1 }).message).toMatch(
      /\. Check the attribute mapping for name\.givenName\.$/,
    );
  });

  it('never echoes a long value, nor half a character', () => {
    const { message } = refusalOf('active', `${'x'.repeat(49)}😀${'y'.repeat(1000)}`);
    expect(message.length).toBeLessThan(160);
    expect(message.isWellFormed()).toBe(true);
  });

  it('is not harmed by keys that mean something to JavaScript', () => {
    const value: unknown = JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{}},"givenName":"Ada"}',
    );
    const name = parseValue(value, pathOf('name')) as object;
    expect(Object.keys(name)).toEqual(['givenName']);
    expect(Object.getPrototypeOf(name)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each(['manager', 'emails', 'title', 'members', 'name'])('survives %s nested 100,000 deep', (name) => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(() => parseValue(deep, pathOf(name))).toThrow(ScimError);
  });
});

describe('isDateTime', () => {
  it.each([
    '2011-08-01T18:29:49Z',
    '2011-08-01T18:29:49.1234567Z',
    '2011-08-01T18:29:49+02:00',
    '2011-08-01T18:29:49',
    '2012-02-29T24:00:00Z',
  ])('takes %s', (value) => {
    expect(isDateTime(value)).toBe(true);
  });

  it.each(['', '2011-08-01', '2011-08-01 18:29:49', '2011-13-01T00:00:00Z', '2011-02-29T00:00:00Z', 'now'])(
    'refuses %p',
    (value) => {
      expect(isDateTime(value)).toBe(false);
    },
  );
});

import fc from 'fast-check';
import type { Attribute } from './attribute.js';
import { InvalidSchema, parseSchema } from './define-schema.js';
import { ENTERPRISE_USER_SCHEMA } from './enterprise-user.schema.js';

const id = 'urn:ietf:params:scim:schemas:extension:acme:2.0:User';
const sound = { id, name: 'Acme', description: '', attributes: [{ name: 'level' }] as unknown[] };

function faultsOf(definition: object): Record<string, string> {
  try {
    parseSchema({ ...sound, ...definition });
  } catch (error) {
    if (error instanceof InvalidSchema) {
      return Object.fromEntries(error.faults.map(({ field, detail }) => [field, detail]));
    }
    throw error;
  }
  return {};
}

function attributeOf(definition: object): Attribute {
  return parseSchema({ ...sound, attributes: [definition] }).attributes[0]!;
}

describe('parseSchema', () => {
  it('fills in what RFC 7643 §2.2 has for what is not said', () => {
    expect(parseSchema(sound)).toEqual({
      id,
      name: 'Acme',
      description: '',
      attributes: [
        {
          name: 'level',
          type: 'string',
          multiValued: false,
          description: '',
          required: false,
          caseExact: false,
          mutability: 'readWrite',
          returned: 'default',
          uniqueness: 'none',
        },
      ],
    });
  });

  it.each<[string, object, object]>([
    ['a reference leads elsewhere', { type: 'reference' }, { caseExact: true, referenceTypes: ['external'] }],
    ['a reference leads where it says', { type: 'reference', referenceTypes: ['User'] }, { referenceTypes: ['User'] }],
    ['a binary is case exact', { type: 'binary' }, { caseExact: true }],
    ['a binary is what it says', { type: 'binary', caseExact: false }, { caseExact: false }],
    ['what is writeOnly is never returned', { mutability: 'writeOnly' }, { returned: 'never' }],
    ['null is nothing said', { type: null, required: null, canonicalValues: null }, { type: 'string' }],
    [
      'words are known in any case',
      { type: 'datetime', returned: 'REQUEST' },
      { type: 'dateTime', returned: 'request' },
    ],
    ['suggestions are kept', { canonicalValues: ['a', 'b'] }, { canonicalValues: ['a', 'b'] }],
  ])('knows that %s', (_, given, expected) => {
    expect(attributeOf({ name: 'level', ...given })).toMatchObject(expected);
  });

  it('reads the parts of a complex attribute', () => {
    const subAttributes = [
      { name: 'number', type: 'integer', required: true, mutability: 'immutable' },
      { name: '$ref', type: 'reference' },
    ];
    expect(attributeOf({ name: 'badge', type: 'complex', subAttributes })).toMatchObject({
      type: 'complex',
      subAttributes: [
        { name: 'number', type: 'integer', required: true, mutability: 'immutable', multiValued: false },
        { name: '$ref', type: 'reference', referenceTypes: ['external'] },
      ],
    });
  });

  it('reads what it wrote, and the schemas of the RFC', () => {
    const { attributes } = ENTERPRISE_USER_SCHEMA;
    expect(parseSchema({ ...sound, attributes })).toEqual({ ...sound, attributes });
  });

  it.each([id, 'urn:example:x', 'URN:Example:hr:2.0:User', 'urn:ab:c.d_e-f', `urn:example:${'x'.repeat(188)}`])(
    'takes the id %s',
    (urn) => {
      expect(parseSchema({ ...sound, id: urn }).id).toBe(urn);
    },
  );

  it.each([
    ['', 'must be a URN'],
    ['acme', 'must be a URN'],
    ['urn:acme', 'must be a URN'],
    ['urn:acme:', 'must be a URN'],
    ['urn:a:x', 'must be a URN'],
    ['urn:acme::x', 'must be a URN'],
    ['urn:acme:x y', 'must be a URN'],
    ["urn:acme:x'y", 'must be a URN'],
    ['urn:acme:x[y', 'must be a URN'],
    ['https://acme.example/x', 'must be a URN'],
    ['urn:ietf:params:scim:schemas:core:2.0:User', 'standard schema'],
    ['URN:IETF:params:scim:schemas:core:2.0:Device', 'standard schema'],
    ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', 'standard schema'],
    ['urn:ietf:params:scim:schemas:extension:enterprise:2.0User', 'standard schema'],
    ['urn:ietf:params:scim:api:messages:2.0:PatchOp', 'standard schema'],
    ['urn:okta:scim:schemas:core:1.0:Role', 'standard schema'],
    [`urn:example:${'x'.repeat(189)}`, 'must be at most 200 characters'],
  ])('refuses the id %p', (urn, problem) => {
    expect(faultsOf({ id: urn })).toEqual({ id: expect.stringContaining(problem) });
  });

  it.each<[string, object, string, string]>([
    ['no name', { name: undefined }, 'name', 'must begin with a letter'],
    ['a name that begins with a digit', { name: '1st' }, 'name', 'must begin with a letter'],
    ['a name with a dot', { name: 'a.b' }, 'name', 'must begin with a letter'],
    ['a name beyond ASCII', { name: 'größe' }, 'name', 'must begin with a letter'],
    ['a name that is too long', { name: 'x'.repeat(101) }, 'name', 'must begin with a letter'],
    ['a name that is a number', { name: 7 }, 'name', 'must begin with a letter'],
    ['a name that objects have', { name: 'constructor' }, 'name', 'must not be the reserved word constructor'],
    ['the prototype', { name: '__proto__' }, 'name', 'must begin with a letter'],
    ['an unknown type', { type: 'text' }, 'type', 'must be one of string, boolean'],
    ['a type that is no word', { type: ['string'] }, 'type', 'must be one of string, boolean'],
    ['a flag that is a text', { required: 'true' }, 'required', 'must be true or false'],
    ['an unknown mutability', { mutability: 'write' }, 'mutability', 'must be one of readWrite'],
    ['an unknown returned', { returned: 'sometimes' }, 'returned', 'must be one of default'],
    ['a uniqueness that nobody enforces', { uniqueness: 'server' }, 'uniqueness', 'must be none'],
    ['a description of no text', { description: 1 }, 'description', 'must be a text'],
    ['a description without end', { description: 'x'.repeat(1001) }, 'description', 'at most 1000 characters'],
    ['a description with NUL', { description: 'a\0' }, 'description', 'must be a text'],
    ['a misspelt characteristic', { multivalued: true }, 'multivalued', 'is no characteristic'],
    ['writeOnly that is returned', { mutability: 'writeOnly', returned: 'always' }, 'returned', 'must be never'],
    ['required and readOnly', { mutability: 'readOnly', required: true }, 'required', 'must be false'],
    ['required and never returned', { returned: 'never', required: true }, 'required', 'must be false'],
    ['suggestions of numbers', { type: 'integer', canonicalValues: ['1'] }, 'canonicalValues', 'only for the type'],
    ['suggestions that are no list', { canonicalValues: 'a' }, 'canonicalValues', 'must be a list'],
    ['suggestions that are no texts', { canonicalValues: [1] }, 'canonicalValues', 'must be a list of 1 to 100 texts'],
    ['no suggestions', { canonicalValues: [] }, 'canonicalValues', 'must be a list of 1 to 100 texts'],
    [
      'too many suggestions',
      { canonicalValues: Array(101).fill('x') },
      'canonicalValues',
      'must be a list of 1 to 100',
    ],
    ['a reference that is none', { referenceTypes: ['User'] }, 'referenceTypes', 'is only for the type reference'],
    ['parts of a text', { subAttributes: [{ name: 'a' }] }, 'subAttributes', 'is only for attributes of the type'],
    ['a complex one without parts', { type: 'complex' }, 'subAttributes', 'must have 1 to 50 entries, got 0'],
    ['parts that are no list', { type: 'complex', subAttributes: {} }, 'subAttributes', 'must have 1 to 50 entries'],
  ])('refuses %s', (_, given, member, problem) => {
    const field = `attributes[0].${member}`;
    expect(faultsOf({ attributes: [{ name: 'level', ...given }] })).toMatchObject({
      [field]: expect.stringContaining(problem),
    });
  });

  it.each<[string, object, object, string, string]>([
    ['parts of parts', {}, { type: 'complex' }, 'type', 'sub-attributes have no sub-attributes'],
    ['a list in a value', {}, { multiValued: true }, 'multiValued', 'a sub-attribute has one value'],
    [
      'an immutable part of one of several values',
      { multiValued: true },
      { mutability: 'immutable' },
      'mutability',
      'must not be immutable',
    ],
    ['a part of a part', {}, { subAttributes: [{ name: 'x' }] }, 'subAttributes', 'is only for attributes of the type'],
  ])('refuses %s', (_, given, part, member, problem) => {
    const attributes = [{ name: 'badge', type: 'complex', ...given, subAttributes: [{ name: 'number', ...part }] }];
    expect(faultsOf({ attributes })).toMatchObject({
      [`attributes[0].subAttributes[0].${member}`]: expect.stringContaining(problem),
    });
  });

  it('refuses names that differ only in their case, and entries that are no objects', () => {
    const attributes = [{ name: 'level' }, { name: 'Level' }, 'level'];
    expect(faultsOf({ attributes })).toMatchObject({
      'attributes[1].name': 'attributes[1].name is that of another attribute, in any case',
      'attributes[2]': 'attributes[2] must be an object',
    });
  });

  it('refuses a schema of nothing, and one of more than 200 attributes', () => {
    const many = Array.from({ length: 201 }, (_, index) => ({ name: `a${index}` }));
    expect(faultsOf({ attributes: [] })).toEqual({ attributes: 'attributes must have 1 to 200 entries, got 0' });
    expect(faultsOf({ attributes: many })).toEqual({ attributes: 'attributes must have 1 to 200 entries, got 201' });
    expect(faultsOf({ attributes: many.slice(1) })).toEqual({});
    const subAttributes = many.slice(-50).map((each) => ({ ...each, description: 'x'.repeat(1000) }));
    const long = many.slice(-10).map((each) => ({ ...each, type: 'complex', subAttributes }));
    expect(faultsOf({ attributes: long })).toEqual({
      attributes: expect.stringContaining('at most 262144 characters'),
    });
  });

  it('tells every fault at once', () => {
    const attributes = [
      { name: '', type: 'x' },
      { name: 'b', uniqueness: 'global' },
    ];
    expect(Object.keys(faultsOf({ id: 'x', attributes }))).toEqual([
      'id',
      'attributes[0].type',
      'attributes[0].name',
      'attributes[1].uniqueness',
    ]);
  });

  it('refuses or understands whatever is sent, and reads its own answer as the same', () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('complex', 'immutable', true));
    const names = ['name', 'type', 'multiValued', 'subAttributes', 'canonicalValues', 'returned', 'x'];
    const definition = fc.dictionary(fc.constantFrom(...names), value);
    fc.assert(
      fc.property(fc.array(fc.oneof(definition, value), { maxLength: 3 }), (attributes) => {
        try {
          const parsed = parseSchema({ ...sound, attributes });
          expect(parseSchema(parsed)).toEqual(parsed);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidSchema);
        }
      }),
    );
  });
});

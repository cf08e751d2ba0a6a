import type { Attribute } from './attribute.js';
import { ENTITLEMENT, ROLE } from './catalogue-types.js';
import { schemaResource, resourceTypeResource } from './discovery.js';
import { GROUP, USER } from './resource-types.js';
import { serviceProviderConfig } from './service-provider-config.js';

const base = 'https://example.com/scim/v2/x';
const schemas = [USER.schema, GROUP.schema, ...USER.extensions.map(({ schema }) => schema)];
const published = schemas.flatMap((schema) => (schemaResource(schema, base) as { attributes: Attribute[] }).attributes);
const all = published.flatMap((attribute) => [attribute, ...(attribute.subAttributes ?? [])]);
const named = (name: string): Attribute => all.find((attribute) => attribute.name === name)!;

describe('schemaResource', () => {
  it('has the shape of RFC 7643 §7', () => {
    expect(schemaResource(GROUP.schema, base)).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
      id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
      name: 'Group',
      description: 'A group of users and of other groups.',
      attributes: GROUP.schema.attributes,
      meta: { resourceType: 'Schema', location: `${base}/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group` },
    });
  });

  it('offers every attribute of RFC 7643 §4.1 but the password', () => {
    const names = (schemaResource(USER.schema, base) as { attributes: Attribute[] }).attributes.map(({ name }) => name);
    expect(names.join(' ')).toBe(
      'userName name displayName nickName profileUrl title userType preferredLanguage locale timezone active ' +
        'emails phoneNumbers ims photos addresses groups entitlements roles x509Certificates',
    );
  });

  it('gives every attribute all characteristics, none of them null', () => {
    const allowed =
      'name type multiValued description required caseExact mutability returned uniqueness canonicalValues ' +
      'referenceTypes subAttributes';
    for (const attribute of all) {
      expect(Object.keys(attribute)).toEqual(expect.arrayContaining(allowed.split(' ').slice(0, 9)));
      expect(allowed.split(' ')).toEqual(expect.arrayContaining(Object.keys(attribute)));
      expect(Object.values(attribute)).not.toContain(undefined);
      expect(attribute.type === 'complex').toBe('subAttributes' in attribute);
      expect(attribute.type === 'reference').toBe('referenceTypes' in attribute);
      expect(attribute.canonicalValues).not.toEqual([]);
    }
    expect(JSON.stringify(all)).not.toContain('null');
  });

  it('says what is required, unique, readOnly and case exact', () => {
    expect(named('userName')).toMatchObject({ required: true, uniqueness: 'server', caseExact: false });
    expect(GROUP.schema.attributes[0]).toMatchObject({ required: true, uniqueness: 'server', caseExact: false });
    expect(named('groups')).toMatchObject({ mutability: 'readOnly', multiValued: true });
    expect(named('members').subAttributes).toMatchObject([
      { name: 'value', mutability: 'immutable', caseExact: true },
      { name: '$ref', mutability: 'immutable', referenceTypes: ['User', 'Group'] },
      { name: 'type', mutability: 'immutable', canonicalValues: ['User', 'Group'] },
      { name: 'display', mutability: 'readOnly' },
    ]);
    expect(named('manager').subAttributes).toMatchObject([
      { name: 'value', required: false, caseExact: true },
      { name: '$ref', referenceTypes: ['User'] },
      { name: 'displayName', mutability: 'readOnly' },
    ]);
    expect(named('emails').subAttributes!.map(({ name }) => name)).toEqual(['value', 'display', 'type', 'primary']);
    expect(named('x509Certificates').subAttributes![0]).toMatchObject({ type: 'binary', caseExact: true });
  });
});

describe('resourceTypeResource', () => {
  it('names the schema and the extensions of users', () => {
    expect(resourceTypeResource(USER, base)).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
      id: 'User',
      name: 'User',
      endpoint: '/Users',
      description: 'A person with an account.',
      schema: 'urn:ietf:params:scim:schemas:core:2.0:User',
      schemaExtensions: [{ schema: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', required: false }],
      meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
    });
  });

  it.each([
    [ROLE, '/Roles', 'urn:okta:scim:schemas:core:1.0:Role', 'displayName description'],
    [ENTITLEMENT, '/Entitlements', 'urn:okta:scim:schemas:core:1.0:Entitlement', 'displayName type description'],
  ])('names the endpoint and the schema that Okta looks for: $name', (type, endpoint, schema, names) => {
    expect(resourceTypeResource(type, base)).toMatchObject({ id: type.name, endpoint, schema });
    const { attributes } = schemaResource(type.schema, base) as { attributes: Attribute[] };
    expect(attributes.map(({ name }) => name).join(' ')).toBe(names);
    expect(attributes.every(({ mutability }) => mutability === 'readOnly')).toBe(true);
  });

  it('leaves schemaExtensions out where there are none', () => {
    expect(resourceTypeResource(GROUP, base)).not.toHaveProperty('schemaExtensions');
  });
});

describe('serviceProviderConfig', () => {
  it('has what clients insist on', () => {
    expect(serviceProviderConfig(base)).toMatchObject({
      patch: { supported: true },
      bulk: { supported: true, maxOperations: 5000, maxPayloadSize: 16_777_216 },
      filter: { supported: true, maxResults: 1000 },
      changePassword: { supported: false },
      sort: { supported: true },
      etag: { supported: true },
      pagination: { cursor: true, index: true, defaultPaginationMethod: 'index', cursorTimeout: 3600 },
      authenticationSchemes: [{ type: 'oauthbearertoken', primary: true }],
      meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
    });
  });
});

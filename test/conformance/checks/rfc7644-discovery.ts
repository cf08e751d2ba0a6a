import { type JsonObject, at, elements } from '../answer.js';
import { type Check, must, section, should } from '../check.js';
import { expect, expectEqual, expectError, expectList, includes, show } from '../expect.js';
import type { Probe } from '../probe.js';
import { USER } from '../urns.js';

const CONFIG = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig';
const SCHEMES = ['oauth', 'oauth2', 'oauthbearertoken', 'httpbasic', 'httpdigest'];
const LISTS = ['/Schemas', '/ResourceTypes'];
const MUTABILITIES = ['readOnly', 'readWrite', 'immutable', 'writeOnly'];
const RETURNED = ['always', 'never', 'default', 'request'];
const UNIQUENESSES = ['none', 'server', 'global'];
const TYPES = ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'binary', 'reference', 'complex'];

const config = section('RFC 7643 §5', [
  must('discovery.config', '/ServiceProviderConfig is one object with its own schema', async (probe) => {
    const { body } = (await probe.get('/ServiceProviderConfig')).is(200);
    expect(includes(body.schemas, CONFIG), `schemas is ${show(body.schemas)}.`);
    expectEqual(body.Resources, undefined, 'Resources');
  }),
  must('discovery.config-required', '/ServiceProviderConfig has all that is required, limits too', async (probe) => {
    const { body } = (await probe.get('/ServiceProviderConfig')).is(200);
    for (const name of ['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag']) {
      expect(
        typeof at(body, name, 'supported') === 'boolean',
        `${name}.supported is ${show(at(body, name, 'supported'))}.`,
      );
    }
    for (const [name, limit] of [
      ['bulk', 'maxOperations'],
      ['bulk', 'maxPayloadSize'],
      ['filter', 'maxResults'],
    ] as const) {
      expect(Number.isInteger(at(body, name, limit)), `${name}.${limit} is ${show(at(body, name, limit))}.`);
    }
  }),
  must(
    'discovery.config-schemes',
    'each authentication scheme has a known type, a name and a description',
    async (probe) => {
      const { body } = (await probe.get('/ServiceProviderConfig')).is(200);
      const schemes = elements(body, 'authenticationSchemes');
      expect(schemes.length > 0, 'There are no authenticationSchemes.');
      for (const { type, name, description } of schemes) {
        expect(SCHEMES.includes(String(type)), `A type is ${show(type)}, expected one of ${SCHEMES.join(', ')}.`);
        expect(
          typeof name === 'string' && typeof description === 'string',
          `${String(type)} has no name or description.`,
        );
      }
    },
  ),
  should('discovery.config-public', 'the authentication schemes can be read without authentication', async (probe) => {
    (await probe.send({ method: 'GET', path: '/ServiceProviderConfig', authorization: null })).is(200);
  }),
]);

const resourceTypes = section('RFC 7643 §6', [
  must(
    'discovery.resource-types',
    'each resource type has name, endpoint and schema, and each schema is there',
    async (probe) => {
      for (const { name, endpoint, schema, schemaExtensions } of await typesOf(probe)) {
        expect(
          [name, endpoint, schema].every((each) => typeof each === 'string'),
          `${show(name)} lacks a part.`,
        );
        const urns = elements({ schemaExtensions }, 'schemaExtensions').map((each) => {
          expect(typeof each.required === 'boolean', `An extension of ${show(name)} does not say if it is required.`);
          return each.schema;
        });
        for (const urn of [schema, ...urns]) {
          expectEqual((await probe.get(`/Schemas/${String(urn)}`)).is(200).body.id, urn, 'The id of the schema');
        }
      }
    },
  ),
  must('discovery.resource-type-endpoints', 'the endpoint of each resource type answers', async (probe) => {
    for (const { endpoint } of await typesOf(probe))
      expectList(await probe.get(`/${String(endpoint).replace(/^\//, '')}?count=1`));
  }),
  must('discovery.resource-type', '/ResourceTypes/User is one object', async (probe) => {
    const { body } = (await probe.get('/ResourceTypes/User')).is(200);
    expectEqual([body.name, body.schema, body.Resources], ['User', USER, undefined], 'name, schema and Resources');
  }),
]);

const schemas = section('RFC 7643 §7', [
  must('discovery.schema', '/Schemas/{urn} is one object', async (probe) => {
    const { body } = (await probe.get(`/Schemas/${USER}`)).is(200);
    expectEqual([body.id, body.Resources], [USER, undefined], 'id and Resources');
  }),
  must('discovery.characteristics', 'every attribute in /Schemas has all of its characteristics', async (probe) => {
    const faults = expectList(await probe.get('/Schemas')).Resources.flatMap((schema) =>
      elements(schema, 'attributes').flatMap((attribute) => faultsOf(attribute, String(attribute.name))),
    );
    expect(faults.length === 0, `${faults.slice(0, 5).join('; ')}${faults.length > 5 ? ' …' : ''}.`);
  }),
  must('discovery.schemas-resource', 'every schema has an id and attributes', async (probe) => {
    for (const schema of expectList(await probe.get('/Schemas')).Resources) {
      expect(
        typeof schema.id === 'string' && elements(schema, 'attributes').length > 0,
        `${show(schema.id)} is not a schema.`,
      );
    }
  }),
  should('discovery.schemas-read-only', 'schemas cannot be written', async (probe) => {
    (await probe.post('/Schemas', { id: 'urn:example:none' })).is(405, 501, 403, 404);
  }),
]);

const endpoints = section('RFC 7644 §4', [
  ...LISTS.map((path) =>
    must(
      `discovery.list${path.toLowerCase().replace('/', '-')}`,
      `${path} is a ListResponse of everything`,
      async (probe) => {
        const { totalResults, Resources } = expectList(await probe.get(path));
        expectEqual(Resources.length, totalResults, 'The number of Resources');
      },
    ),
  ),
  ...LISTS.map((path) =>
    must(
      `discovery.paging${path.toLowerCase().replace('/', '-')}`,
      `${path} ignores sorting and paging`,
      async (probe) => {
        const whole = await probe.list(path);
        const asked = await probe.list(path, { startIndex: 2, count: 1, sortBy: 'id' });
        expectEqual(asked.Resources.length, whole.Resources.length, 'The number of Resources');
      },
    ),
  ),
  ...LISTS.map((path) =>
    should(
      `discovery.filter${path.toLowerCase().replace('/', '-')}`,
      `${path} with a filter is refused with 403`,
      async (probe) => {
        expectError(await probe.get(path, { filter: 'name eq "User"' }), 403);
      },
    ),
  ),
  should('discovery.methods', 'the discovery endpoints refuse to be changed with 405 or 501', async (probe) => {
    for (const path of ['/ServiceProviderConfig', '/Schemas', '/ResourceTypes']) {
      (await probe.delete(path)).is(405, 501);
      (await probe.put(path, {})).is(405, 501);
    }
  }),
  must('discovery.unknown', 'an unknown schema or resource type is 404', async (probe) => {
    expectError(await probe.get('/Schemas/urn:example:none'), 404);
    expectError(await probe.get('/ResourceTypes/None'), 404);
  }),
]);

async function typesOf(probe: Probe): Promise<JsonObject[]> {
  const { Resources } = await probe.list('/ResourceTypes');
  expect(Resources.length > 0, 'There are no resource types.');
  return Resources;
}

/** Each characteristic of an attribute, and what its value must be. */
const CHARACTERISTICS: [string, (value: unknown, attribute: JsonObject) => boolean][] = [
  ['name', (value) => /^\$?[A-Za-z][\w-]*$/.test(String(value))],
  ['type', (value) => TYPES.includes(String(value))],
  ['multiValued', (value) => typeof value === 'boolean'],
  ['description', (value) => typeof value === 'string'],
  ['required', (value) => typeof value === 'boolean'],
  ['mutability', (value) => MUTABILITIES.includes(String(value))],
  ['returned', (value) => RETURNED.includes(String(value))],
  // These two mean nothing for types that are not text.
  ['caseExact', (value, { type }) => typeof value === 'boolean' || type !== 'string'],
  ['uniqueness', (value, { type }) => UNIQUENESSES.includes(String(value)) || type !== 'string'],
  ['referenceTypes', (value, { type }) => Array.isArray(value) || type !== 'reference'],
  ['subAttributes', (value, { type }) => Array.isArray(value) || type !== 'complex'],
];

function faultsOf(attribute: JsonObject, where: string): string[] {
  const wrong = CHARACTERISTICS.filter(([name, isRight]) => !isRight(attribute[name], attribute));
  return [
    ...wrong.map(([name]) => `${where} has the ${name} ${show(attribute[name])}`),
    ...elements(attribute, 'subAttributes').flatMap((each) => faultsOf(each, `${where}.${String(each.name)}`)),
  ];
}

export const discoveryChecks: Check[] = [...config, ...resourceTypes, ...schemas, ...endpoints];

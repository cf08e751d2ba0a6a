import fc from 'fast-check';
import type { Attribute, AttributePath, Attributes, CompareOperator, Filter, Json } from '../src/protocol/index.js';
import { instantOf, isObject, matches, printFilter, printPath } from '../src/protocol/index.js';
import type { ResourceType } from '../src/protocol/index.js';
import { listPaths } from '../src/protocol/core/schema-registry.js';
import { compareText, foldCase } from '../src/protocol/filter/text-order.js';
import { SchemasService } from '../src/schemas/schemas.service.js';
import { startApp } from './app.js';
import type { App } from './app.js';
import { makeConnection } from './make.js';
import { scim } from './scim-client.js';
import type { ScimClient } from './scim-client.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const ACME = 'urn:ietf:params:scim:schemas:extension:acme:2.0:User';
const RUNS = 150;

/** One attribute of each type that the schemas of RFC 7643 have no writable one of. */
const ACME_SCHEMA = {
  id: ACME,
  name: 'AcmeUser',
  description: 'What Acme knows of its people.',
  resourceType: 'User',
  attributes: [
    { name: 'level', type: 'integer' },
    { name: 'score', type: 'decimal' },
    { name: 'remote', type: 'boolean' },
    { name: 'since', type: 'dateTime' },
    { name: 'site', caseExact: true },
    { name: 'tags', multiValued: true },
    { name: 'days', type: 'dateTime', multiValued: true },
    {
      name: 'keys',
      type: 'complex',
      multiValued: true,
      subAttributes: [{ name: 'value' }, { name: 'copies', type: 'integer' }],
    },
  ],
};

// Where languages and databases are known to differ: Turkish i, sharp s, sigma, signs that are letters, a title-case letter,
// beyond the basic plane, just before it; then what LIKE, JSON and SQL read as their own.
const CHARACTERS = [...'aAbBiIzéÉİıßẞΣσςKÅωΩǅ中😀𐐀𐐨\ue000\uffee%_\\"\'{}[]()$?-. \n\u0001'];
const text = fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1, maxLength: 5 });
const place = fc.constantFrom('work', 'Work', 'home', 'other');
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const element = fc.record(
  { value: text, type: place, display: text, primary: fc.constant(false) },
  { requiredKeys: ['value'] },
);
const elements = fc
  .array(element, { maxLength: 3 })
  .chain((list) =>
    fc.nat({ max: 3 }).map((index) => list.map((each, at) => (at === index ? { ...each, primary: true } : each))),
  );
const moment = fc
  .tuple(
    fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true }),
    fc.constantFrom('Z', '', '+02:00', '-14:00', '5Z', '999999+14:00'),
  )
  .map(([date, end]) => date.toISOString().replace('Z', end));
const acme = fc.record(
  {
    level: fc.integer({ min: -3, max: 3 }),
    score: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0.1, 1e21, -0.5)),
    remote: fc.boolean(),
    since: moment,
    site: text,
    tags: fc.array(text, { maxLength: 2 }),
    days: fc.array(moment, { maxLength: 2 }),
    keys: fc.array(fc.record({ value: text, copies: fc.nat({ max: 3 }) }, { requiredKeys: [] }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const user = fc.record(
  {
    externalId: text,
    displayName: text,
    nickName: text,
    title: text,
    active: fc.boolean(),
    name: fc.record({ familyName: text, givenName: text }, { requiredKeys: [] }),
    emails: elements,
    phoneNumbers: elements,
    addresses: fc.array(fc.record({ locality: text, type: place, primary: fc.constant(true) }, { requiredKeys: [] }), {
      maxLength: 1,
    }),
    x509Certificates: fc.array(fc.record({ value: fc.base64String({ minLength: 4, maxLength: 8 }) }), { maxLength: 2 }),
    [ENTERPRISE]: fc.record(
      { department: text, manager: fc.record({ value: text, $ref: text }, { requiredKeys: ['value'] }) },
      { requiredKeys: [] },
    ),
    [ACME]: acme,
  },
  { requiredKeys: [] },
);

let app: App;
let client: ScimClient;
let types: { readonly user: ResourceType; readonly group: ResourceType };
let users: Attributes[];
let groups: Attributes[];

beforeAll(async () => {
  app = await startApp();
  const connection = await makeConnection(app);
  client = scim(connection);
  const defined = await app.api('POST', `/tenants/${connection.tenantId}/schemas`, ACME_SCHEMA);
  expect([defined.status, defined.body]).toEqual([201, expect.anything()]);
  types = await app.nest.get(SchemasService).typesOf(connection.tenantId, 1);
  const bodies = fc.sample(fc.tuple(user, text), { numRuns: 40, seed: 7 });
  const people = await Promise.all(
    bodies.map(([body, name], index) => client.post('/Users', { ...body, userName: `${name}${index}` })),
  );
  const ids = people.map(({ status, body }) => (expect([status, body]).toEqual([201, body]), body.id as string));
  const teams = fc.sample(fc.tuple(text, some(text), fc.subarray(ids, { maxLength: 6 })), { numRuns: 12, seed: 7 });
  const made: string[] = [];
  for (const [index, [name, externalId, members]] of teams.entries()) {
    // Every third is in the one after it, so that some users are in groups through others.
    const nested = index % 3 > 0 ? made.slice(-1) : [];
    const body = { displayName: `${name}${index}`, externalId, members: [...members, ...nested] };
    made.push((await client.post('/Groups', body)).body.id as string);
  }
  users = (await client.get('/Users')).body.Resources;
  groups = (await client.get('/Groups')).body.Resources;
  expect([users.length, groups.length, users.some((each) => ACME in each)]).toEqual([40, 12, true]);
});
afterAll(() => app.close());

describe('text whose case does not count', () => {
  it.each([
    ['Å', 'å', true],
    ['İstanbul', 'istanbul', true],
    ['Istanbul', 'ıstanbul', false],
    ['ΟΔΟΣ', 'οδοσ', true],
    ['ΟΔΟΣ', 'οδος', false],
    ['STRAẞE', 'straße', true],
    ['STRASSE', 'straße', false],
    ['273 K', '273 k', true],
    ['ǅ', 'ǆ', true],
    ['𐐀', '𐐨', true],
    ['caf\u00e9', 'cafe\u0301', false],
  ])('says of %s and %s that they are the same: %s', async (one, other, same) => {
    const made = await client.post('/Groups', { displayName: one });
    const filter = encodeURIComponent(`displayName eq ${JSON.stringify(other)}`);
    const found = idsIn(await client.get(`/Groups?filter=${filter}`));
    expect(found.includes(made.body.id as string)).toBe(same);
    expect(foldCase(one) === foldCase(other)).toBe(same);
    await client.delete(`/Groups/${made.body.id}`);
  });
});

describe('a random filter', () => {
  it('finds the users that it matches, by GET and by POST', async () => {
    await finds('/Users', filtersOf(types.user, users), () => users);
  });

  it('finds the groups that it matches, by GET and by POST', async () => {
    await finds('/Groups', filtersOf(types.group, groups), () => groups);
  });

  it('finds the users and groups that it matches, an attribute that is not theirs being one without a value', async () => {
    await finds('', fc.oneof(filtersOf(types.user, users), filtersOf(types.group, groups)), () => [
      ...users,
      ...groups,
    ]);
  });
});

describe('a random order', () => {
  it.each(['/Users', '/Groups'])(
    'is that of the values, then of the ids, by index and by cursor: %s',
    async (endpoint) => {
      const [resources, type] = endpoint === '/Users' ? [users, types.user] : [groups, types.group];
      const paths = pathsOf(type).filter(
        ({ attribute, subAttribute }) => (subAttribute ?? attribute).type !== 'complex',
      );
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...paths), fc.boolean(), async (path, descending) => {
          const query = `sortBy=${encodeURIComponent(printPath(path))}&sortOrder=${descending ? 'descending' : 'ascending'}`;
          const expected = [...resources]
            .sort((one, other) => compare(path, descending, one, other))
            .map(({ id }) => id);
          expect(idsIn(await client.get(`${endpoint}?${query}`))).toEqual(expected);
          expect(await idsByCursor(`${endpoint}?${query}&count=7`)).toEqual(expected);
        }),
        { numRuns: 60 },
      );
    },
    60_000,
  );
});

async function finds(endpoint: string, filters: fc.Arbitrary<Filter>, among: () => Attributes[]): Promise<void> {
  await fc.assert(
    fc.asyncProperty(readable(filters), async (filter) => {
      const printed = printFilter(filter);
      const expected = among()
        .filter((resource) => matches(filter, resource))
        .map(({ id }) => id);
      const search = { filter: printed, attributes: ['id'] };
      const [byGet, byPost] = await Promise.all([
        client.get(`${endpoint}?attributes=id&filter=${encodeURIComponent(printed)}`),
        client.post(`${endpoint}/.search`, search),
      ]);
      expect(idsIn(byGet)).toEqual(expected);
      expect(byPost.body).toEqual(byGet.body);
    }),
    { numRuns: RUNS },
  );
}

/** With the filter as text in the report of a counterexample. */
function readable(filters: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> {
  return filters.map((filter) => ({ ...filter, [fc.toStringMethod]: () => printFilter(filter) }));
}

function idsIn({ status, body }: { status: number; body: { Resources: { id: string }[] } }): string[] {
  expect({ status, body }).toMatchObject({ status: 200, body: {} });
  return body.Resources.map(({ id }) => id);
}

async function idsByCursor(address: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page = await client.get(`${address}&cursor=${cursor}`);
    ids.push(...idsIn(page));
    cursor = page.body.nextCursor;
  }
  return ids;
}

function pathsOf(type: ResourceType): AttributePath[] {
  return listPaths(type).filter(({ attribute }) => attribute.returned !== 'never');
}

/** Filters whose values are mostly such as the resources have, in another case or in part. */
function filtersOf(type: ResourceType, resources: readonly Attributes[]): fc.Arbitrary<Filter> {
  const paths = pathsOf(type);
  const known = (path: AttributePath): Json[] => resources.flatMap((resource) => valuesAt(path, resource));
  const leaves = fc.constantFrom(...paths).chain((path) => leaf(path, known(path)));
  const complex = paths.filter(({ attribute, subAttribute }) => attribute.type === 'complex' && !subAttribute);
  const inner = (path: AttributePath): fc.Arbitrary<Filter> => {
    const parts = fc.constantFrom(...path.attribute.subAttributes!);
    return combined(
      parts.chain((attribute) => leaf({ attribute }, known({ ...path, subAttribute: attribute }))),
      1,
    );
  };
  const selections = fc
    .constantFrom(...complex)
    .chain((path) => inner(path).map((filter): Filter => ({ kind: 'some', path, filter })));
  return combined(fc.oneof({ weight: 3, arbitrary: leaves }, { weight: 1, arbitrary: selections }), 3);
}

function combined(leaves: fc.Arbitrary<Filter>, maxDepth: number): fc.Arbitrary<Filter> {
  return fc.letrec<{ filter: Filter; not: Filter; list: Filter }>((tie) => ({
    filter: fc.oneof({ maxDepth, withCrossShrink: true }, leaves, tie('not'), tie('list')),
    not: tie('filter').map((filter): Filter => ({ kind: 'not', filter })),
    list: fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('filter'), { minLength: 2, maxLength: 3 }))
      .map(([kind, filters]): Filter => ({ kind, filters })),
  })).filter;
}

function leaf(path: AttributePath, known: readonly Json[]): fc.Arbitrary<Filter> {
  const attribute = path.subAttribute ?? path.attribute;
  const present = fc.constant<Filter>({ kind: 'present', path });
  if (attribute.type === 'complex') return present;
  const isNull = fc.constantFrom('eq' as const, 'ne' as const).map((operator): Filter => {
    return { kind: 'compare', path, operator, value: null };
  });
  const compare = fc
    .tuple(fc.constantFrom(...operatorsOf(attribute)), valueOf(attribute, known))
    .map(([operator, value]): Filter => ({ kind: 'compare', path, operator, value }));
  return fc.oneof(present, isNull, { weight: 6, arbitrary: compare });
}

function operatorsOf({ type }: Attribute): CompareOperator[] {
  const order: CompareOperator[] = type === 'boolean' || type === 'binary' ? [] : ['gt', 'ge', 'lt', 'le'];
  const isText = type === 'string' || type === 'reference' || type === 'binary';
  const parts: CompareOperator[] = isText ? ['co', 'sw', 'ew'] : [];
  return ['eq', 'ne', ...order, ...parts];
}

function valueOf({ type }: Attribute, known: readonly Json[]): fc.Arbitrary<string | boolean | number> {
  if (type === 'boolean') return fc.boolean();
  const numbers = known.filter((value) => typeof value === 'number');
  if (type === 'integer' || type === 'decimal') return fc.constantFrom(0, 0.5, 2, -1, 1e300, ...numbers);
  const texts = known.filter((value) => typeof value === 'string');
  if (type === 'dateTime') {
    const shift = (value: string, by: number): string => new Date(Date.parse(instantOf(value)) + by).toISOString();
    const near = fc.tuple(fc.constantFrom(...texts), fc.integer({ min: -2, max: 2 })).map(([at, by]) => shift(at, by));
    const zoned = near.map((at) => at.replace('Z', '')); // UTC
    return fc.oneof(
      near,
      zoned,
      fc.constantFrom('0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59.9999999-14:00', '2026-01-01T24:00:00Z'),
    );
  }
  if (texts.length === 0) return text;
  const cut = fc
    .tuple(fc.constantFrom(...texts), fc.nat({ max: 4 }), fc.nat({ max: 40 }))
    .map(([value, from, length]) => {
      return [...value].slice(from, from + length).join('');
    });
  const turned = fc.constantFrom(...texts).chain((value) => {
    return fc.constantFrom(
      value,
      value.toUpperCase(),
      value.toLowerCase(),
      value.replaceAll('İ', 'i'),
      foldCase(value),
    );
  });
  return fc.oneof(text, cut, { weight: 2, arbitrary: turned });
}

function valuesAt({ extension, attribute, subAttribute }: AttributePath, resource: Attributes): Json[] {
  const container = extension === undefined ? resource : resource[extension];
  const values = [isObject(container) ? (container[attribute.name] as Json) : undefined].flat();
  return values
    .map((value) => (subAttribute ? isObject(value) && (value[subAttribute.name] as Json) : value))
    .filter((value) => value !== undefined && value !== false);
}

/** RFC 7644 §3.4.2.3, said once more: the primary value or else the first, nothing last, and backwards when descending. */
function compare(path: AttributePath, descending: boolean, one: Attributes, other: Attributes): number {
  const [left, right] = [keyOf(path, one), keyOf(path, other)];
  const direction = descending ? -1 : 1;
  if (left !== right) {
    if (left === null) return direction;
    if (right === null) return -direction;
    return direction * (typeof left === 'string' ? compareText(left, right as string) : left - (right as number));
  }
  return compareText(one.id as string, other.id as string);
}

function keyOf({ extension, attribute, subAttribute }: AttributePath, resource: Attributes): string | number | null {
  const container = extension === undefined ? resource : resource[extension];
  const values = [isObject(container) ? (container[attribute.name] as Json) : undefined].flat();
  const chosen = values.find((value) => isObject(value) && value.primary === true) ?? values[0];
  const value = subAttribute ? (isObject(chosen) ? chosen[subAttribute.name] : undefined) : chosen;
  if (typeof value === 'boolean' || typeof value === 'number') return Number(value);
  if (typeof value !== 'string') return null;
  const { type, caseExact } = subAttribute ?? attribute;
  if (type === 'dateTime') return Date.parse(instantOf(value));
  return caseExact ? value : foldCase(value);
}

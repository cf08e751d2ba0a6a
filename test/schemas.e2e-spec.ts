import { type App, startApp } from './app.js';
import { makeConnection } from './make.js';
import { type ScimClient, scim } from './scim-client.js';

const urn = 'urn:ietf:params:scim:schemas:extension:acme:2.0:User';
const core = 'urn:ietf:params:scim:schemas:core:2.0:User';

const definition = {
  id: urn,
  name: 'AcmeUser',
  description: 'What Acme knows of its people.',
  resourceType: 'User',
  attributes: [
    { name: 'level', type: 'integer' },
    { name: 'score', type: 'decimal' },
    { name: 'remote', type: 'boolean' },
    { name: 'since', type: 'dateTime' },
    { name: 'site', caseExact: true },
    { name: 'photo', type: 'binary' },
    { name: 'desk', type: 'reference', referenceTypes: ['uri'] },
    { name: 'tags', multiValued: true },
    { name: 'badge', mutability: 'immutable' },
    { name: 'computed', mutability: 'readOnly' },
    { name: 'pin', mutability: 'writeOnly' },
    { name: 'notes', returned: 'request' },
    { name: 'grade', returned: 'always' },
    {
      name: 'locker',
      type: 'complex',
      subAttributes: [
        { name: 'number', type: 'integer', required: true },
        { name: 'label' },
        { name: 'code', returned: 'never' },
      ],
    },
    {
      name: 'keys',
      type: 'complex',
      multiValued: true,
      subAttributes: [{ name: 'value' }, { name: 'type' }, { name: 'copies', type: 'integer' }],
    },
  ],
};

describe('extension schemas', () => {
  let app: App;
  let tenantId: string;
  let client: ScimClient;
  let schemas: string;

  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.close());
  beforeEach(async () => {
    const connection = await makeConnection(app);
    ({ tenantId } = connection);
    client = scim(connection);
    schemas = `/tenants/${tenantId}/schemas`;
  });

  const at = (id: string): string => `${schemas}/${encodeURIComponent(id)}`;

  async function define(attributes: object[], values: object = {}): Promise<void> {
    const answer = await app.api('POST', schemas, { ...definition, attributes, ...values });
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  }

  async function makeUser(userName: string, extension?: object): Promise<{ id: string; [urn: string]: unknown }> {
    const answer = await client.post('/Users', { schemas: [core], userName, ...(extension && { [urn]: extension }) });
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return answer.body;
  }

  async function found(filter: string, query = ''): Promise<string[]> {
    const { status, body } = await client.get(`/Users?filter=${encodeURIComponent(filter)}${query}`);
    expect([filter, status, body.detail]).toEqual([filter, 200, undefined]);
    return body.Resources.map(({ userName }: { userName: string }) => userName);
  }

  describe('in the REST API', () => {
    it('are created with every characteristic, shown, listed and deleted', async () => {
      const created = await app.api('POST', schemas, {
        ...definition,
        attributes: [{ name: 'level', type: 'integer' }],
      });
      expect(created.status).toBe(201);
      expect(created.body).toEqual({
        id: urn,
        name: 'AcmeUser',
        description: 'What Acme knows of its people.',
        resourceType: 'User',
        required: false,
        attributes: [
          {
            name: 'level',
            type: 'integer',
            multiValued: false,
            description: '',
            required: false,
            caseExact: false,
            mutability: 'readWrite',
            returned: 'default',
            uniqueness: 'none',
          },
        ],
        createdAt: expect.any(String),
        lastModified: expect.any(String),
      });
      expect(await app.api('GET', at(urn.toUpperCase()))).toMatchObject({ status: 200, body: created.body });
      const list = await app.api('GET', schemas);
      expect(list).toMatchObject({ status: 200, body: { items: [created.body], nextCursor: null } });
      expect((await app.api('DELETE', at(urn))).status).toBe(204);
      expect((await app.api('GET', at(urn))).status).toBe(404);
      expect((await app.api('DELETE', at(urn))).status).toBe(404);
      expect((await app.api('GET', schemas)).body.items).toEqual([]);
    });

    it('are listed page by page, oldest first', async () => {
      for (const name of ['c', 'a', 'b']) await define([{ name: 'x' }], { id: `urn:example:${name}` });
      const first = await app.api('GET', `${schemas}?limit=2`);
      const second = await app.api('GET', `${schemas}?limit=2&cursor=${first.body.nextCursor}`);
      const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
      expect(ids).toEqual(['urn:example:c', 'urn:example:a', 'urn:example:b']);
      expect(second.body.nextCursor).toBeNull();
    });

    it.each<[string, object]>([
      ['id', { id: 'acme' }],
      ['id', { id: core }],
      ['name', { name: '' }],
      ['resourceType', { resourceType: 'Device' }],
      ['required', { required: 'yes' }],
      ['attributes', { attributes: 'level' }],
      ['attributes', { attributes: [] }],
      ['attributes', { attributes: Array.from({ length: 201 }, (_, index) => ({ name: `a${index}` })) }],
      ['attributes[0].name', { attributes: [{ name: '1st' }] }],
      ['attributes[0].uniqueness', { attributes: [{ name: 'a', uniqueness: 'server' }] }],
      [
        'attributes[1].subAttributes[0].type',
        {
          attributes: [{ name: 'a' }, { name: 'b', type: 'complex', subAttributes: [{ name: 'c', type: 'complex' }] }],
        },
      ],
      ['meta', { meta: {} }],
    ])('refuse a bad %s', async (field, values) => {
      const answer = await app.api('POST', schemas, { ...definition, ...values });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
      expect((await app.api('GET', schemas)).body.items).toEqual([]);
    });

    it('have a URN that no other one of the tenant has, in any case, and that is no path of another', async () => {
      await define([{ name: 'level' }]);
      expect((await app.api('POST', schemas, { ...definition, id: urn.toUpperCase() })).status).toBe(409);
      expect((await app.api('POST', schemas, { ...definition, id: `${urn}:level` })).status).toBe(409);
      const other = await makeConnection(app);
      expect((await app.api('POST', `/tenants/${other.tenantId}/schemas`, definition)).status).toBe(201);
    });

    it('exist once when many create them at once, and are 50 at most', async () => {
      const same = await Promise.all(Array.from({ length: 5 }, () => app.api('POST', schemas, definition)));
      expect(same.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
      const others = Array.from({ length: 50 }, (_, index) => ({ ...definition, id: `urn:example:a${index}` }));
      const answers = await Promise.all(others.map((each) => app.api('POST', schemas, each)));
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(1);
      expect((await app.api('GET', `${schemas}?limit=200`)).body.items).toHaveLength(50);
    });

    it('keep their id and resource type when they are replaced', async () => {
      await define([{ name: 'level' }]);
      const replaced = await app.api('PUT', at(urn), { ...definition, name: 'New', attributes: [{ name: 'other' }] });
      expect(replaced).toMatchObject({ status: 200, body: { name: 'New', attributes: [{ name: 'other' }] } });
      for (const [field, value] of [
        ['id', 'urn:example:x'],
        ['resourceType', 'Group'],
      ] as const) {
        const refused = await app.api('PUT', at(urn), { ...definition, [field]: value });
        expect(refused).toMatchObject({ status: 400, body: { errors: [{ field }] } });
      }
      expect((await app.api('PUT', at('urn:example:x'), { ...definition, id: 'urn:example:x' })).status).toBe(404);
    });

    it('are 404 in a tenant that does not exist', async () => {
      const nowhere = '/tenants/01a205a1-f598-7174-a002-468c0a676459/schemas';
      expect((await app.api('POST', nowhere, definition)).status).toBe(404);
      expect((await app.api('GET', nowhere)).status).toBe(404);
      expect((await app.api('DELETE', `${nowhere}/${urn}`)).status).toBe(404);
    });
  });

  describe('in SCIM', () => {
    it('are discovered beside those of the RFC', async () => {
      await define(definition.attributes);
      const types = await client.get('/ResourceTypes/User');
      expect(types.body.schemaExtensions).toEqual([
        { schema: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', required: false },
        { schema: urn, required: false },
      ]);
      const { body } = await client.get('/Schemas');
      expect(body.Resources.map(({ id }: { id: string }) => id)).toContain(urn);
      const schema = await client.get(`/Schemas/${urn.toUpperCase()}`);
      expect(schema).toMatchObject({
        status: 200,
        body: { id: urn, name: 'AcmeUser', meta: { resourceType: 'Schema' } },
      });
      expect(schema.body.attributes.map(({ name }: { name: string }) => name)).toEqual(
        definition.attributes.map(({ name }) => name),
      );
      const other = scim(await makeConnection(app));
      expect((await other.get(`/Schemas/${urn}`)).status).toBe(404);
    });

    it('are written and given back in every type, and ignored in part where they are not the client’s to write', async () => {
      await define(definition.attributes);
      const sent = {
        level: 3,
        score: 1.5,
        remote: true,
        since: '2026-01-31T08:00:00Z',
        site: 'Oslo',
        photo: 'QUJD',
        desk: 'https://example.com/desks/7',
        tags: ['a', 'b'],
        badge: 'B7',
        grade: 'A',
        locker: { number: 12 },
        keys: [{ value: 'k1', type: 'door', copies: 2 }],
      };
      const hidden = { computed: 'x', pin: '1234', notes: 'n', locker: { number: 12, code: 'secret' }, unknown: 1 };
      const user = await makeUser('kim', { ...sent, ...hidden });
      expect(user).toMatchObject({ schemas: [core, urn], [urn]: sent });
      expect(user[urn]).toEqual(sent);
      expect((await client.get(`/Users/${user.id}`)).body[urn]).toEqual(sent);
      const { body } = await app.api('GET', `/tenants/${tenantId}/users/${user.id}`);
      expect(body.attributes[urn]).toEqual({ ...sent, notes: 'n' });
    });

    it.each<[object, string]>([
      [{ level: 1.5 }, 'level must be a whole number'],
      [{ level: 'x' }, 'level must be a whole number'],
      [{ score: 'x' }, 'score must be a number'],
      [{ remote: 'maybe' }, 'remote must be true or false'],
      [{ since: '2026-02-30T08:00:00Z' }, 'since must be a date and time'],
      [{ since: '2026-01-31' }, 'since must be a date and time'],
      [{ since: '2026-01-31T08:00:00+15:00' }, 'since must be a date and time'],
      [{ photo: '***' }, 'photo must be a base64 string'],
      [{ site: 7 }, 'site must be a string'],
      [{ locker: 'x' }, 'locker must be an object'],
      [{ locker: { label: 'x' } }, 'locker.number is required'],
      [{ keys: [{ copies: 'x' }] }, 'keys[0].copies must be a whole number'],
    ])('refuse %j', async (extension, problem) => {
      await define(definition.attributes);
      const answer = await client.post('/Users', { userName: 'kim', [urn]: extension });
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
      expect(answer.body.detail).toContain(`${urn}:${problem}`);
    });

    it('are filtered and sorted by', async () => {
      await define(definition.attributes);
      await makeUser('ada', { level: 10, score: 0.5, remote: true, since: '2026-01-31T08:00:00Z', site: 'Oslo' });
      await makeUser('bob', { level: 9, since: '2026-01-31T08:00:00+02:00', tags: ['x', 'Y'], locker: { number: 5 } });
      await makeUser('cleo', {
        keys: [
          { value: 'k1', type: 'door' },
          { value: 'k2', type: 'gate', copies: 2 },
        ],
      });
      await makeUser('dan');
      const cases: [string, string[]][] = [
        [`${urn}:level gt 9`, ['ada']],
        [`${urn}:level le 10`, ['ada', 'bob']],
        [`${urn.toLowerCase()}:LEVEL eq 9`, ['bob']],
        [`${urn}:score lt 1`, ['ada']],
        [`${urn}:remote eq true`, ['ada']],
        [`${urn}:since lt "2026-01-31T07:00:00Z"`, ['bob']],
        [`${urn}:site eq "oslo"`, []],
        [`${urn}:tags eq "y"`, ['bob']],
        [`${urn}:locker.number eq 5`, ['bob']],
        [`${urn}:locker[number eq 5]`, ['bob']],
        [`${urn}:keys[type eq "gate" and copies ge 2]`, ['cleo']],
        [`${urn}:keys[type eq "door" and copies ge 2]`, []],
        [`${urn}:level pr and not (${urn}:level eq 9)`, ['ada']],
      ];
      for (const [filter, expected] of cases) expect([filter, await found(filter)]).toEqual([filter, expected]);
      const sorted = `&sortBy=${encodeURIComponent(`${urn}:level`)}`;
      expect(await found('userName pr', sorted)).toEqual(['bob', 'ada', 'cleo', 'dan']);
      const refused = [`${urn}:pin eq "1234"`, `${urn}:locker.code sw "s"`, `${urn}:nope eq 1`, 'level eq 9'];
      for (const filter of refused) {
        const { status, body } = await client.get(`/Users?filter=${encodeURIComponent(filter)}`);
        expect([filter, status, body.scimType]).toEqual([filter, 400, 'invalidFilter']);
      }
    });

    it('never take a date that a filter then fails on', async () => {
      await define([{ name: 'since', type: 'dateTime' }]);
      const candidates = [
        ...['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-01-01T24:00:00Z'],
        ...[
          '2026-01-01T23:59:60Z',
          '2026-01-01T00:00:00+14:00',
          '2026-01-01T00:00:00-14:00',
          '2026-01-01T00:00:00+14:30',
        ],
        ...['2026-01-01T00:00:00', '2024-02-29T00:00:00Z', '2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z'],
        ...['2026-01-01T00:00:00.1Z', `2026-01-01T00:00:00.${'1'.repeat(200)}Z`, '0001-01-01T00:00:00+14:00'],
        ...['9999-12-31T23:59:59-14:00', '2026-01-01T00:60:00Z', '2026-01-01T25:00:00Z', '2026-00-01T00:00:00Z'],
      ];
      let accepted = 0;
      for (const [index, since] of candidates.entries()) {
        const { status } = await client.post('/Users', { userName: `user${index}`, [urn]: { since } });
        expect([since, [201, 400].includes(status)]).toEqual([since, true]);
        accepted += Number(status === 201);
        const filter = encodeURIComponent(`${urn}:since eq "${since}"`);
        expect([since, (await client.get(`/Users?filter=${filter}`)).status]).toEqual([
          since,
          status === 201 ? 200 : 400,
        ]);
      }
      expect(accepted).toBeGreaterThan(7);
      expect(await found(`${urn}:since gt "0001-01-01T00:00:00Z" or ${urn}:since pr`)).toHaveLength(accepted);
    });

    it('are changed by PATCH, by path and by value', async () => {
      await define(definition.attributes);
      const { id } = await makeUser('kim', { level: 1, badge: 'B7', tags: ['a'] });
      const patch = (...Operations: object[]): Promise<{ status: number; body: never }> =>
        client.patch(`/Users/${id}`, {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
          Operations,
        }) as never;
      const changed = await patch(
        { op: 'replace', path: `${urn}:level`, value: '2' },
        { op: 'add', path: `${urn}:tags`, value: ['b'] },
        { op: 'add', value: { [`${urn}:locker`]: { number: 1 }, [urn]: { site: 'Rome' } } },
        { op: 'add', path: `${urn}:keys[type eq "door"].copies`, value: 3 },
        { op: 'replace', path: urn, value: { grade: 'B' } },
      );
      expect(changed.status).toBe(200);
      expect(changed.body[urn]).toEqual({
        level: 2,
        badge: 'B7',
        tags: ['a', 'b'],
        locker: { number: 1 },
        site: 'Rome',
        keys: [{ type: 'door', copies: 3 }],
        grade: 'B',
      });
      expect(await patch({ op: 'replace', path: `${urn}:computed`, value: 'x' })).toMatchObject({ status: 400 });
      const immutable = await patch({ op: 'replace', path: `${urn}:badge`, value: 'B8' });
      expect(immutable).toMatchObject({ status: 400, body: { scimType: 'mutability' } });
      const wrong = await patch({ op: 'replace', path: `${urn}:level`, value: 'high' });
      expect(wrong).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
      const unkept = await patch(
        { op: 'add', path: `${urn}:pin`, value: '1' },
        { op: 'add', path: `${urn}:locker.code`, value: 'c' },
      );
      expect(unkept.body[urn]).toEqual(changed.body[urn]);
      const emptied = await patch({ op: 'remove', path: `${urn}:locker` }, { op: 'remove', path: `${urn}:level` });
      expect(emptied.body[urn]).not.toHaveProperty('locker');
    });

    it('keep what is immutable through a PUT, and refuse another value', async () => {
      await define(definition.attributes);
      const { id } = await makeUser('kim', { badge: 'B7', level: 1 });
      const replaced = await client.put(`/Users/${id}`, { userName: 'kim', title: 'Chief' });
      expect(replaced).toMatchObject({ status: 200, body: { title: 'Chief', [urn]: { badge: 'B7' } } });
      expect(replaced.body[urn]).toEqual({ badge: 'B7' });
      const refused = await client.put(`/Users/${id}`, { userName: 'kim', [urn]: { badge: 'B8' } });
      expect(refused).toMatchObject({ status: 400, body: { scimType: 'mutability' } });
    });

    it('are shown as far as they are asked for', async () => {
      await define(definition.attributes);
      const { id } = await makeUser('kim', {
        level: 1,
        grade: 'A',
        notes: 'n',
        pin: '1',
        locker: { number: 2, code: 'c' },
      });
      const shown = async (query: string): Promise<unknown> => (await client.get(`/Users/${id}?${query}`)).body[urn];
      expect(await shown('')).toEqual({ level: 1, grade: 'A', locker: { number: 2 } });
      expect(await shown('attributes=userName')).toEqual({ grade: 'A' });
      expect(await shown(`attributes=${urn}:notes,${urn}:pin,${urn}:locker`)).toEqual({
        grade: 'A',
        notes: 'n',
        locker: { number: 2 },
      });
      expect(await shown(`attributes=${urn}`)).toEqual({ level: 1, grade: 'A', locker: { number: 2 } });
      expect(await shown(`excludedAttributes=${urn}:level,${urn}:grade`)).toEqual({
        grade: 'A',
        locker: { number: 2 },
      });
    });

    it('require their attributes where they are, or everywhere', async () => {
      await define([{ name: 'level', type: 'integer', required: true }, { name: 'site' }]);
      await makeUser('plain');
      const lacking = await client.post('/Users', { userName: 'kim', [urn]: { site: 'Oslo' } });
      expect(lacking).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
      const everywhere = {
        ...definition,
        required: true,
        attributes: [{ name: 'level', type: 'integer', required: true }],
      };
      expect((await app.api('PUT', at(urn), everywhere)).status).toBe(200);
      expect((await client.post('/Users', { userName: 'kim' })).status).toBe(400);
      expect((await makeUser('kim', { level: 1 }))[urn]).toEqual({ level: 1 });
      expect((await client.get('/ResourceTypes/User')).body.schemaExtensions[1]).toEqual({
        schema: urn,
        required: true,
      });
    });

    it('extend groups as well', async () => {
      const id = 'urn:example:team';
      await define(
        [
          { name: 'cost', type: 'integer' },
          { name: 'code', mutability: 'immutable' },
        ],
        {
          id,
          resourceType: 'Group',
        },
      );
      const group = { displayName: 'Sales', [id]: { cost: 5, code: 'S' } };
      const created = await client.post('/Groups', group);
      expect(created).toMatchObject({ status: 201, body: group });
      const filter = encodeURIComponent(`${id}:cost gt 4`);
      expect((await client.get(`/Groups?filter=${filter}`)).body.totalResults).toBe(1);
      const path = `/Groups/${created.body.id}`;
      const Operations = [{ op: 'replace', path: `${id}:cost`, value: 6 }];
      expect((await client.patch(path, { Operations })).status).toBe(204);
      expect((await client.get(path)).body[id]).toEqual({ cost: 6, code: 'S' });
      expect((await client.put(path, { displayName: 'Sales', [id]: { code: 'T' } })).status).toBe(400);
      expect((await client.put(path, { displayName: 'Sales' })).body[id]).toEqual({ code: 'S' });
      expect((await client.get('/ResourceTypes/User')).body.schemaExtensions).toHaveLength(1);
    });

    it('change nothing for tenants that have none', async () => {
      const before = await client.get('/Schemas');
      expect(before.body.Resources).toHaveLength(3);
      const plain = await client.post('/Users', { userName: 'kim', [urn]: { level: 1 }, level: 1 });
      expect(plain.status).toBe(201);
      expect(plain.body).not.toHaveProperty([urn]);
      expect(plain.body).not.toHaveProperty('level');
    });
  });

  describe('and the values that are stored', () => {
    it('are not shown without their definition, and seen again with it', async () => {
      await define([{ name: 'level', type: 'integer' }, { name: 'site' }]);
      const { id } = await makeUser('kim', { level: 1, site: 'Oslo' });
      await app.api('PUT', at(urn), { ...definition, attributes: [{ name: 'site' }] });
      expect((await client.get(`/Users/${id}`)).body[urn]).toEqual({ site: 'Oslo' });
      await app.api('DELETE', at(urn));
      const without = await client.get(`/Users/${id}`);
      expect(without.body.schemas).toEqual([core]);
      expect(without.body).not.toHaveProperty([urn]);
      const filter = encodeURIComponent(`${urn}:site pr`);
      expect((await client.get(`/Users?filter=${filter}`)).status).toBe(400);
      const listed = await client.get('/Users?filter=userName%20eq%20%22kim%22');
      expect(listed.body.Resources[0]).not.toHaveProperty([urn]);
      const Operations = [{ op: 'replace', path: 'title', value: 'Chief' }];
      expect((await client.patch(`/Users/${id}`, { Operations })).status).toBe(200);
      await define([{ name: 'level', type: 'integer' }, { name: 'site' }]);
      expect((await client.get(`/Users/${id}`)).body[urn]).toEqual({ level: 1, site: 'Oslo' });
    });

    it('are never read as another type: not after a replacement, nor after a deletion', async () => {
      await define([{ name: 'level' }, { name: 'tags', multiValued: true }, { name: 'unused' }]);
      await makeUser('kim', { level: 'high', tags: ['a'] });
      const integer = { ...definition, attributes: [{ name: 'level', type: 'integer' }] };
      const refusals = [
        integer,
        { ...definition, attributes: [{ name: 'Level' }] },
        { ...definition, attributes: [{ name: 'tags' }] },
      ];
      for (const each of refusals) expect((await app.api('PUT', at(urn), each)).status).toBe(409);
      expect((await app.api('PUT', at(urn), integer)).body.detail).toContain('of level: use another name');
      expect((await app.api('PUT', at(urn), { ...definition, attributes: [{ name: 'other' }] })).status).toBe(200);
      expect((await app.api('PUT', at(urn), integer)).status).toBe(409);
      await app.api('DELETE', at(urn));
      expect((await app.api('POST', schemas, integer)).status).toBe(409);
      expect((await app.api('POST', schemas, { ...definition, id: urn.toUpperCase() })).status).toBe(409);
      const retyped = { ...definition, attributes: [{ name: 'level' }, { name: 'unused', type: 'integer' }] };
      expect((await app.api('POST', schemas, retyped)).status).toBe(201);
      expect(await found(`${urn}:level eq "HIGH" and not (${urn}:unused gt 1)`)).toEqual(['kim']);
    });

    it('are those of deleted users too, who may come back', async () => {
      await define([{ name: 'level' }]);
      const { id } = await makeUser('kim', { level: 'high' });
      expect((await client.delete(`/Users/${id}`)).status).toBe(204);
      const integer = { ...definition, attributes: [{ name: 'level', type: 'integer' }] };
      expect((await app.api('PUT', at(urn), integer)).status).toBe(409);
      expect((await app.api('POST', `/tenants/${tenantId}/users/${id}/restore`)).status).toBe(200);
      expect((await client.get(`/Users/${id}`)).body[urn]).toEqual({ level: 'high' });
    });

    it('let a type change while there are none', async () => {
      await define([{ name: 'level' }]);
      const { id } = await makeUser('kim');
      const integer = { ...definition, attributes: [{ name: 'level', type: 'integer' }] };
      expect((await app.api('PUT', at(urn), integer)).status).toBe(200);
      const Operations = [{ op: 'add', path: `${urn}:level`, value: 3 }];
      expect((await client.patch(`/Users/${id}`, { Operations })).body[urn]).toEqual({ level: 3 });
      expect(await found(`${urn}:level gt 2`)).toEqual(['kim']);
    });
  });
});

// In a describe of its own: Passport keeps one bearer strategy for the process, that of the last application.
describe('extension schemas of several instances', () => {
  it('hold from the next request on, on every instance', async () => {
    const app = await startApp();
    const other = await startApp({ databaseUrl: app.databaseUrl, publicUrl: app.url });
    try {
      const connection = await makeConnection(app);
      const there = scim({ ...connection, scimUrl: connection.scimUrl.replace(app.url, other.url) });
      const path = `/tenants/${connection.tenantId}/schemas`;
      for (const name of ['first', 'second', 'third']) {
        const id = `urn:example:${name}`;
        expect((await there.get(`/Schemas/${id}`)).status).toBe(404);
        expect((await app.api('POST', path, { ...definition, id })).status).toBe(201);
        expect((await there.get(`/Schemas/${id}`)).status).toBe(200);
        expect((await there.post('/Users', { userName: name, [id]: { level: 'x' } })).status).toBe(400);
      }
      expect((await app.api('DELETE', `${path}/urn:example:first`)).status).toBe(204);
      expect((await there.get('/Schemas/urn:example:first')).status).toBe(404);
    } finally {
      await other.close();
      await app.close();
    }
  });
});

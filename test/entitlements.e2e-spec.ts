import { randomUUID } from 'node:crypto';
import { type App, startApp } from './app.js';
import { makeConnection } from './make.js';
import { type ScimClient, scim } from './scim-client.js';

const ROLE = 'urn:okta:scim:schemas:core:1.0:Role';
const ENTITLEMENT = 'urn:okta:scim:schemas:core:1.0:Entitlement';

describe('roles and entitlements', () => {
  let app: App;
  let tenantId: string;
  let client: ScimClient;
  let scimUrl: string;
  let entitlements: string;

  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.close());
  beforeEach(async () => {
    const connection = await makeConnection(app);
    ({ tenantId, scimUrl } = connection);
    client = scim(connection);
    entitlements = `/tenants/${tenantId}/entitlements`;
  });

  async function offer(type: string, displayName: string, values: object = {}): Promise<{ id: string }> {
    const { status, body } = await app.api('POST', entitlements, { type, displayName, ...values });
    expect([status, body]).toEqual([201, expect.anything()]);
    return body;
  }

  describe('in the REST API', () => {
    it('are offered, shown, changed and taken back', async () => {
      const created = await app.api('POST', entitlements, {
        type: 'Role',
        displayName: ' Auditor ',
        description: 'Reads.',
      });
      expect(created).toMatchObject({ status: 201 });
      expect(created.body).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        type: 'Role',
        displayName: 'Auditor',
        description: 'Reads.',
        createdAt: expect.any(String),
        lastModified: expect.any(String),
      });
      const path = `${entitlements}/${created.body.id}`;
      expect(await app.api('GET', path)).toMatchObject({ status: 200, body: created.body });
      expect(await app.api('PATCH', path, {})).toMatchObject({ status: 200, body: created.body });
      const renamed = await app.api('PATCH', path, { displayName: 'Reader' });
      expect(renamed).toMatchObject({ status: 200, body: { displayName: 'Reader', description: 'Reads.' } });
      const cleared = await app.api('PATCH', path, { description: null });
      expect(cleared).toMatchObject({ status: 200, body: { displayName: 'Reader', description: null } });
      expect((await app.api('DELETE', path)).status).toBe(204);
      for (const method of ['GET', 'DELETE']) expect((await app.api(method, path)).status).toBe(404);
      expect((await app.api('PATCH', path, { displayName: 'x' })).status).toBe(404);
    });

    it('are listed page by page, oldest first, and by type', async () => {
      for (const name of ['c', 'a', 'b']) await offer('Role', name);
      await offer('Entitlement', 'd');
      const names = ({ body }: { body: { items: { displayName: string }[] } }): string[] =>
        body.items.map(({ displayName }) => displayName);
      const first = await app.api('GET', `${entitlements}?limit=3`);
      expect(names(first)).toEqual(['c', 'a', 'b']);
      expect(names(await app.api('GET', `${entitlements}?cursor=${first.body.nextCursor}`))).toEqual(['d']);
      expect(names(await app.api('GET', `${entitlements}?type=Entitlement`))).toEqual(['d']);
    });

    it('have a name that no other one of their type has, in any case', async () => {
      await offer('Role', 'Auditor');
      const other = await offer('Role', 'Reader');
      await offer('Entitlement', 'Auditor');
      const taken = { type: 'Role', displayName: 'AUDITOR' };
      expect(await app.api('POST', entitlements, taken)).toMatchObject({ status: 409 });
      expect((await app.api('PATCH', `${entitlements}/${other.id}`, { displayName: 'auditor' })).status).toBe(409);
    });

    it.each<[string, object]>([
      ['type', { type: 'Licence', displayName: 'a' }],
      ['type', { displayName: 'a' }],
      ['displayName', { type: 'Role' }],
      ['displayName', { type: 'Role', displayName: ' ' }],
      ['displayName', { type: 'Role', displayName: 'x'.repeat(201) }],
      ['description', { type: 'Role', displayName: 'a', description: 'x'.repeat(1001) }],
      ['id', { type: 'Role', displayName: 'a', id: randomUUID() }],
    ])('refuse a bad %s', async (field, body) => {
      expect(await app.api('POST', entitlements, body)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
    });

    it('keep their type and name when a PATCH would take them', async () => {
      const { id } = await offer('Role', 'Auditor');
      for (const body of [{ displayName: null }, { type: 'Entitlement' }]) {
        expect((await app.api('PATCH', `${entitlements}/${id}`, body)).status).toBe(400);
      }
    });

    it('are 404 in a tenant that does not exist, and in another one', async () => {
      const { id } = await offer('Role', 'Auditor');
      const other = await makeConnection(app);
      expect((await app.api('GET', `/tenants/${other.tenantId}/entitlements/${id}`)).status).toBe(404);
      const nowhere = `/tenants/${randomUUID()}/entitlements`;
      expect((await app.api('GET', nowhere)).status).toBe(404);
      expect((await app.api('POST', nowhere, { type: 'Role', displayName: 'a' })).status).toBe(404);
    });
  });

  describe('in SCIM', () => {
    const names = async (path: string): Promise<string[]> =>
      (await client.get(path)).body.Resources.map(
        (each: { name?: string; displayName: string }) => each.name ?? each.displayName,
      );

    it('are resource types and schemas as soon as there is one, and no longer', async () => {
      expect(await names('/ResourceTypes')).toEqual(['User', 'Group']);
      expect((await client.get('/ResourceTypes/Role')).status).toBe(404);
      const { id } = await offer('Role', 'Auditor');
      expect(await names('/ResourceTypes')).toEqual(['User', 'Group', 'Role']);
      await offer('Entitlement', 'Night shift');
      expect(await names('/ResourceTypes')).toEqual(['User', 'Group', 'Role', 'Entitlement']);
      expect((await client.get('/ResourceTypes/Role')).body).toMatchObject({ endpoint: '/Roles', schema: ROLE });
      expect((await client.get(`/Schemas/${ENTITLEMENT}`)).body).toMatchObject({
        id: ENTITLEMENT,
        attributes: [{ name: 'displayName' }, { name: 'type' }, { name: 'description' }],
      });
      await app.api('DELETE', `${entitlements}/${id}`);
      expect(await names('/ResourceTypes')).toEqual(['User', 'Group', 'Entitlement']);
      const other = scim(await makeConnection(app));
      expect((await other.get('/ResourceTypes')).body.totalResults).toBe(2);
    });

    it('answer what Okta’s test of an entitlement endpoint asks for', async () => {
      for (const [type, path] of [
        ['Role', '/Roles'],
        ['Entitlement', '/Entitlements'],
      ] as const) {
        const first = await offer(type, 'First');
        await offer(type, 'Second');
        const { status, body } = await client.get(`${path}?count=1&startIndex=1`);
        expect([status, body]).toEqual([
          200,
          {
            schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
            totalResults: 2,
            startIndex: 1,
            itemsPerPage: 1,
            Resources: [expect.objectContaining({ id: first.id, displayName: 'First' })],
          },
        ]);
        expect(await names(`${path}?count=1&startIndex=2`)).toEqual(['Second']);
        expect(await names(`${path}?startIndex=3`)).toEqual([]);
      }
    });

    it('are shown as Okta reads them', async () => {
      const role = await offer('Role', 'Auditor');
      const entitlement = await offer('Entitlement', 'Night shift', { description: 'May work at night.' });
      expect((await client.get(`/Roles/${role.id}`)).body).toEqual({
        schemas: [ROLE],
        id: role.id,
        displayName: 'Auditor',
        meta: {
          resourceType: 'Role',
          created: expect.any(String),
          lastModified: expect.any(String),
          location: `${scimUrl}/Roles/${role.id}`,
          version: 'W/"1"',
        },
      });
      expect((await client.get(`/Entitlements/${entitlement.id}`)).body).toMatchObject({
        schemas: [ENTITLEMENT],
        displayName: 'Night shift',
        type: 'Entitlement',
        description: 'May work at night.',
      });
      expect((await client.get(`/Roles/${entitlement.id}`)).status).toBe(404);
      expect((await client.get('/Roles/nobody')).status).toBe(404);
      expect((await scim(await makeConnection(app)).get(`/Roles/${role.id}`)).status).toBe(404);
    });

    it('are filtered, sorted and projected as every resource is', async () => {
      await offer('Entitlement', 'b', { description: 'Second' });
      await offer('Entitlement', 'a');
      const filtered = (filter: string): string => `/Entitlements?filter=${encodeURIComponent(filter)}`;
      expect(await names(filtered('displayName eq "A"'))).toEqual(['a']);
      expect(await names(filtered('type eq "Entitlement" and description pr'))).toEqual(['b']);
      expect(await names(filtered('externalId pr or not (meta.resourceType eq "Entitlement")'))).toEqual([]);
      expect(await names(filtered(`schemas eq "${ENTITLEMENT}" and id pr`))).toEqual(['b', 'a']);
      expect(await names('/Entitlements?sortBy=displayName')).toEqual(['a', 'b']);
      const found = await client.post('/Entitlements/.search', { filter: 'displayName eq "a"' });
      expect(found).toMatchObject({ status: 200, body: { totalResults: 1, Resources: [{ displayName: 'a' }] } });
      expect((await client.post('/Roles/.search', {})).body.totalResults).toBe(0);
      const projected = await client.get('/Entitlements?attributes=displayName&count=1');
      expect(Object.keys(projected.body.Resources[0]).sort()).toEqual(['displayName', 'id', 'schemas']);
      expect((await client.get(filtered('nope eq "x"'))).body.scimType).toBe('invalidFilter');
    });

    it.each(['Roles', 'Entitlements'])('are not to be changed: /%s', async (path) => {
      const { id } = await offer(path === 'Roles' ? 'Role' : 'Entitlement', 'One');
      expect((await client.post(`/${path}`, { displayName: 'x' })).status).toBe(405);
      expect((await client.put(`/${path}/${id}`, { displayName: 'x' })).status).toBe(405);
      expect((await client.patch(`/${path}/${id}`, { Operations: [] })).status).toBe(405);
      const refused = await client.delete(`/${path}/${id}`);
      expect(refused).toMatchObject({ status: 405, body: { status: '405' } });
      expect(refused.headers.get('allow')).toContain('GET');
    });

    it('are given to users by value, and stay with them', async () => {
      const role = await offer('Role', 'Auditor');
      const user = await client.post('/Users', { userName: 'kim', roles: [{ value: role.id, display: 'Auditor' }] });
      expect(user).toMatchObject({ status: 201, body: { roles: [{ value: role.id, display: 'Auditor' }] } });
      await app.api('DELETE', `${entitlements}/${role.id}`);
      const filter = encodeURIComponent(`roles.value eq "${role.id}"`);
      expect((await client.get(`/Users?filter=${filter}`)).body.totalResults).toBe(1);
    });
  });
});

import { randomUUID } from 'node:crypto';
import { tenantTables } from '../src/database/tenant-tables.js';
import { type App, startApp } from './app.js';
import { makeConnection, makeTenant, unique } from './make.js';
import { makeApiKey, makePerson, uniqueEmail } from './people.js';

describe('tenants', () => {
  let app: App;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.close());

  it('creates a tenant, and shows it again as it was answered', async () => {
    const slug = unique('acme');
    const created = await app.api('POST', '/tenants', { name: '  Acme Inc. ', slug });
    expect(created.status).toBe(201);
    expect(created.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Acme Inc.',
      slug,
      demo: false,
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const shown = await app.api('GET', `/tenants/${created.body.id}`);
    expect(shown).toMatchObject({ status: 200, body: created.body });
  });

  it('answers 409 when another tenant has the slug', async () => {
    const { slug } = await makeTenant(app);
    const second = await app.api('POST', '/tenants', { name: 'Second', slug });
    expect(second).toMatchObject({ status: 409, body: { title: 'Conflict', detail: 'Another tenant has this slug.' } });
    const other = await makeTenant(app);
    expect((await app.api('PATCH', `/tenants/${other.id}`, { slug })).status).toBe(409);
  });

  it('lets exactly one of many win a slug that they want at once', async () => {
    const slug = unique('wanted');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => app.api('POST', '/tenants', { name: 'One of many', slug })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  });

  it.each([
    ['name', { slug: 'a' }],
    ['name', { name: ' ', slug: 'a' }],
    ['name', { name: null, slug: 'a' }],
    ['name', { name: 'n'.repeat(201), slug: 'a' }],
    ['name', { name: 'NUL \0', slug: 'a' }],
    ['name', { name: 'half a pair \ud83d', slug: 'a' }],
    ['name', { name: { first: 'Acme' }, slug: 'a' }],
    ['slug', { name: 'Acme' }],
    ['slug', { name: 'Acme', slug: 'Acme' }],
    ['slug', { name: 'Acme', slug: 'acme inc' }],
    ['slug', { name: 'Acme', slug: '-acme' }],
    ['slug', { name: 'Acme', slug: 'a'.repeat(64) }],
    ['plan', { name: 'Acme', slug: 'acme', plan: 'free' }],
  ])('refuses a bad %s: %j', async (field, body) => {
    const answer = await app.api('POST', '/tenants', body);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('tells every fault at once, one for each field', async () => {
    const { body } = await app.api('POST', '/tenants', { name: null, slug: 'No Slug' });
    expect(body.errors).toEqual([
      { field: 'name', detail: 'name must be text without NUL or broken characters' },
      { field: 'slug', detail: 'slug must be lower-case letters and digits, in parts joined by single hyphens' },
    ]);
  });

  it('changes only the fields that are sent', async () => {
    const tenant = await makeTenant(app);
    const renamed = await app.api('PATCH', `/tenants/${tenant.id}`, { name: 'New name' });
    expect(renamed).toMatchObject({ status: 200, body: { ...tenant, name: 'New name' } });
    const untouched = await app.api('PATCH', `/tenants/${tenant.id}`, {});
    expect(untouched).toMatchObject({ status: 200, body: renamed.body });
    expect((await app.api('PATCH', `/tenants/${tenant.id}`, { name: null })).status).toBe(400);
  });

  it('lists every tenant once, oldest first, page by page', async () => {
    const made = [await makeTenant(app), await makeTenant(app), await makeTenant(app)];
    const listed: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await app.api('GET', `/tenants?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(page.body.items.length).toBeLessThanOrEqual(2);
      listed.push(...page.body.items.map(({ id }: { id: string }) => id));
      cursor = page.body.nextCursor;
    }
    expect(listed.slice(-3)).toEqual(made.map(({ id }) => id));
    expect(new Set(listed).size).toBe(listed.length);
  });

  it.each(['limit=0', 'limit=201', 'limit=ten', 'limit=1&limit=2', 'cursor=zzz', 'page=2'])(
    'refuses the query %s',
    async (query) => {
      expect(await app.api('GET', `/tenants?${query}`)).toMatchObject({ status: 400, body: { status: 400 } });
    },
  );

  it.each(['GET', 'PATCH', 'DELETE'])('answers %s with 404 for an id that no tenant has', async (method) => {
    const body = method === 'PATCH' ? {} : undefined;
    for (const id of [randomUUID(), 'acme', "'"]) {
      const answer = await app.api(method, `/tenants/${id}`, body);
      expect(answer).toMatchObject({ status: 404, body: { title: 'Not Found' } });
    }
  });

  it('finds tenants by a part of their name or slug, and one by its slug', async () => {
    const word = unique('Wörd');
    const named = await makeTenant(app, { name: `The ${word} Company` });
    const slugged = await makeTenant(app, { slug: `x-${named.slug}-y` });
    const stranger = await makePerson(app, await makeTenant(app), 'admin');
    const idsOf = async (query: string, api = app.api): Promise<string[]> =>
      ((await api('GET', `/tenants?${query}`)).body.items as { id: string }[]).map(({ id }) => id);
    expect(await idsOf(`search=${encodeURIComponent(word.toLowerCase())}`)).toEqual([named.id]);
    expect(await idsOf(`search=${named.slug}`)).toEqual([named.id, slugged.id]);
    expect(await idsOf(`slug=${named.slug}`)).toEqual([named.id]);
    expect(await idsOf(`slug=${named.slug}&search=${slugged.slug}`)).toEqual([]);
    // What means something to LIKE is a character like any other.
    expect(await idsOf('search=%25')).toEqual([]);
    expect(await idsOf(`slug=${named.slug}`, stranger.api)).toEqual([]);
    expect((await app.api('GET', '/tenants?search=')).status).toBe(400);
  });

  it('knows every table that has a tenant_id', async () => {
    const rows = await app.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
       WHERE attname = 'tenant_id' AND relkind IN ('r', 'p') AND NOT relispartition
         AND relnamespace = 'public'::regnamespace`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...tenantTables].sort());
  });

  it('deletes a tenant with everything of it, and nothing of another', async () => {
    const [going, staying] = [await makeConnection(app), await makeConnection(app)];
    await Promise.all([fill(going.tenantId, going.integrationId), fill(staying.tenantId, staying.integrationId)]);

    expect((await app.api('DELETE', `/tenants/${going.tenantId}`)).status).toBe(204);

    expect(await tablesWith(going.tenantId)).toEqual([]);
    expect(await tablesWith(staying.tenantId)).toEqual([...tenantTables]);
    expect((await app.api('GET', `/tenants/${going.tenantId}`)).status).toBe(404);
    expect((await app.api('DELETE', `/tenants/${going.tenantId}`)).status).toBe(404);
    expect((await app.api('GET', `/tenants/${staying.tenantId}`)).status).toBe(200);
  });

  async function fill(tenantId: string, integrationId: string): Promise<void> {
    const [user, team] = [randomUUID(), randomUUID()];
    await app.query(`INSERT INTO users (tenant_id, id, attributes) VALUES ($1, $2, '{"userName": "kim"}')`, [
      tenantId,
      user,
    ]);
    await app.query(`INSERT INTO teams (tenant_id, id, attributes) VALUES ($1, $2, '{"displayName": "Sales"}')`, [
      tenantId,
      team,
    ]);
    await app.query('INSERT INTO team_members (tenant_id, team_id, user_id) VALUES ($1, $2, $3)', [
      tenantId,
      team,
      user,
    ]);
    await app.query('INSERT INTO team_subteams (tenant_id, team_id, subteam_id) VALUES ($1, $2, $2)', [tenantId, team]);
    await app.query(`INSERT INTO pending_members (tenant_id, team_id, value) VALUES ($1, $2, 'later')`, [
      tenantId,
      team,
    ]);
    await app.query(
      `INSERT INTO changes (tenant_id, integration_id, request_id, action, resource_type, resource_id)
       VALUES ($1, $2, $3, 'created', 'user', $4)`,
      [tenantId, integrationId, randomUUID(), user],
    );
    await app.query(
      `INSERT INTO extension_schemas (tenant_id, id, urn, name, description, resource_type, required, attributes, shapes)
       VALUES ($1, $2, 'urn:example:x', 'x', '', 'User', false, '[]', '{}')`,
      [tenantId, randomUUID()],
    );
    await fillCredentials(tenantId, integrationId);
    await fillReports(tenantId, integrationId);
    await fillLog(tenantId, integrationId);
    await makePerson(app, { id: tenantId }, 'viewer');
    await makeApiKey(app, { id: tenantId }, 'viewer');
    await app.api('POST', `/tenants/${tenantId}/invitations`, { email: uniqueEmail(), role: 'viewer' });
    await app.query(`INSERT INTO entitlements (tenant_id, id, type, display_name) VALUES ($1, $2, 'Role', 'Auditor')`, [
      tenantId,
      randomUUID(),
    ]);
  }

  async function fillCredentials(tenantId: string, integrationId: string): Promise<void> {
    const integration = `'${tenantId}', '${integrationId}'`;
    const [id, client, later] = [`'${tenantId}', gen_random_uuid()`, `'${randomUUID()}'`, `now() + interval '1 hour'`];
    await app.query(`
      INSERT INTO oauth_clients (tenant_id, integration_id, id, name, token_lifetime)
        VALUES (${integration}, ${client}, 'x', 3600);
      INSERT INTO oauth_client_secrets (tenant_id, id, client_id, prefix, hash, expires_at)
        VALUES (${id}, ${client}, 'x', 'x', ${later});
      INSERT INTO access_tokens (tenant_id, id, integration_id, client_id, hash, expires_at)
        VALUES (${id}, '${integrationId}', ${client}, 'x', ${later});
      INSERT INTO federations (tenant_id, integration_id, client_id, issuer, jwks_url, subject, audience, token_lifetime)
        VALUES (${integration}, ${client}, 'x', 'x', 'x', 'x', 3600);
      INSERT INTO assertion_ids (tenant_id, integration_id, hash, expires_at) VALUES (${integration}, 'x', ${later});
      INSERT INTO integration_networks (tenant_id, integration_id, network, first_seen_at, last_seen_at, requests)
        VALUES (${integration}, '192.0.2.0/24', now(), now(), 1);
      INSERT INTO credential_events (tenant_id, id, integration_id, reason, detail, first_at, at, count)
        VALUES (${id}, '${integrationId}', 'expired', 'x', now(), now(), 1);
      INSERT INTO expiry_warnings (tenant_id, credential_id, days, expires_at) VALUES (${id}, 7, ${later})`);
  }

  async function fillReports(tenantId: string, integrationId: string): Promise<void> {
    const integration = `'${tenantId}', '${integrationId}'`;
    await app.query(`
      INSERT INTO report_days VALUES ('${tenantId}', now(), 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
      INSERT INTO report_team_sizes VALUES ('${tenantId}', gen_random_uuid(), 1);
      INSERT INTO report_progress (tenant_id) VALUES ('${tenantId}');
      INSERT INTO report_traffic_days VALUES
        ('${tenantId}', now(), '${integrationId}', 'create', 201, '', 1, 1, 0, '{}', now(), now());
      INSERT INTO integration_cycles VALUES (${integration}, now(), now(), 1, 0);
      INSERT INTO integration_firsts VALUES (${integration}, 'user', now());
      INSERT INTO demo_runs (tenant_id, integration_id, id, number, state, phase)
        VALUES (${integration}, gen_random_uuid(), 1, 'finished', 'x')`);
  }

  async function fillLog(tenantId: string, integrationId: string): Promise<void> {
    const integration = `'${tenantId}', '${integrationId}'`;
    await app.query(`
      INSERT INTO provisioning_log (tenant_id, integration_id, id, at, operation, method, path, status, duration_ms, address,
          truncated, kind)
        VALUES (${integration}, gen_random_uuid(), now(), 'read', 'GET', '/Users', 200, 1, '', false, 1);
      INSERT INTO provisioning_log_hours (tenant_id, integration_id, hour, operation, status, requests, duration_ms, slow,
          latencies)
        VALUES (${integration}, now(), 'read', 200, 1, 1, 0, '{}');
      INSERT INTO provisioning_log_kinds (tenant_id, integration_id, kind, operation, resource_type, status, last_day)
        VALUES (${integration}, 1, 'read', 'User', 200, now());
      INSERT INTO provisioning_log_dropped (tenant_id, day, dropped) VALUES ('${tenantId}', now(), 1)`);
  }

  async function tablesWith(tenantId: string): Promise<string[]> {
    const found: string[] = [];
    for (const table of tenantTables) {
      const rows = await app.query(`SELECT FROM ${table} WHERE tenant_id = $1 LIMIT 1`, [tenantId]);
      if (rows.length > 0) found.push(table);
    }
    return found;
  }
});

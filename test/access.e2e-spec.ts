import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Notifications } from '../src/database/notifications.js';
import { type App, startApp } from './app.js';
import { call } from './call.js';
import { eventually } from './eventually.js';
import { type Instance, startInstance } from './instance.js';
import { makeConnection, makeIntegration, makeSecret, makeTenant } from './make.js';
import { type Connection, scim } from './scim-client.js';

let app: App;
let other: Instance;
beforeAll(async () => {
  app = await startApp();
  other = await startInstance(app);
});
afterAll(async () => {
  await other.stop();
  await app.close();
});

const statusOf = async (connection: Connection): Promise<number> => (await scim(connection).get('/Users')).status;

/** The statuses at both instances. */
const statuses = async (connection: Connection): Promise<number[]> =>
  Promise.all([statusOf(connection), statusOf(other.at(connection))]);

type Made = Awaited<ReturnType<typeof makeConnection>>;
const pathOf = ({ tenantId, integrationId }: Made): string => `/tenants/${tenantId}/integrations/${integrationId}`;
const secretIdOf = async (connection: Made): Promise<string> =>
  (await app.api('GET', `${pathOf(connection)}/secrets`)).body.items[0].id as string;

/** A connection that both instances remember. */
const known = async (): Promise<Made> => {
  const connection = await makeConnection(app);
  for (let time = 0; time < 3; time++) expect(await statuses(connection)).toEqual([200, 200]);
  return connection;
};

describe('what opens an integration', () => {
  it('is remembered, so that the tables of the credentials are not asked again', async () => {
    const connection = await known();
    const blocker = new pg.Client({ connectionString: app.databaseUrl });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE secrets, access_tokens');
    expect(await statuses(connection)).toEqual([200, 200]);
    let refused = false;
    const unknown = statusOf({ ...connection, secret: 'unknown' }).finally(() => (refused = true));
    await pause(200);
    expect(refused).toBe(false);
    await blocker.query('COMMIT');
    await blocker.end();
    expect(await unknown).toBe(401);
  });

  it('is refused on the very next request at the instance where it is deleted, and within a second at the other', async () => {
    const connection = await known();
    const path = `${pathOf(connection)}/secrets/${await secretIdOf(connection)}`;
    expect((await app.api('DELETE', path)).status).toBe(204);
    expect(await statusOf(connection)).toBe(401);
    await eventually(
      () => statusOf(other.at(connection)),
      (status) => status === 401,
      1_000,
    );
  });

  it('is refused everywhere once its integration is deleted, or its tenant', async () => {
    const [first, second] = [await known(), await known()];
    expect((await other.api('DELETE', pathOf(first))).status).toBe(204);
    expect(await statusOf(other.at(first))).toBe(401);
    await eventually(
      () => statuses(first),
      (both) => both.every((status) => status === 401),
      1_000,
    );
    expect((await app.api('DELETE', `/tenants/${second.tenantId}`)).status).toBe(204);
    expect(await statusOf(second)).toBe(401);
    await eventually(
      () => statuses(second),
      (both) => both.every((status) => status === 401),
      1_000,
    );
  });

  it('is refused everywhere after it was changed behind our back, in the database itself', async () => {
    const connection = await known();
    await app.query('DELETE FROM secrets WHERE integration_id = $1', [connection.integrationId]);
    await eventually(
      () => statuses(connection),
      (both) => both.every((status) => status === 401),
      1_000,
    );
  });

  it('expires at its second, also where it is remembered', async () => {
    const connection = await known();
    const [{ end }] = (await app.query<{ end: Date }>(
      `UPDATE secrets SET expires_at = now() + interval '2 seconds' WHERE integration_id = $1 RETURNING expires_at AS end`,
      [connection.integrationId],
    )) as [{ end: Date }];
    await pause(100);
    for (let now = Date.now(); now < end.getTime() - 150; now = Date.now()) {
      expect(await statuses(connection)).toEqual([200, 200]);
      await pause(50);
    }
    await pause(end.getTime() + 20 - Date.now());
    expect(await statuses(connection)).toEqual([401, 401]);
  });

  it('is looked up every time while the instance cannot hear the others, and is remembered again later', async () => {
    const connection = await known();
    const notifications = app.nest.get(Notifications);
    await app.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN %'`,
    );
    await eventually(
      () => notifications.listening,
      (listening) => !listening,
      2_000,
    );
    // What is revoked in between goes unheard, and must not be let in.
    await app.query('UPDATE secrets SET revoked_at = now() WHERE integration_id = $1', [connection.integrationId]);
    expect(await statusOf(connection)).toBe(401);
    await eventually(
      () => notifications.listening,
      (listening) => listening,
    );
    expect(await statusOf(connection)).toBe(401);
    await known();
  });
});

describe('the record of what was refused', () => {
  const eventsOf = async (connection: Made, count: number): Promise<Record<string, unknown>[]> => {
    const ask = async (): Promise<Record<string, unknown>[]> =>
      (await app.api('GET', `${pathOf(connection)}/credential-events`)).body.items;
    return eventually(ask, (items) => items.length >= count);
  };

  it('tells the tenant why, and the caller never', async () => {
    const connection = await makeConnection(app);
    const id = await secretIdOf(connection);
    await app.query(`UPDATE secrets SET expires_at = now() WHERE id = $1`, [id]);
    const expired = await scim(connection).get('/Users');
    expect((await eventsOf(connection, 1))[0]).toMatchObject({
      reason: 'token-expired',
      credentialId: id,
      source: '127.0.0.1',
      userAgent: 'node',
      count: 1,
    });
    await app.api('DELETE', `${pathOf(connection)}/secrets/${id}`);
    const revoked = await scim(connection).get('/Users');
    expect((await eventsOf(connection, 2))[0]).toMatchObject({ reason: 'token-revoked', credentialId: id });
    const unknown = await scim({ ...connection, secret: 'guessed' }).get('/Users');
    expect((await eventsOf(connection, 3))[0]).toMatchObject({ reason: 'token-unknown', credentialId: null });
    expect(new Set([expired, revoked, unknown].map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('tells of a retired secret', async () => {
    const connection = await makeConnection(app);
    await app.api('POST', `${pathOf(connection)}/secrets/${await secretIdOf(connection)}/rotate`, {
      overlapSeconds: 0,
    });
    expect(await statusOf(connection)).toBe(401);
    expect((await eventsOf(connection, 1))[0]).toMatchObject({ reason: 'token-retired' });
  });

  it('tells each of two integrations its own side of a secret at the wrong address', async () => {
    const [mine, theirs] = [await makeConnection(app), await makeConnection(app)];
    expect(await statusOf({ scimUrl: theirs.scimUrl, secret: mine.secret })).toBe(401);
    const [here] = await eventsOf(theirs, 1);
    const [there] = await eventsOf(mine, 1);
    expect(here).toMatchObject({ reason: 'token-unknown', credentialId: null });
    expect(there).toMatchObject({ reason: 'token-elsewhere', credentialId: await secretIdOf(mine) });
    expect(JSON.stringify(there)).not.toContain(theirs.integrationId);
    expect(JSON.stringify(here)).not.toContain(mine.integrationId);
  });

  it('counts what repeats, holds nothing secret, and keeps the latest thousand', async () => {
    const connection = await makeConnection(app);
    await Promise.all(Array.from({ length: 10 }, () => statusOf({ ...connection, secret: 'a-wrong-secret' })));
    const events = await eventsOf(connection, 1);
    expect(events.reduce((sum, { count }) => sum + Number(count), 0)).toBe(10);
    expect(JSON.stringify(events)).not.toContain('a-wrong-secret');

    await app.query(
      `INSERT INTO credential_events (tenant_id, id, integration_id, reason, detail, first_at, at, count)
       SELECT $1, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, $2, 'token-unknown', 'old', now(), now(), 1
       FROM generate_series(1, 1100) n`,
      [connection.tenantId, connection.integrationId],
    );
    await statusOf({ ...connection, secret: 'another' });
    await eventually(
      () =>
        app.query<{ n: number }>('SELECT count(*)::int AS n FROM credential_events WHERE integration_id = $1', [
          connection.integrationId,
        ]),
      ([row]) => row!.n === 1_000,
    );
  });

  it('is answered with 404 for an integration that the tenant does not have', async () => {
    const integration = await makeIntegration(app, await makeTenant(app));
    const stranger = await makeTenant(app);
    for (const path of ['credential-events', 'networks']) {
      expect((await app.api('GET', `/tenants/${stranger.id}/integrations/${integration.id}/${path}`)).status).toBe(404);
    }
  });
});

describe('a rotation', () => {
  const newSecret = async (): Promise<{ path: string; id: string; scimUrl: string; secret: string }> => {
    const integration = await makeIntegration(app, await makeTenant(app));
    const { id, secret } = await makeSecret(app, integration);
    const path = `/tenants/${integration.tenantId}/integrations/${integration.id}/secrets`;
    return { path, id, scimUrl: integration.scimUrl, secret };
  };

  it('shows when the old secret can go', async () => {
    const { path, id, scimUrl, secret } = await newSecret();
    await statusOf({ scimUrl, secret });
    const rotated = await app.api('POST', `${path}/${id}/rotate`, { overlapSeconds: 3_600 });
    const safe = async (): Promise<boolean> => (await app.api('GET', `${path}/${id}`)).body.safeToRetire as boolean;
    expect(await safe()).toBe(false);
    await statusOf({ scimUrl, secret });
    expect(await safe()).toBe(false);
    await pause(5);
    await statusOf({ scimUrl, secret: rotated.body.secret });
    expect(await safe()).toBe(true);
  });

  it('is ended at once, or extended, while it lasts', async () => {
    const { path, id, scimUrl, secret } = await newSecret();
    expect((await app.api('POST', `${path}/${id}/retire`)).status).toBe(409);
    expect((await app.api('POST', `${path}/${id}/extend`, { overlapSeconds: 60 })).status).toBe(409);
    await app.api('POST', `${path}/${id}/rotate`, { overlapSeconds: 60 });
    const extended = await app.api('POST', `${path}/${id}/extend`, { overlapSeconds: 7_200 });
    expect(extended).toMatchObject({ status: 200, body: { status: 'rotating' } });
    expect(Math.abs(Date.parse(extended.body.retiresAt) - Date.now() - 7_200_000)).toBeLessThan(60_000);
    expect(await statusOf({ scimUrl, secret })).toBe(200);
    const retired = await app.api('POST', `${path}/${id}/retire`);
    expect(retired).toMatchObject({ status: 200, body: { status: 'expired' } });
    expect(await statusOf({ scimUrl, secret })).toBe(401);
    expect((await app.api('POST', `${path}/${id}/extend`, { overlapSeconds: 60 })).status).toBe(409);
  });

  it('can be cancelled until the new secret is used', async () => {
    const { path, id, scimUrl, secret } = await newSecret();
    expect((await app.api('POST', `${path}/${id}/cancel-rotation`)).status).toBe(409);
    const first = await app.api('POST', `${path}/${id}/rotate`, { overlapSeconds: 0 });
    expect(await statusOf({ scimUrl, secret })).toBe(401);
    const cancelled = await app.api('POST', `${path}/${id}/cancel-rotation`);
    expect(cancelled).toMatchObject({ status: 200, body: { id, status: 'active', replacedBy: null, retiresAt: null } });
    expect(await statusOf({ scimUrl, secret })).toBe(200);
    expect(await statusOf({ scimUrl, secret: first.body.secret })).toBe(401);
    expect((await app.api('GET', path)).body.items).toHaveLength(1);

    const second = await app.api('POST', `${path}/${id}/rotate`, {});
    expect(await statusOf({ scimUrl, secret: second.body.secret })).toBe(200);
    expect((await app.api('POST', `${path}/${id}/cancel-rotation`)).status).toBe(409);
    expect(await statusOf({ scimUrl, secret })).toBe(200);
  });

  it('answers 404 for a secret that the integration does not have', async () => {
    const { path } = await newSecret();
    const { id: foreign } = await newSecret();
    for (const id of [randomUUID(), foreign]) {
      expect((await app.api('GET', `${path}/${id}`)).status).toBe(404);
      for (const action of ['retire', 'extend', 'cancel-rotation']) {
        expect((await app.api('POST', `${path}/${id}/${action}`, {})).status).toBe(404);
      }
    }
  });
});

describe('a validation token', () => {
  it('is marked, lives for a week, and for a day at least', async () => {
    const integration = await makeIntegration(app, await makeTenant(app));
    const path = `/tenants/${integration.tenantId}/integrations/${integration.id}/secrets`;
    const { body } = await app.api('POST', path, { kind: 'validation' });
    expect(body.kind).toBe('validation');
    expect(Math.abs(Date.parse(body.expiresAt) - Date.now() - 7 * 86_400_000)).toBeLessThan(60_000);
    expect(body.warnings).toEqual([]);
    const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    expect((await app.api('POST', path, { kind: 'validation', expiresAt: inHours(25) })).status).toBe(201);
    for (const expiresAt of [inHours(23), null]) {
      const answer = await app.api('POST', path, { kind: 'validation', expiresAt });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'expiresAt' }] } });
    }
    expect(await statusOf({ scimUrl: integration.scimUrl, secret: body.secret })).toBe(200);
  });
});

it('answers an unknown integration like a wrong secret', async () => {
  const { secret } = await makeConnection(app);
  const answer = await call(`${app.url}/scim/v2/${randomUUID()}/Users`, { method: 'GET', bearer: secret });
  expect(answer.status).toBe(401);
});

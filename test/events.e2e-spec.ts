import { setTimeout as pause } from 'node:timers/promises';
import { type App, startApp } from './app.js';
import { eventually } from './eventually.js';
import { type Instance, startInstance } from './instance.js';
import { makeConnection, makeTenant, unique } from './make.js';
import { makePerson } from './people.js';
import { scim } from './scim-client.js';

interface Stream {
  readonly headers: Headers;
  readonly status: number;
  text: string;
  ended: boolean;
  close(): void;
}

/** Listens as a browser does. */
async function listen(url: string, headers: Record<string, string>): Promise<Stream> {
  const abort = new AbortController();
  const response = await fetch(url, { headers, signal: abort.signal });
  const stream: Stream = {
    headers: response.headers,
    status: response.status,
    text: '',
    ended: false,
    close: () => abort.abort(),
  };
  void (async () => {
    try {
      for await (const part of response.body!) stream.text += Buffer.from(part as Uint8Array).toString();
    } catch {
      // Closed by the test, or by a service that stops.
    }
    stream.ended = true;
  })();
  return stream;
}

const eventsIn = ({ text }: Stream): object[] =>
  [...text.matchAll(/^event: activity\ndata: (.*)\n\n/gm)].map(([, data]) => JSON.parse(data!) as object);

describe('the events of a tenant', () => {
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

  it('tell at every instance what happened at any, once a second at most, and nothing of other tenants', async () => {
    const [connection, neighbour] = [await makeConnection(app), await makeConnection(app)];
    const key = { Authorization: `Bearer ${app.operatorKey}` };
    const path = `/api/tenants/${connection.tenantId}/events`;
    const streams = [await listen(app.url + path, key), await listen(other.url + path, key)];
    const quiet = await listen(`${app.url}/api/tenants/${neighbour.tenantId}/events`, key);
    for (const { headers, status } of streams) {
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/event-stream');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-accel-buffering')).toBe('no');
    }
    const { integrationId } = connection;
    await scim(other.at(connection)).get('/Users');
    for (const stream of streams) {
      const [first] = await eventually(
        () => eventsIn(stream),
        (events) => events.length > 0,
      );
      expect(first).toEqual({ integrationIds: [integrationId], requests: 1, changed: false });
    }
    const started = Date.now();
    for (let i = 0; i < 20; i++) {
      await scim(connection).post('/Users', { userName: unique('ada') });
      await pause(50);
    }
    for (const stream of streams) {
      const told = await eventually(
        () => eventsIn(stream) as { requests: number; changed: boolean }[],
        (events) => events.reduce((sum, { requests }) => sum + requests, 0) === 21,
      );
      expect(told.length).toBeLessThan(3 + (Date.now() - started) / 1_000);
      expect(told.at(-1)).toMatchObject({ changed: true });
      stream.close();
    }
    expect(eventsIn(quiet)).toEqual([]);
    quiet.close();
  });

  it('are for those who may read the tenant', async () => {
    const [tenant, elsewhere] = [await makeTenant(app), await makeTenant(app)];
    const kim = await makePerson(app, tenant, 'viewer');
    const stream = await listen(`${app.url}/api/tenants/${tenant.id}/events`, { Cookie: kim.cookie! });
    expect(stream.status).toBe(200);
    stream.close();
    const refused = await listen(`${app.url}/api/tenants/${elsewhere.id}/events`, { Cookie: kim.cookie! });
    expect(refused.status).toBe(404);
    expect((await listen(`${app.url}/api/tenants/${tenant.id}/events`, {})).status).toBe(401);
  });

  it('end with the session', async () => {
    const tenant = await makeTenant(app);
    const kim = await makePerson(app, tenant, 'viewer');
    const stream = await listen(`${app.url}/api/tenants/${tenant.id}/events`, { Cookie: kim.cookie! });
    await pause(200);
    expect(stream.ended).toBe(false);
    await kim.api('DELETE', '/session');
    await eventually(
      () => stream.ended,
      (ended) => ended,
      40_000,
    );
  });

  it('do not keep a service from stopping', async () => {
    const stopping = await startApp({ databaseUrl: app.databaseUrl });
    const tenant = await makeTenant(stopping);
    const stream = await listen(`${stopping.url}/api/tenants/${tenant.id}/events`, {
      Authorization: `Bearer ${app.operatorKey}`,
    });
    const started = Date.now();
    await stopping.close();
    expect(Date.now() - started).toBeLessThan(4_000);
    await eventually(
      () => stream.ended,
      (ended) => ended,
    );
  });
});

import { readFile } from 'node:fs/promises';
import { type App, startApp } from './app.js';
import { call } from './call.js';
import { type Route, routesOf } from './route-walk.js';

type Paths = Record<string, Record<string, { security?: object[] }>>;

// Guarded, and open to who presents nothing: RFC 7643 §5 has it readable before one knows how to authenticate.
const READABLE = 'GET /scim/v2/{integrationId}/ServiceProviderConfig';

// Pages for people; the document is for programs.
const isPage = ({ path }: Route): boolean => /^\/portal(\/|$)/.test(path);

describe('every route', () => {
  let app: App;
  let routes: Route[];
  let paths: Paths;
  beforeAll(async () => {
    app = await startApp();
    routes = routesOf(app);
    ({ paths } = JSON.parse(await readFile('docs/openapi.json', 'utf8')) as { paths: Paths });
  });
  afterAll(() => app.close());

  it('is found by this test', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.map(({ name }) => name)).toContain('GET /health/live');
  });

  it('declares a guard or is public, and never both', () => {
    expect(routes.filter(({ guarded, isPublic }) => guarded === isPublic)).toEqual([]);
  });

  it('is closed to who presents nothing, unless it is public', async () => {
    for (const { name, method, path, isPublic } of routes) {
      const address = path.replace(/\{\w+\}/g, '01a205a1-f598-7174-a002-468c0a676459');
      const { status } = await call(app.url + address, { method });
      expect([name, status === 401]).toEqual([name, !isPublic && name !== READABLE]);
    }
  });

  it('is in the API document, and says there what it asks for, unless it is a page', () => {
    const described = routes.filter((route) => !isPage(route));
    const documented = described.map(({ name, method, path }) => [name, paths[path]?.[method.toLowerCase()]] as const);
    expect(documented.filter(([, operation]) => !operation)).toEqual([]);
    const open = documented.filter(([, operation]) => !operation?.security).map(([name]) => name);
    expect(open).toEqual(described.filter(({ isPublic }) => isPublic).map(({ name }) => name));
  });

  it('is open and only read from where it is a page', () => {
    const pages = routes.filter(isPage);
    expect(pages).not.toEqual([]);
    expect(pages.filter(({ method, isPublic }) => method !== 'GET' || !isPublic)).toEqual([]);
  });

  it('stands in the API document only where it exists', () => {
    const documented = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const existing = new Set(routes.filter((route) => !isPage(route)).map(({ name }) => name));
    expect(documented.filter((name) => !existing.has(name))).toEqual([]);
  });
});

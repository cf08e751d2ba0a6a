import { readFile } from 'node:fs/promises';
import { RequestMethod, type Type } from '@nestjs/common';
import { GUARDS_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { PUBLIC } from '../src/auth/public.decorator.js';
import { type App, startApp } from './app.js';
import { call } from './call.js';

interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly guarded: boolean;
  readonly isPublic: boolean;
}

type Paths = Record<string, Record<string, { security?: object[] }>>;

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
      expect([name, status]).toEqual([name, isPublic ? 200 : 401]);
    }
  });

  it('is in the API document, and says there what it asks for', () => {
    const documented = routes.map(({ name, method, path }) => [name, paths[path]?.[method.toLowerCase()]] as const);
    expect(documented.filter(([, operation]) => !operation)).toEqual([]);
    const open = documented.filter(([, operation]) => !operation?.security).map(([name]) => name);
    expect(open).toEqual(routes.filter(({ isPublic }) => isPublic).map(({ name }) => name));
  });

  it('stands in the API document only where it exists', () => {
    const documented = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const existing = new Set(routes.map(({ name }) => name));
    expect(documented.filter((name) => !existing.has(name))).toEqual([]);
  });
});

function routesOf({ nest }: App): Route[] {
  const controllers = [...nest.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => routesOfController(metatype as Type));
}

function routesOfController(controller: Type): Route[] {
  const handlers = Object.getOwnPropertyNames(controller.prototype)
    .filter((name) => name !== 'constructor')
    .map((name) => (controller.prototype as Record<string, object>)[name]!)
    .filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler));
  return handlers.flatMap((handler) => {
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
    const parts = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)];
    const path = `/${parts.join('/')}`
      .replace(/\/{2,}/g, '/')
      .replace(/(.)\/$/, '$1')
      .replace(/:(\w+)/g, '{$1}');
    const declares = (key: string): boolean => [handler, controller].some((where) => Reflect.hasMetadata(key, where));
    return { name: `${method} ${path}`, method, path, guarded: declares(GUARDS_METADATA), isPublic: declares(PUBLIC) };
  });
}

import { RequestMethod, type Type } from '@nestjs/common';
import { GUARDS_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { PUBLIC } from '../src/auth/public.decorator.js';
import type { App } from './app.js';

export interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly guarded: boolean;
  readonly isPublic: boolean;
}

/** Every route of every controller, as the application knows them. */
export function routesOf({ nest }: App): Route[] {
  const controllers = [...nest.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => routesOfController(metatype as Type));
}

function routesOfController(controller: Type): Route[] {
  const handlers = new MetadataScanner()
    .getAllMethodNames(controller.prototype as object)
    .map((name) => (controller.prototype as Record<string, object>)[name]!)
    .filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler));
  return handlers.flatMap((handler) => {
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
    const declares = (key: string): boolean => [handler, controller].some((where) => Reflect.hasMetadata(key, where));
    const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
    return paths.map((own) => {
      const path = pathOf(Reflect.getMetadata(PATH_METADATA, controller) as string, own);
      return {
        name: `${method} ${path}`,
        method,
        path,
        guarded: declares(GUARDS_METADATA),
        isPublic: declares(PUBLIC),
      };
    });
  });
}

function pathOf(...parts: string[]): string {
  return `/${parts.join('/')}`
    .replace(/\/{2,}/g, '/')
    .replace(/(.)\/$/, '$1')
    .replace(/:(\w+)/g, '{$1}');
}

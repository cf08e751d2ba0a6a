import type { ResourceType } from '../core/resource-types.js';
import { type AttributePath, printPath, resolvePath } from '../core/schema-registry.js';
import type { Filter } from './filter.js';

/**
 * What a filter over several resource types asks of one of them, RFC 7644 §3.4.2.1: an attribute that the type does not
 * have is an attribute without a value. True or false where nothing is left to look at.
 */
export function filterOf(filter: Filter, type: ResourceType): Filter | boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return combined(filter.kind, filter.filters, type);
    case 'not': {
      const inner = filterOf(filter.filter, type);
      return typeof inner === 'boolean' ? !inner : { kind: 'not', filter: inner };
    }
    case 'present':
    case 'some':
      return has(type, filter.path) && filter;
    case 'compare':
      if (has(type, filter.path)) return filter;
      return filter.value === null ? filter.operator === 'eq' : filter.operator === 'ne';
  }
}

function combined(kind: 'and' | 'or', filters: readonly Filter[], type: ResourceType): Filter | boolean {
  const decisive = kind === 'or';
  const left: Filter[] = [];
  for (const each of filters) {
    const part = filterOf(each, type);
    if (part === decisive) return decisive;
    if (typeof part !== 'boolean') left.push(part);
  }
  const [only, ...more] = left;
  if (!only) return !decisive;
  return more.length > 0 ? { kind, filters: left } : only;
}

function has(type: ResourceType, path: AttributePath): boolean {
  return resolvePath(printPath(path), type)?.attribute === path.attribute;
}

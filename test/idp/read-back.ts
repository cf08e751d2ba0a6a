import type { Resource } from './attribute-paths.js';
import { compare, nameOf } from './comparison.js';
import type { Dialect, ResourceType } from './dialects/dialect.js';
import { RequestFailed } from './failures.js';
import type { ScimDirectory } from './scim-directory.js';
import type { SourceDirectory } from './source-directory.js';

export interface ReadBack {
  readonly differences: string[];
  /** Resources that this source has not provisioned. */
  readonly strangers: { readonly users: number; readonly groups: number };
}

const PAGE_SIZE = 100;

/** Reads the whole directory, page by page, and compares it with the source; what cannot be read cannot be equal. */
export async function readBack(directory: ScimDirectory, dialect: Dialect, source: SourceDirectory): Promise<ReadBack> {
  try {
    return await readAndCompare(directory, dialect, source);
  } catch (error) {
    if (!(error instanceof RequestFailed)) {
      throw error;
    }
    const differences = [`the directory cannot be read back: ${error.message}`];
    return { differences, strangers: { users: 0, groups: 0 } };
  }
}

async function readAndCompare(directory: ScimDirectory, dialect: Dialect, source: SourceDirectory): Promise<ReadBack> {
  const differences: string[] = [];
  const allUsers = await allPages(directory, 'User', differences);
  const allGroups = await allPages(directory, 'Group', differences);
  const users = pair(source.people, allUsers, differences, {
    nameOf,
    markOf: (user) => user.externalId,
    marksOf: (person) => [dialect.userAttributes(person).get('externalId')],
  });
  const groups = pair(source.teams, allGroups, differences, {
    nameOf: (team) => `group ${team.name}`,
    markOf: (group) => dialect.groupMark(group),
    marksOf: (team) => dialect.teamMarks(team),
  });
  differences.push(...compare(source, { users: users.pairs, groups: groups.pairs }, dialect));
  return { differences, strangers: { users: users.strangers, groups: groups.strangers } };
}

async function allPages(directory: ScimDirectory, type: ResourceType, differences: string[]): Promise<Resource[]> {
  const all = new Map<string, Resource>();
  for (let startIndex = 1; ; startIndex += PAGE_SIZE) {
    const { total, resources } = await directory.list(type, [
      ['startIndex', String(startIndex)],
      ['count', String(PAGE_SIZE)],
    ]);
    for (const resource of resources) {
      if (all.has(resource.id)) {
        differences.push(`${type} ${resource.id} is on two pages`);
      }
      all.set(resource.id, resource);
    }
    if (startIndex + PAGE_SIZE > total || resources.length === 0) {
      if (all.size !== total) {
        differences.push(`the pages of ${type}s hold ${all.size} resources, totalResults says ${total}`);
      }
      return [...all.values()];
    }
  }
}

interface Marks<T> {
  readonly nameOf: (item: T) => string;
  readonly markOf: (resource: Resource) => unknown;
  readonly marksOf: (item: T) => unknown[];
}

/** Finds each item's resource by the mark that both bear; counts the resources that bear nobody's mark. */
function pair<T>(
  items: T[],
  resources: Resource[],
  differences: string[],
  { nameOf, markOf, marksOf }: Marks<T>,
): { pairs: Map<T, Resource>; strangers: number } {
  const byMark = new Map<unknown, Resource[]>();
  for (const resource of resources) {
    const bearers = byMark.get(markOf(resource));
    if (bearers) {
      bearers.push(resource);
    } else {
      byMark.set(markOf(resource), [resource]);
    }
  }
  const pairs = new Map<T, Resource>();
  let strangers = resources.length;
  for (const item of items) {
    const found = marksOf(item).flatMap((mark) => byMark.get(mark) ?? []);
    strangers -= found.length;
    if (found[0]) {
      pairs.set(item, found[0]);
    }
    if (found.length > 1) {
      const ids = found.map(({ id }) => id).join(', ');
      differences.push(`${nameOf(item)}: ${found.length} times in the directory (${ids})`);
    }
  }
  return { pairs, strangers };
}

import { elements, findChanges, type Attributes, type JsonObject, type Resource } from './attribute-paths.js';
import type { Dialect } from './dialects/dialect.js';
import type { Person } from './person.js';
import type { SourceDirectory, Team } from './source-directory.js';
import { managerOf } from './user-provisioning.js';

const MULTI_VALUED = ['emails', 'phoneNumbers', 'addresses'];

/** The directory's resources by the people and teams of the source that they stand for. */
export interface Pairs {
  readonly users: ReadonlyMap<Person, Resource>;
  readonly groups: ReadonlyMap<Team, Resource>;
}

/** What is not in the directory as the source wants it, a sentence each. */
export function compare(source: SourceDirectory, pairs: Pairs, dialect: Dialect): string[] {
  return [
    ...source.people.flatMap((person) => comparePerson(person, pairs, dialect)),
    ...source.teams.flatMap((team) => compareTeam(team, pairs, dialect)),
    ...compareMemberships(source, pairs),
  ];
}

function comparePerson(person: Person, pairs: Pairs, dialect: Dialect): string[] {
  const user = pairs.users.get(person);
  const name = nameOf(person);
  if (person.departed) {
    const mayStay = !dialect.deletesUsers && user?.active === false;
    return user === undefined || mayStay
      ? []
      : [`${name}: left the company, but is still in the directory and may sign in`];
  }
  if (!user) {
    return [`${name}: missing in the directory`];
  }
  const wanted = dialect.userAttributes(person);
  return [
    ...compareAttributes(name, user, wanted),
    ...compareCounts(name, user, wanted),
    ...(dialect.provisionsManagers ? compareManager(person, user, pairs) : []),
  ];
}

function compareAttributes(name: string, resource: JsonObject, wanted: Attributes): string[] {
  return findChanges(resource, wanted).map(
    ({ path, value, current }) => `${name}: ${path} is ${show(current)}, the source has ${show(value)}`,
  );
}

/** A value of a type that nobody asked for would not be seen by comparing the mapped paths. */
function compareCounts(name: string, user: Resource, wanted: Attributes): string[] {
  return MULTI_VALUED.flatMap((attribute) => {
    const paths = [...wanted].filter(([path, value]) => path.startsWith(`${attribute}[`) && value !== undefined);
    const expected = new Set(paths.map(([path]) => path.split(']')[0])).size;
    const actual = elements(user[attribute]).length;
    return actual > expected ? [`${name}: ${attribute} has ${actual} values, the source ${expected}`] : [];
  });
}

function compareManager(person: Person, user: Resource, pairs: Pairs): string[] {
  const wanted = person.manager ? (pairs.users.get(person.manager)?.id ?? null) : null;
  const actual = managerOf(user);
  return wanted === actual ? [] : [`${nameOf(person)}: manager is ${show(actual)}, the source has ${show(wanted)}`];
}

function compareTeam(team: Team, pairs: Pairs, dialect: Dialect): string[] {
  const group = pairs.groups.get(team);
  if (team.deleted) {
    return group ? [`group ${team.name}: closed, but still in the directory`] : [];
  }
  const name = `group ${team.name}`;
  return group ? compareAttributes(name, group, dialect.groupAttributes(team)) : [`${name}: missing in the directory`];
}

/** Membership as the groups tell it, and as the users tell it. */
function compareMemberships(source: SourceDirectory, { users, groups }: Pairs): string[] {
  const differences: string[] = [];
  const groupsOfUser = new Map([...users.values()].map((user) => [user.id, new Map<string, string>()]));
  for (const team of source.standing) {
    const group = groups.get(team);
    if (!group) {
      continue;
    }
    const wanted = new Map<string, string>();
    for (const person of team.members) {
      const user = users.get(person);
      if (user) {
        wanted.set(user.id, person.displayName);
        groupsOfUser.get(user.id)?.set(group.id, team.name);
      }
    }
    differences.push(...compareReferences(`group ${team.name}: members`, 'User', elements(group.members), wanted));
  }
  for (const [person, user] of users) {
    const wanted = groupsOfUser.get(user.id) ?? new Map<string, string>();
    differences.push(...compareReferences(`${nameOf(person)}: groups`, 'Group', elements(user.groups), wanted));
  }
  return differences;
}

function compareReferences(name: string, type: string, actual: JsonObject[], wanted: Map<string, string>): string[] {
  const differences: string[] = [];
  const seen = new Set<string>();
  for (const { value, display, $ref } of actual) {
    const id = value as string;
    const label = wanted.get(id);
    if (seen.has(id)) {
      differences.push(`${name}: ${id} twice`);
    } else if (label === undefined) {
      differences.push(`${name}: ${id} (${show(display)}) should not be there`);
    } else if (type === 'Group' && display !== undefined && display !== label) {
      differences.push(`${name}: ${id} is displayed as ${show(display)}, not ${show(label)}`);
    }
    if (typeof $ref === 'string' && !$ref.endsWith(`${type}s/${id}`)) {
      differences.push(`${name}: ${id} has the $ref ${$ref}`);
    }
    seen.add(id);
  }
  const missing = [...wanted].filter(([id]) => !seen.has(id));
  return [...differences, ...missing.map(([id, label]) => `${name}: ${label} (${id}) is missing`)];
}

export const nameOf = (person: Person): string => `user ${person.userName}`;
const show = (value: unknown): string => (value === undefined || value === null ? 'none' : JSON.stringify(value));

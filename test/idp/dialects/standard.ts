import { buildResource, type Attributes, type Change, type JsonObject, type Resource } from '../attribute-paths.js';
import type { Person } from '../person.js';
import { CORE_GROUP, CORE_USER, patch, type Dialect, type Member, type Write } from './dialect.js';

export function coreAttributes(person: Person): Attributes {
  return new Map([
    ['userName', person.userName],
    ['externalId', person.key],
    ['active', person.active],
    ['displayName', person.displayName],
    ['name.givenName', person.givenName],
    ['name.familyName', person.familyName],
    ['emails[type eq "work"].value', person.email],
    ['phoneNumbers[type eq "work"].value', person.phone],
    ['title', person.title],
  ] as [string, string | boolean | undefined][]);
}

export function coreUser(person: Person): JsonObject {
  const user = buildResource(coreAttributes(person));
  return { schemas: [CORE_USER], ...user, emails: [{ value: person.email, type: 'work', primary: true }] };
}

export const put = (id: string, body: JsonObject): Write => ({ method: 'PUT', path: `/Users/${id}`, body });

const operationOf = ({ path, value, current }: Change): JsonObject =>
  value === undefined ? { op: 'remove', path } : { op: current === undefined ? 'add' : 'replace', path, value };

/** One operation an attribute, each with its path. */
export const patchUser = (current: Resource, changes: Change[]): Write[] =>
  changes.length > 0 ? [patch(`/Users/${current.id}`, changes.map(operationOf))] : [];

export const addMembers = (members: Member[]): JsonObject[] =>
  members.length > 0 ? [{ op: 'add', path: 'members', value: members.map(({ id }) => ({ value: id })) }] : [];

export const removeByFilter = (members: Member[]): JsonObject[] =>
  members.map(({ id }) => ({ op: 'remove', path: `members[value eq "${id}"]` }));

/** A client by the book: users of the core schema by PUT, groups by PATCH. Each provider says what it does otherwise. */
export const standard: Omit<Dialect, 'name'> = {
  flags: [],
  discovery: [],
  deletesUsers: true,
  clearsValues: true,
  provisionsManagers: false,
  provisionsGroups: true,
  headers: (token, hasBody) => ({
    Authorization: `Bearer ${token}`,
    Accept: 'application/scim+json',
    ...(hasBody ? { 'Content-Type': 'application/scim+json' } : {}),
  }),
  encode: encodeURIComponent,
  lookupQuery: () => [],
  userFilters: (person) =>
    [person.userName, ...person.formerUserNames].map((name) => `userName eq ${JSON.stringify(name)}`),
  groupFilters: (team) => [team.name, ...team.formerNames].map((name) => `displayName eq ${JSON.stringify(name)}`),
  userAttributes: coreAttributes,
  groupAttributes: (team) =>
    new Map([
      ['displayName', team.name],
      ['externalId', team.key],
    ]),
  newUser: coreUser,
  newGroup: (team) => ({ schemas: [CORE_GROUP], displayName: team.name, externalId: team.key }),
  changeUser: ({ id }, changes, person) => (changes.length > 0 ? [put(id, { id, ...coreUser(person) })] : []),
  changeManager: () => [],
  referenceFilter: (userId, managerId) => `id eq "${userId}" and manager eq "${managerId}"`,
  changeGroup: (id, _team, changes) => [patch(`/Groups/${id}`, changes.map(operationOf))],
  changeMembers: (id, _team, add, remove) => [patch(`/Groups/${id}`, [...removeByFilter(remove), ...addMembers(add)])],
  reaffirmUser: ({ id }, person) => [put(id, { id, ...coreUser(person) })],
  pushMembers: () => [],
  groupMark: (group) => group.externalId,
  teamMarks: (team) => [team.key],
};

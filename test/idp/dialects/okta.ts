import { randomBytes } from 'node:crypto';
import {
  buildResource,
  writePath,
  type Attributes,
  type Change,
  type JsonObject,
  type Resource,
} from '../attribute-paths.js';
import type { Person } from '../person.js';
import type { Team } from '../source-directory.js';
import { batches, CORE_GROUP, CORE_USER, patch, type Dialect, type Member, type Write } from './dialect.js';

const MEMBERS_PER_PATCH = 100;

/** Okta's own id of the user. */
const oktaId = (person: Person): string => `00u${person.key.replaceAll('-', '').slice(0, 17)}`;

// Sent with every new user even when password synchronisation is off: a placeholder.
const randomPassword = (): string => randomBytes(12).toString('base64url');

function userAttributes(person: Person): Attributes {
  return new Map([
    ['userName', person.userName],
    ['externalId', oktaId(person)],
    ['name.givenName', person.givenName],
    ['name.familyName', person.familyName],
    ['displayName', person.displayName],
    ['locale', person.locale],
    ['title', person.title],
    ['emails[type eq "work"].value', person.email],
    ['phoneNumbers[type eq "work"].value', person.phone],
    ['phoneNumbers[type eq "mobile"].value', person.mobile],
    ['active', person.active],
  ] as [string, string | boolean | undefined][]);
}

function newUser(person: Person): JsonObject {
  const user = buildResource(userAttributes(person));
  const emails = (user.emails as JsonObject[]).map((email) => ({ primary: true, ...email }));
  // Who is not active is deactivated by a PATCH of its own.
  return { schemas: [CORE_USER], ...user, emails, groups: [], password: randomPassword(), active: true };
}

/** The whole fetched body with the changes in it. */
function putUser(current: Resource, changes: Change[]): Write {
  const body = structuredClone(current);
  changes.forEach((change) => writePath(body, change.path, change.value ?? ''));
  return { method: 'PUT', path: `/Users/${current.id}`, body };
}

/** The profile by PUT, the activation by a PATCH without a path. */
function changeUser(current: Resource, changes: Change[]): Write[] {
  const profile = changes.filter((change) => change.path !== 'active');
  const activation = changes.filter((change) => change.path === 'active');
  return [
    ...(profile.length > 0 ? [putUser(current, profile)] : []),
    ...activation.map(({ value }) => patch(`/Users/${current.id}`, [{ op: 'replace', value: { active: value } }])),
  ];
}

const rename = (id: string, name: string): Write =>
  patch(`/Groups/${id}`, [{ op: 'replace', value: { id, displayName: name } }]);
const memberValues = (members: Member[]): JsonObject[] => members.map(({ id, display }) => ({ value: id, display }));

function memberOperations(add: Member[], remove: Member[]): JsonObject[] {
  const operations: JsonObject[] = remove.map(({ id }) => ({ op: 'remove', path: `members[value eq "${id}"]` }));
  if (add.length > 0) {
    operations.push({ op: 'add', path: 'members', value: memberValues(add) });
  }
  return operations;
}

export const okta: Dialect = {
  name: 'Okta (OIN catalogue app)',
  flags: [],
  deletesUsers: false,
  clearsValues: true,
  provisionsManagers: false,
  provisionsGroups: true,
  discovery: [],
  headers: (token, hasBody) => ({
    Authorization: `Bearer ${token}`,
    Accept: 'application/scim+json',
    'Accept-Charset': 'utf-8',
    'Accept-Encoding': 'gzip,deflate',
    'User-Agent': 'Okta SCIM Client 1.0.0',
    ...(hasBody ? { 'Content-Type': 'application/scim+json; charset=utf-8' } : {}),
  }),
  encode: encodeURIComponent,
  lookupQuery: () => [
    ['startIndex', '1'],
    ['count', '100'],
  ],
  // Okta knows the id of whom it renamed; a simulation that starts again finds them by the name they had.
  userFilters: (person) =>
    [person.userName, ...person.formerUserNames].map((name) => `userName eq ${JSON.stringify(name)}`),
  groupFilters: (team) => [team.name, ...team.formerNames].map((name) => `displayName eq ${JSON.stringify(name)}`),
  userAttributes,
  groupAttributes: (team) => new Map([['displayName', team.name]]),
  newUser,
  newGroup: (team) => ({ schemas: [CORE_GROUP], displayName: team.name, members: [] }),
  changeUser,
  changeManager: () => [],
  referenceFilter: (userId, managerId) => `id eq "${userId}" and manager eq "${managerId}"`,
  changeGroup: (id, team) => [rename(id, team.name)],
  changeMembers: (id, team, add, remove) => [
    rename(id, team.name),
    ...batches(
      [...remove.map((member) => ({ member, gone: true })), ...add.map((member) => ({ member, gone: false }))],
      MEMBERS_PER_PATCH,
    ).map((batch) =>
      patch(
        `/Groups/${id}`,
        memberOperations(
          batch.filter(({ gone }) => !gone).map(({ member }) => member),
          batch.filter(({ gone }) => gone).map(({ member }) => member),
        ),
      ),
    ),
  ],
  reaffirmUser: ({ id }) => [patch(`/Users/${id}`, [{ op: 'replace', value: { password: randomPassword() } }])],
  pushMembers: (id, team, members) => [
    rename(id, team.name),
    patch(`/Groups/${id}`, [{ op: 'replace', path: 'members', value: memberValues(members) }]),
  ],
  groupMark: (group) => group.displayName,
  teamMarks: (team) => [team.name, ...team.formerNames],
};

const putGroup = (id: string, team: Team, members: Member[]): Write => ({
  method: 'PUT',
  path: `/Groups/${id}`,
  body: { schemas: [CORE_GROUP], id, displayName: team.name, members: memberValues(members) },
});

/** An app of the App Integration Wizard: users and groups by PUT of the whole, and nothing else. */
export const oktaWizard: Dialect = {
  ...okta,
  name: 'Okta (App Integration Wizard)',
  changeUser: (current, changes) => (changes.length > 0 ? [putUser(current, changes)] : []),
  reaffirmUser: (current) => [putUser(current, [])],
  changeGroup: (id, team, _changes, members) => [putGroup(id, team, members())],
  changeMembers: (id, team, _add, _remove, members) => [putGroup(id, team, members())],
  pushMembers: (id, team, members) => [putGroup(id, team, members)],
};

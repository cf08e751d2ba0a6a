import {
  buildResource,
  ENTERPRISE_USER,
  isElementPath,
  type Attributes,
  type Change,
  type JsonObject,
} from '../attribute-paths.js';
import type { Person } from '../person.js';
import type { Team } from '../source-directory.js';
import { batches, CORE_GROUP, CORE_USER, patch, type Dialect, type Member, type Write } from './dialect.js';

const MANAGER = `${ENTERPRISE_USER}:manager`;
// A group that gets more members than this gets them many at a time; a smaller one in parallel single-member PATCHes.
const MANY_MEMBERS = 25;
const MEMBERS_PER_PATCH = 100;

function userAttributes(person: Person): Attributes {
  const { address } = person;
  return new Map([
    ['userName', person.userName],
    ['externalId', person.key],
    ['active', person.active],
    ['displayName', person.displayName],
    ['title', person.title],
    ['preferredLanguage', person.locale],
    ['name.givenName', person.givenName],
    ['name.familyName', person.familyName],
    ['name.formatted', `${person.givenName} ${person.familyName}`],
    ['emails[type eq "work"].value', person.email],
    ['emails[type eq "other"].value', person.otherEmail],
    ['phoneNumbers[type eq "work"].value', person.phone],
    ['phoneNumbers[type eq "mobile"].value', person.mobile],
    ['phoneNumbers[type eq "fax"].value', person.fax],
    ['addresses[type eq "work"].formatted', person.office],
    ['addresses[type eq "work"].streetAddress', address?.streetAddress],
    ['addresses[type eq "work"].locality', address?.locality],
    ['addresses[type eq "work"].region', address?.region],
    ['addresses[type eq "work"].postalCode', address?.postalCode],
    ['addresses[type eq "work"].country', address?.country],
    [`${ENTERPRISE_USER}:employeeNumber`, person.employeeNumber],
    [`${ENTERPRISE_USER}:department`, person.department],
  ] as [string, string | boolean | undefined][]);
}

function newUser(person: Person): JsonObject {
  const user = buildResource(userAttributes(person));
  const emails = (user.emails as JsonObject[]).map((email) =>
    email.type === 'work' ? { primary: true, ...email } : email,
  );
  return { schemas: [CORE_USER, ENTERPRISE_USER], ...user, emails, meta: { resourceType: 'User' }, roles: [] };
}

/** Without the flag, what the source lacks is spelled out as null, at the top level even for the extension. */
function newUserWithNulls(person: Person): JsonObject {
  const { schemas, ...user } = newUser(person);
  return { schemas, addresses: null, phoneNumbers: null, title: null, department: null, manager: null, ...user };
}

const newGroup = (team: Team): JsonObject => ({
  schemas: [CORE_GROUP, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
  externalId: team.key,
  displayName: team.name,
  meta: { resourceType: 'Group' },
});

type Sent = Change & { value: string | boolean };

// Entra skips source values that are null: it never empties an attribute other than the manager.
const sent = (changes: Change[]): Sent[] => changes.filter((change): change is Sent => change.value !== undefined);

/** Value paths and `active` go one by one; everything else collapses into one operation with dotted and URN keys. */
function collapsedOperations(changes: Sent[]): JsonObject[] {
  const alone = changes.filter(({ path }) => isElementPath(path) || path === 'active');
  const together = changes.filter((change) => !alone.includes(change));
  const operations: JsonObject[] = alone.map(({ path, value, current }) => ({
    op: current === undefined ? 'add' : 'replace',
    path,
    value,
  }));
  if (together.length > 0) {
    const op = together.every(({ current }) => current === undefined) ? 'add' : 'replace';
    operations.push({ op, value: Object.fromEntries(together.map(({ path, value }) => [path, value])) });
  }
  return operations;
}

const legacyValue = (value: string | boolean): string =>
  typeof value === 'boolean' ? (value ? 'True' : 'False') : value;

/** Without the flag: one operation an attribute, booleans as text. */
const legacyOperations = (changes: Sent[]): JsonObject[] =>
  changes.map(({ path, value, current }) => ({
    op: current === undefined ? 'Add' : 'Replace',
    path,
    value: legacyValue(value),
  }));

const changeWith =
  (type: 'Users' | 'Groups', operations: (changes: Sent[]) => JsonObject[]) =>
  (id: string, changes: Change[]): Write[] => {
    const list = operations(sent(changes));
    return list.length > 0 ? [patch(`/${type}/${id}`, list)] : [];
  };

const batchSize = (members: Member[]): number => (members.length > MANY_MEMBERS ? MEMBERS_PER_PATCH : 1);

function changeMembers(id: string, add: Member[], remove: Member[], operations: MemberOperations): Write[] {
  return [
    ...batches(remove, batchSize(remove)).map((batch) => patch(`/Groups/${id}`, operations.remove(batch))),
    ...batches(add, batchSize(add)).map((batch) => patch(`/Groups/${id}`, operations.add(batch))),
  ];
}

interface MemberOperations {
  add(members: Member[]): JsonObject[];
  remove(members: Member[]): JsonObject[];
}

const compliantMembers: MemberOperations = {
  add: (members) => [{ op: 'add', path: 'members', value: members.map(({ id }) => ({ value: id })) }],
  remove: (members) => members.map(({ id }) => ({ op: 'remove', path: `members[value eq "${id}"]` })),
};

const legacyMembers: MemberOperations = {
  add: (members) => [{ op: 'Add', path: 'members', value: members.map(({ id }) => ({ $ref: null, value: id })) }],
  remove: (members) => [{ op: 'Remove', path: 'members', value: members.map(({ id }) => ({ value: id })) }],
};

const shared = {
  deletesUsers: true,
  clearsValues: false,
  provisionsManagers: true,
  provisionsGroups: true,
  discovery: ['/Schemas'],
  // No User-Agent and no Accept: this is all that reaches a server's log.
  headers: (token: string, hasBody: boolean) => ({
    Authorization: `Bearer ${token}`,
    ...(hasBody ? { 'Content-Type': 'application/scim+json; charset=utf-8' } : {}),
  }),
  encode: (value: string) => new URLSearchParams([['', value]]).toString().slice(1),
  lookupQuery: (type) => (type === 'Group' ? [['excludedAttributes', 'members']] : []),
  userFilters: (person) => [`userName eq ${JSON.stringify(person.userName)}`, `externalId eq "${person.key}"`],
  groupFilters: (team) => [`displayName eq ${JSON.stringify(team.name)}`, `externalId eq "${team.key}"`],
  userAttributes,
  groupAttributes: (team) =>
    new Map([
      ['displayName', team.name],
      ['externalId', team.key],
    ]),
  newGroup,
  pushMembers: () => [],
  groupMark: (group) => group.externalId,
  teamMarks: (team) => [team.key],
} satisfies Partial<Dialect>;

/** Entra with `aadOptscim062020` on the tenant URL. */
export const entra: Dialect = {
  ...shared,
  name: 'Entra ID (aadOptscim062020)',
  flags: ['aadOptscim062020'],
  newUser,
  changeUser: (current, changes) => changeWith('Users', collapsedOperations)(current.id, changes),
  changeGroup: (id, _team, changes) => changeWith('Groups', collapsedOperations)(id, changes),
  changeManager: (userId, from, to) => {
    const change =
      to === null
        ? { op: 'remove', path: MANAGER }
        : { op: from === null ? 'add' : 'replace', path: MANAGER, value: to };
    return [patch(`/Users/${userId}`, [change])];
  },
  referenceFilter: (userId, managerId) => `id eq "${userId}" and manager eq "${managerId}"`,
  changeMembers: (id, _team, add, remove) => changeMembers(id, add, remove, compliantMembers),
  reaffirmUser: ({ id }) => [patch(`/Users/${id}`, [{ op: 'replace', path: 'active', value: true }])],
};

/** Entra as it speaks when nobody has asked it to comply. */
export const entraLegacy: Dialect = {
  ...shared,
  name: 'Entra ID (default dialect)',
  flags: [],
  newUser: newUserWithNulls,
  changeUser: (current, changes) => changeWith('Users', legacyOperations)(current.id, changes),
  changeGroup: (id, _team, changes) => changeWith('Groups', legacyOperations)(id, changes),
  changeManager: (userId, from, to, baseUrl) => {
    const change =
      to === null
        ? { op: 'Remove', path: `manager[value eq "${from}"]` }
        : {
            op: from === null ? 'Add' : 'Replace',
            path: 'manager',
            value: [{ $ref: `${baseUrl}/Users/${to}`, value: to }],
          };
    return [patch(`/Users/${userId}`, [change])];
  },
  // Microsoft's own example leaves the quotes out.
  referenceFilter: (userId, managerId) => `manager eq ${managerId} and id eq ${userId}`,
  changeMembers: (id, _team, add, remove) => changeMembers(id, add, remove, legacyMembers),
  reaffirmUser: ({ id }) => [patch(`/Users/${id}`, [{ op: 'Replace', path: 'active', value: 'True' }])],
};

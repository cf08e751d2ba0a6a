import { ENTERPRISE_USER, type Attributes, type JsonObject } from '../attribute-paths.js';
import type { Person } from '../person.js';
import type { Dialect } from './dialect.js';
import { coreAttributes, put, standard } from './standard.js';

const userAttributes = (person: Person): Attributes =>
  new Map([
    ...coreAttributes(person),
    [`${ENTERPRISE_USER}:department`, person.department],
    [`${ENTERPRISE_USER}:employeeNumber`, person.employeeNumber],
  ]);

/** The JSON template as an administrator leaves it: URNs that never were, texts for booleans, and places without a value. */
const template = (person: Person): JsonObject => ({
  schemas: ['urn:scim:schemas:core:2.0', 'urn:scim:schemas:extension:enterprise:2.0'],
  id: null,
  userName: person.userName,
  externalId: person.key,
  active: String(person.active),
  displayName: person.displayName,
  name: { givenName: person.givenName, familyName: person.familyName },
  emails: [{ value: person.email, type: 'work', primary: true }],
  phoneNumbers: [{ value: person.phone ?? '', type: 'work' }],
  title: person.title ?? '',
  [ENTERPRISE_USER]: { department: person.department, employeeNumber: person.employeeNumber },
});

export const onelogin: Dialect = {
  ...standard,
  name: 'OneLogin',
  // An empty parameter: every query ends with `&`.
  flags: [''],
  headers: (token, hasBody) => ({
    Authorization: `Bearer ${token}`,
    'User-Agent': '',
    ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
  }),
  encode: (value) => new URLSearchParams([['', value]]).toString().slice(1),
  userAttributes,
  newUser: template,
  changeUser: ({ id }, changes, person) => (changes.length > 0 ? [put(id, template(person))] : []),
  reaffirmUser: ({ id }, person) => [put(id, template(person))],
};

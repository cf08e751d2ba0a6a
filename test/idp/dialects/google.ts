import type { JsonObject } from '../attribute-paths.js';
import type { Person } from '../person.js';
import { CORE_USER, type Dialect } from './dialect.js';
import { coreUser, put, standard } from './standard.js';

// A URN of SCIM 1.0 stands beside the right one.
const user = (person: Person): JsonObject => ({
  ...coreUser(person),
  schemas: ['urn:scim:schemas:core:1.0', CORE_USER],
});

/** Users only: active, suspended, then deleted. */
export const google: Dialect = {
  ...standard,
  name: 'Google Workspace',
  provisionsGroups: false,
  newUser: user,
  changeUser: ({ id }, changes, person) => (changes.length > 0 ? [put(id, user(person))] : []),
  reaffirmUser: ({ id }, person) => [put(id, user(person))],
};

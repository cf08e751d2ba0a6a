import type { Dialect } from './dialect.js';
import { patchUser, standard } from './standard.js';

/** Insists on all of discovery, and changes everything by PATCH. */
export const sailpoint: Dialect = {
  ...standard,
  name: 'SailPoint',
  discovery: ['/ServiceProviderConfig', '/ResourceTypes', '/ResourceTypes/User', '/ResourceTypes/Group', '/Schemas'],
  changeUser: patchUser,
  reaffirmUser: (current) => patchUser(current, [{ path: 'active', value: true, current: true }]),
};

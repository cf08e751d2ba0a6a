import { ENTERPRISE_USER } from '../attribute-paths.js';
import { CORE_GROUP, CORE_USER, type Dialect } from './dialect.js';
import { standard } from './standard.js';

/** Reads each resource type and each schema by itself. */
export const cyberark: Dialect = {
  ...standard,
  name: 'CyberArk Identity',
  discovery: [
    '/ServiceProviderConfig',
    '/ResourceTypes/User',
    '/ResourceTypes/Group',
    ...[CORE_USER, CORE_GROUP, ENTERPRISE_USER].map((urn) => `/Schemas/${urn}`),
    '/Users?count=1',
  ],
};

import { text } from './define-attribute.js';
import type { ResourceType } from './resource-types.js';

const readOnly = { mutability: 'readOnly' } as const;

const displayName = text('displayName', 'The name that people see.', { ...readOnly, required: true });
const description = text('description', 'What it is good for.', readOnly);

/** A role that users can be given, as Okta discovers it; what a user has been given stands in the user's `roles`. */
export const ROLE: ResourceType = {
  name: 'Role',
  endpoint: '/Roles',
  description: 'A role that users can have.',
  schema: {
    id: 'urn:okta:scim:schemas:core:1.0:Role',
    name: 'Role',
    description: 'A role that users can have.',
    attributes: [displayName, description],
  },
  extensions: [],
};

/** An entitlement that users can be given; what a user has been given stands in the user's `entitlements`. */
export const ENTITLEMENT: ResourceType = {
  name: 'Entitlement',
  endpoint: '/Entitlements',
  description: 'An entitlement that users can have.',
  schema: {
    id: 'urn:okta:scim:schemas:core:1.0:Entitlement',
    name: 'Entitlement',
    description: 'An entitlement that users can have.',
    attributes: [
      displayName,
      text('type', 'The name of the resource type.', { ...readOnly, required: true, caseExact: true }),
      description,
    ],
  },
  extensions: [],
};

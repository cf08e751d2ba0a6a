import { etag, knownAttributes, schemasOf } from '../protocol/index.js';
import type { Attributes, Json } from '../protocol/index.js';
import type { User } from '../users/user.entity.js';
import type { ScimScope } from './scim-scope.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** The SCIM User of a user: the only place where the two words meet. */
export function userResource(user: User, { baseUrl, type }: ScimScope): Attributes {
  const attributes = knownAttributes(user.attributes, type);
  return {
    schemas: schemasOf(attributes, type),
    id: user.id,
    ...withManagerLocation(attributes, baseUrl),
    ...(user.teams.length > 0 && {
      groups: user.teams.map(({ id, displayName, type }) => ({
        value: id,
        $ref: `${baseUrl}/Groups/${id}`,
        display: displayName,
        type,
      })),
    }),
    meta: {
      resourceType: 'User',
      created: user.createdAt.toISOString(),
      lastModified: user.lastModified.toISOString(),
      location: `${baseUrl}/Users/${user.id}`,
      version: etag(user.version),
    },
  };
}

/** What a new user is made of: active, unless the body of the POST says otherwise. */
export function newUser(body: Attributes): Attributes {
  return { active: true, ...body };
}

function withManagerLocation(attributes: Attributes, baseUrl: string): Attributes {
  const extension = attributes[ENTERPRISE] as { manager?: { value?: Json; $ref?: Json } } | undefined;
  const manager = extension?.manager;
  if (typeof manager?.value !== 'string') return attributes;
  const located = { ...manager, $ref: manager.$ref ?? `${baseUrl}/Users/${encodeURIComponent(manager.value)}` };
  return { ...attributes, [ENTERPRISE]: { ...extension, manager: located } };
}

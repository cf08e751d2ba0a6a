import { etag, schemasOf } from '../protocol/index.js';
import type { Attributes, Json } from '../protocol/index.js';
import type { User } from '../users/user.entity.js';
import type { ScimScope } from './scim-scope.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** The SCIM User of a user: the only place where the two words meet. */
export function userResource(user: User, { baseUrl, type }: ScimScope): Attributes {
  return {
    schemas: schemasOf(user.attributes, type),
    id: user.id,
    ...withManagerLocation(user.attributes, baseUrl),
    ...(user.teams.length > 0 && {
      groups: user.teams.map(({ id, displayName }) => ({
        value: id,
        $ref: `${baseUrl}/Groups/${id}`,
        display: displayName,
        type: 'direct',
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

function withManagerLocation(attributes: Attributes, baseUrl: string): Attributes {
  const extension = attributes[ENTERPRISE] as { manager?: { value?: Json; $ref?: Json } } | undefined;
  const manager = extension?.manager;
  if (typeof manager?.value !== 'string') return attributes;
  const located = { ...manager, $ref: manager.$ref ?? `${baseUrl}/Users/${encodeURIComponent(manager.value)}` };
  return { ...attributes, [ENTERPRISE]: { ...extension, manager: located } };
}

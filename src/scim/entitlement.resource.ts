import type { Entitlement } from '../entitlements/entitlement.entity.js';
import { ENTITLEMENT, etag } from '../protocol/index.js';
import type { Attributes } from '../protocol/index.js';
import type { ScimScope } from './scim-scope.js';

/** A role or an entitlement as Okta reads it. */
export function entitlementResource(entitlement: Entitlement, { baseUrl, type }: ScimScope): Attributes {
  const { id, displayName, description, version, createdAt, lastModified } = entitlement;
  return {
    schemas: [type.schema.id],
    id,
    displayName,
    ...(type === ENTITLEMENT && { type: type.name }),
    ...(description !== null && { description }),
    meta: {
      resourceType: type.name,
      created: createdAt.toISOString(),
      lastModified: lastModified.toISOString(),
      location: `${baseUrl}${type.endpoint}/${id}`,
      version: etag(version),
    },
  };
}

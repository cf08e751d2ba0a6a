import { GROUP, USER } from '../protocol/index.js';
import type { ResourceType } from '../protocol/index.js';
import type { ExtensionSchema, ResourceTypes } from './schema.entity.js';

/** Users and groups with these schemas beside those of RFC 7643. */
export function extendedTypes(schemas: readonly ExtensionSchema[]): ResourceTypes {
  return { user: extended(USER, schemas), group: extended(GROUP, schemas) };
}

// Without a schema it is the constant itself, so that what is derived from it is derived once.
function extended(type: ResourceType, schemas: readonly ExtensionSchema[]): ResourceType {
  const own = schemas.filter(({ resourceType }) => resourceType === type.name);
  if (own.length === 0) return type;
  const extensions = own.map(({ urn, name, description, attributes, required }) => ({
    schema: { id: urn, name, description, attributes },
    required,
  }));
  return { ...type, extensions: [...type.extensions, ...extensions] };
}

import type { Attribute, Schema } from './attribute.js';
import type { ResourceType } from './resource-types.js';
import { PASSWORD } from './user.schema.js';

/** The entry of a schema in /Schemas, RFC 7643 §7. */
export function schemaResource(schema: Schema, baseUrl: string): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id: schema.id,
    name: schema.name,
    description: schema.description,
    attributes: published(schema.attributes),
    meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` },
  };
}

/** The entry of a resource type in /ResourceTypes, RFC 7643 §6. */
export function resourceTypeResource(type: ResourceType, baseUrl: string): object {
  const extensions = type.extensions.map(({ schema, required }) => ({ schema: schema.id, required }));
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: type.name,
    name: type.name,
    endpoint: type.endpoint,
    description: type.description,
    schema: type.schema.id,
    ...(extensions.length > 0 && { schemaExtensions: extensions }),
    meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${type.name}` },
  };
}

// A password is taken and never kept: who offers it to be mapped lets people do so in vain.
function published(attributes: readonly Attribute[]): Attribute[] {
  return attributes.filter((attribute) => attribute !== PASSWORD);
}

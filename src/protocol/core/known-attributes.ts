import type { Attribute, Attributes, Json } from './attribute.js';
import type { ResourceType } from './resource-types.js';
import { findAttribute, findExtension, findSubAttribute } from './schema-registry.js';

type Find = (name: string) => Attribute | null;

/**
 * The attributes without those that no extension of the resource type has any more: values outlive a tenant's
 * definitions.
 */
export function knownAttributes(attributes: Attributes, type: ResourceType): Attributes {
  return keep(attributes, (name, value) => {
    if (!name.includes(':')) return value;
    const schema = findExtension(name, type);
    return schema?.id === name ? knownParts(value, (part) => findAttribute(schema, part)) : undefined;
  });
}

function knownParts(value: Json, find: Find): Json | undefined {
  if (Array.isArray(value)) {
    const elements = value.flatMap((element) => knownParts(element, find) ?? []);
    return elements.length > 0 ? elements : undefined;
  }
  const kept = keep(value as Attributes, (name, part) => {
    const attribute = find(name);
    if (attribute?.name !== name) return undefined;
    return attribute.subAttributes ? knownParts(part, (sub) => findSubAttribute(attribute, sub)) : part;
  });
  return Object.keys(kept).length > 0 ? kept : undefined;
}

function keep(object: Attributes, choose: (name: string, value: Json) => Json | undefined): Attributes {
  let result = object;
  for (const name of Object.keys(object)) {
    const value = object[name]!;
    const kept = choose(name, value);
    if (kept === value) continue;
    if (result === object) result = { ...object };
    if (kept === undefined) delete result[name];
    else result[name] = kept;
  }
  return result;
}

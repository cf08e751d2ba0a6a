import type { Attribute } from './types.js';

/** Entra ID takes the attributes of no other schema, and names one of another form wrongly. */
const ENTRA = /^urn:ietf:params:scim:schemas:extension:[^:]+:2\.0:User$/i;

export const suitsEntra = (urn: string): boolean => ENTRA.test(urn);

export const suggestedUrn = (slug: string, resourceType: string): string =>
  `urn:ietf:params:scim:schemas:extension:${slug}:2.0:${resourceType}`;

/** What an attribute is called where it is mapped: of one that has parts, each of them. */
export function targetsOf(urn: string, { name, subAttributes }: Attribute): string[] {
  if (!subAttributes || subAttributes.length === 0) return [`${urn}:${name}`];
  return subAttributes.map((part) => `${urn}:${name}.${part.name}`);
}

import { ScimError } from '../messages/scim-error.js';
import type { Attribute, Attributes, Schema } from './attribute.js';
import { invalid, invalidValue } from './invalid-value.js';
import { isObject, isUnassigned } from './json.js';
import { parseValue } from './parse-value.js';
import type { ResourceType } from './resource-types.js';
import { type AttributePath, findAttribute, findExtension, printPath, resolvePath } from './schema-registry.js';
import { setOnce } from './set-once.js';

/**
 * Checks the body of a POST or PUT and returns what is to be stored of it. What is unknown, readOnly or a password is
 * left out without a word: clients send back what they were given, and more (RFC 7644 §3.3, §3.5.1).
 */
export function parseResource(body: unknown, type: ResourceType): Attributes {
  if (!isObject(body)) throw new ScimError(400, `The body must be a ${type.name} as a JSON object.`, 'invalidSyntax');
  const result: Attributes = {};
  for (const key of Object.keys(body)) {
    const path = resolvePath(key, type);
    const extension = path ? null : findExtension(key, type);
    if (path) assign(result, path, body[key]);
    else if (extension) assignExtension(result, extension, body[key]);
  }
  checkRequired(result, type);
  return result;
}

function assign(result: Attributes, path: AttributePath, value: unknown): void {
  if (path.subAttribute || !isStored(path.attribute)) return;
  const parsed = parseValue(value, path);
  if (parsed === undefined) return;
  const { name } = path.attribute;
  // Entra's documentation has an extension's attributes beside the core ones; what stands under the URN wins.
  if (path.extension) extensionOf(result, path.extension)[name] ??= parsed;
  else setOnce(result, name, parsed, name);
}

function assignExtension(result: Attributes, schema: Schema, value: unknown): void {
  if (isUnassigned(value)) return;
  if (!isObject(value)) throw invalidValue(schema.id, 'an object', value);
  const own: Attributes = {};
  for (const key of Object.keys(value)) {
    const attribute = findAttribute(schema, key);
    if (!attribute || !isStored(attribute)) continue;
    const path = { extension: schema.id, attribute };
    const parsed = parseValue(value[key], path);
    if (parsed !== undefined) setOnce(own, attribute.name, parsed, printPath(path));
  }
  if (Object.keys(own).length > 0) Object.assign(extensionOf(result, schema.id), own);
}

// Made when first needed: an extension without attributes is not there.
function extensionOf(result: Attributes, urn: string): Attributes {
  return (result[urn] ??= {}) as Attributes;
}

function isStored(attribute: Attribute): boolean {
  return attribute.mutability !== 'readOnly' && attribute.returned !== 'never';
}

function checkRequired(result: Attributes, type: ResourceType): void {
  const missing = findMissing(result, type);
  if (missing) throw invalid(printPath(missing), 'is required, but there is no value for it');
}

/** The first path that a resource must have a value at and has not. An extension requires something where it is there. */
export function findMissing(attributes: Attributes, type: ResourceType): AttributePath | null {
  const missing = missingOf(attributes, type.schema);
  if (missing) return missing;
  for (const { schema, required } of type.extensions) {
    const own = attributes[schema.id] as Attributes | undefined;
    const found = required || own ? missingOf(own ?? {}, schema) : null;
    if (found) return { ...found, extension: schema.id };
  }
  return null;
}

function missingOf(attributes: Attributes, schema: Schema): AttributePath | null {
  for (const attribute of schema.attributes) {
    const value = attributes[attribute.name];
    if (value === undefined && attribute.required) return { attribute };
    const subAttribute = value !== undefined && missingPart([value].flat() as Attributes[], attribute);
    if (subAttribute) return { attribute, subAttribute };
  }
  return null;
}

function missingPart(values: readonly Attributes[], { subAttributes = [] }: Attribute): Attribute | undefined {
  const required = subAttributes.filter((each) => each.required);
  return required.find(({ name }) => values.some((value) => value[name] === undefined));
}

import type { Attribute, Schema } from './attribute.js';
import { COMMON_ATTRIBUTES } from './common-attributes.js';
import { ENTERPRISE_USER_SCHEMA } from './enterprise-user.schema.js';
import type { ResourceType } from './resource-types.js';

/** A path resolved against a resource type's schemas. */
export interface AttributePath {
  /** URN of the extension schema that the attribute belongs to; undefined for the core schema and common attributes. */
  readonly extension?: string;
  readonly attribute: Attribute;
  readonly subAttribute?: Attribute;
}

/** Every spelling that is understood, so that resolving is one look-up. */
interface Vocabulary {
  readonly paths: ReadonlyMap<string, AttributePath>;
  readonly extensions: ReadonlyMap<string, Schema>;
}

const vocabularies = new WeakMap<ResourceType, Vocabulary>();
const names = new WeakMap<readonly Attribute[], ReadonlyMap<string, Attribute>>();

/**
 * Resolves `[urn:]name[.sub]` in any case; null when there is no such attribute. An attribute of the enterprise extension
 * is found without its URN too, as Entra sends `manager`, unless the core schema has that name.
 */
export function resolvePath(path: string, type: ResourceType): AttributePath | null {
  return lookUp(vocabularyOf(type).paths, path) ?? null;
}

/** All paths of the resource type, each once. */
export function listPaths(type: ResourceType): AttributePath[] {
  return [...new Set(vocabularyOf(type).paths.values())];
}

/** Finds an extension of the resource type by its URN in any case. */
export function findExtension(urn: string, type: ResourceType): Schema | null {
  return lookUp(vocabularyOf(type).extensions, urn) ?? null;
}

/** Finds an attribute of a schema by its name in any case. */
export function findAttribute(schema: Schema, name: string): Attribute | null {
  return lookUp(namesOf(schema.attributes), name) ?? null;
}

/** Finds a sub-attribute by its name in any case. */
export function findSubAttribute(attribute: Attribute, name: string): Attribute | null {
  return attribute.subAttributes ? (lookUp(namesOf(attribute.subAttributes), name) ?? null) : null;
}

/** Whether the canonical spelling of every path and extension means that one: URNs and names may run into each other. */
export function isUnambiguous(type: ResourceType): boolean {
  return (
    type.extensions.every(({ schema }) => findExtension(schema.id, type) === schema && !resolvePath(schema.id, type)) &&
    listPaths(type).every((path) => resolvePath(printPath(path), type) === path)
  );
}

/** Whether a value is in no answer; then filters and orders must not tell it either. */
export function isNeverReturned({ attribute, subAttribute }: AttributePath): boolean {
  return attribute.returned === 'never' || subAttribute?.returned === 'never';
}

/** The canonical spelling of a path. */
export function printPath({ extension, attribute, subAttribute }: AttributePath): string {
  const name = subAttribute ? `${attribute.name}.${subAttribute.name}` : attribute.name;
  return extension ? `${extension}:${name}` : name;
}

/** The schemas that a resource with these attributes uses: the `schemas` of RFC 7643 §3. */
export function schemasOf(attributes: { readonly [name: string]: unknown }, type: ResourceType): string[] {
  const used = type.extensions.filter(({ schema, required }) => required || schema.id in attributes);
  return [type.schema.id, ...used.map(({ schema }) => schema.id)];
}

// The canonical spelling stands in the map beside the lower-case one: clients mostly send it, and it saves the conversion.
function lookUp<T>(map: ReadonlyMap<string, T>, key: string): T | undefined {
  return map.get(key) ?? map.get(key.toLowerCase());
}

function spellings<T>(key: string, value: T): [string, T][] {
  return [
    [key, value],
    [key.toLowerCase(), value],
  ];
}

function namesOf(attributes: readonly Attribute[]): ReadonlyMap<string, Attribute> {
  let found = names.get(attributes);
  if (!found) {
    found = new Map(attributes.flatMap((attribute) => spellings(attribute.name, attribute)));
    names.set(attributes, found);
  }
  return found;
}

function vocabularyOf(type: ResourceType): Vocabulary {
  let vocabulary = vocabularies.get(type);
  if (!vocabulary) {
    vocabulary = { paths: pathsOf(type), extensions: extensionsOf(type) };
    vocabularies.set(type, vocabulary);
  }
  return vocabulary;
}

// Later entries win: a core name is never hidden by an extension's short name.
function pathsOf(type: ResourceType): Map<string, AttributePath> {
  const extended = type.extensions.flatMap(({ schema }) => pathsIn(schema.attributes, schema.id));
  const core = pathsIn([...COMMON_ATTRIBUTES, ...type.schema.attributes]);
  return new Map([...extended, ...core].flatMap((path) => spellingsOf(path, path.extension ?? type.schema.id)));
}

// `.` for `:` and the URN without its last colon are slips seen in Entra's attribute mappings.
function spellingsOf(path: AttributePath, urn: string): [string, AttributePath][] {
  const name = printPath({ ...path, extension: undefined });
  const prefixes = [urn, mistyped(urn)].flatMap((spelling) => [`${spelling}:`, `${spelling}.`]);
  if (path.extension === undefined || path.extension === ENTERPRISE_USER_SCHEMA.id) prefixes.unshift('');
  return prefixes.flatMap((prefix) => spellings(prefix + name, path));
}

function pathsIn(attributes: readonly Attribute[], extension?: string): AttributePath[] {
  return attributes.flatMap((attribute) => [
    { extension, attribute },
    ...(attribute.subAttributes ?? []).map((subAttribute) => ({ extension, attribute, subAttribute })),
  ]);
}

function extensionsOf(type: ResourceType): Map<string, Schema> {
  const urns = (schema: Schema): string[] => [schema.id, mistyped(schema.id)];
  return new Map(type.extensions.flatMap(({ schema }) => urns(schema).flatMap((urn) => spellings(urn, schema))));
}

// Entra's own documentation shows `...enterprise:2.0User`.
function mistyped(urn: string): string {
  return urn.replace(/:([^:]*)$/, '$1');
}

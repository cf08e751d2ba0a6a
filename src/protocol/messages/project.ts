import type { Json } from '../core/attribute.js';
import { isObject } from '../core/json.js';
import type { ResourceType } from '../core/resource-types.js';
import { findExtension, listPaths, resolvePath, type AttributePath } from '../core/schema-registry.js';
import { ScimError } from './scim-error.js';

/** The names that are meant, each with those below it, or with null where all is meant. */
export type Selection = ReadonlyMap<string, Selection | null>;

/** Which part of a resource an answer holds, RFC 7644 §3.9; at most one of the two is given. */
export interface Projection {
  readonly attributes?: Selection;
  readonly excludedAttributes?: Selection;
}

type Resource = { [name: string]: Json };

/** A list that is written while it is sent, and so is not there to be taken apart: it cuts its elements by itself. */
export abstract class UnbuiltList {
  /** The same with what `cut` leaves of each element; undefined when nothing is left. */
  abstract narrow(cut: (element: Resource) => Resource): UnbuiltList | undefined;
}

type Tree = Map<string, Tree | null>;

/** The paths of a type that clients cannot choose freely. */
interface Fixed {
  readonly always: readonly AttributePath[];
  readonly hidden: readonly AttributePath[];
  readonly hiddenSelection: Selection;
  readonly neverSelection: Selection;
}

const fixed = new WeakMap<ResourceType, Fixed>();

/** Reads the query parameters `attributes` and `excludedAttributes`; names that are not known are passed over. */
export function parseProjection(
  attributes: string | undefined,
  excludedAttributes: string | undefined,
  type: ResourceType,
): Projection {
  if (attributes && excludedAttributes) {
    throw new ScimError(400, 'Give either attributes or excludedAttributes, not both.', 'invalidValue');
  }
  const { always, hidden } = fixedOf(type);
  if (attributes) {
    const asked = pathsIn(attributes, type).filter((path) => returned(path) !== 'never');
    return { attributes: select([...always, ...asked]) };
  }
  if (excludedAttributes) {
    const unwanted = pathsIn(excludedAttributes, type).filter((path) => returned(path) !== 'always');
    return { excludedAttributes: select([...hidden, ...unwanted]) };
  }
  return {};
}

/** The part of the resource that is asked for; the resource itself when that is all of it. */
export function project(resource: Resource, projection: Projection, type: ResourceType): Resource {
  // Who asks for a whole attribute asks for its parts too, also for those that are never returned.
  if (projection.attributes) return only(without(resource, fixedOf(type).neverSelection), projection.attributes);
  return without(resource, projection.excludedAttributes ?? fixedOf(type).hiddenSelection);
}

/** Whether anything of this top-level attribute is asked for. */
export function wants(projection: Projection, name: string): boolean {
  return projection.attributes ? projection.attributes.has(name) : projection.excludedAttributes?.get(name) !== null;
}

function fixedOf(type: ResourceType): Fixed {
  let found = fixed.get(type);
  if (!found) {
    const paths = listPaths(type);
    const hidden = paths.filter((path) => ['never', 'request'].includes(returned(path)));
    const always = paths.filter((path) => returned(path) === 'always');
    const never = hidden.filter((path) => returned(path) === 'never');
    found = { always, hidden, hiddenSelection: select(hidden), neverSelection: select(never) };
    fixed.set(type, found);
  }
  return found;
}

function returned({ attribute, subAttribute }: AttributePath): string {
  return (subAttribute ?? attribute).returned;
}

// Some clients ask for a path as they write it in a PATCH, `emails[type eq "work"].value`: the filter selects nothing here.
function pathsIn(names: string, type: ResourceType): AttributePath[] {
  const plain = names.replace(/\[[^\]]*\]/g, '').split(',');
  return plain.flatMap((name) => resolvePath(name.trim(), type) ?? pathsOfSchema(name.trim(), type));
}

function pathsOfSchema(urn: string, type: ResourceType): AttributePath[] {
  const core = urn.toLowerCase() === type.schema.id.toLowerCase();
  const schema = core ? type.schema : findExtension(urn, type);
  return listPaths(type).filter(
    (path) => schema?.attributes.includes(path.attribute) && !path.subAttribute && returned(path) === 'default',
  );
}

function select(paths: readonly AttributePath[]): Selection {
  const tree: Tree = new Map();
  for (const { extension, attribute, subAttribute } of paths) {
    const names = [extension, attribute.name, subAttribute?.name].filter((name) => name !== undefined);
    grow(tree, names);
  }
  return tree;
}

function grow(tree: Tree, [name, ...below]: string[]): void {
  if (name === undefined || tree.get(name) === null) return;
  const branch = tree.get(name) ?? new Map<string, Tree | null>();
  tree.set(name, below.length > 0 ? branch : null);
  grow(branch, below);
}

function only(resource: Resource, selection: Selection): Resource {
  const result: Resource = {};
  for (const name of Object.keys(resource)) {
    const below = selection.get(name);
    if (below === undefined) continue;
    const value = resource[name]!;
    const kept = below === null ? value : narrow(value, (part) => only(part, below));
    if (kept !== undefined) result[name] = kept;
  }
  return result;
}

function without(resource: Resource, selection: Selection): Resource {
  let result = resource;
  for (const [name, below] of selection) {
    if (!Object.hasOwn(resource, name)) continue;
    if (result === resource) result = { ...resource };
    const kept = below === null ? undefined : narrow(resource[name]!, (part) => without(part, below));
    if (kept === undefined) delete result[name];
    else result[name] = kept;
  }
  return result;
}

// Nothing left of a value means that it is not there: no empty objects or lists.
function narrow(value: Json, cut: (part: Resource) => Resource): Json | undefined {
  if ((value as unknown) instanceof UnbuiltList)
    return (value as unknown as UnbuiltList).narrow(cut) as unknown as Json;
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => narrow(item, cut) ?? []);
    return items.length > 0 ? items : undefined;
  }
  if (!isObject(value)) return value;
  const rest = cut(value);
  return Object.keys(rest).length > 0 ? rest : undefined;
}

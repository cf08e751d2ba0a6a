export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };
export type JsonObject = { [key: string]: Json | undefined };
export type Resource = JsonObject & { id: string };
export type Value = string | boolean | undefined;
/** Attribute path → value, as an administrator's attribute mapping lists them. */
export type Attributes = ReadonlyMap<string, Value>;

export interface Change {
  readonly path: string;
  readonly value: Value;
  readonly current: Value;
}

export const ENTERPRISE_USER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const ELEMENT_PATH = /^(\w+)\[type eq "(\w+)"\]\.(\w+)$/;

export const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
export const isElementPath = (path: string): boolean => ELEMENT_PATH.test(path);
export const elements = (json: Json | undefined): JsonObject[] => (Array.isArray(json) ? json.filter(isObject) : []);

/** `[container, name]` of a path that is not an element path. */
function split(path: string): [container: string | null, name: string] {
  if (path.startsWith(`${ENTERPRISE_USER}:`)) {
    return [ENTERPRISE_USER, path.slice(ENTERPRISE_USER.length + 1)];
  }
  const [first, second] = path.split('.') as [string, string | undefined];
  return second === undefined ? [null, first] : [first, second];
}

function asValue(json: Json | undefined): Value {
  if (json === undefined || json === null || json === '') {
    return undefined;
  }
  return typeof json === 'string' || typeof json === 'boolean' ? json : JSON.stringify(json);
}

export function readPath(resource: JsonObject, path: string): Value {
  const element = ELEMENT_PATH.exec(path);
  if (element) {
    const [, attribute, type, name] = element as unknown as [string, string, string, string];
    const found = elements(resource[attribute]).filter((each) => each.type === type);
    // Two elements of one type are a fault of the directory: their joined values match no source value.
    return found.length > 1 ? found.map((each) => asValue(each[name])).join(' | ') : asValue(found[0]?.[name]);
  }
  const [container, name] = split(path);
  const holder = container === null ? resource : resource[container];
  return isObject(holder) ? asValue(holder[name]) : undefined;
}

export function writePath(resource: JsonObject, path: string, value: string | boolean): void {
  const element = ELEMENT_PATH.exec(path);
  if (element) {
    const [, attribute, type, name] = element as unknown as [string, string, string, string];
    const all = Array.isArray(resource[attribute]) ? resource[attribute] : [];
    let target = elements(all).find((each) => each.type === type);
    if (!target) {
      target = { type };
      all.push(target);
    }
    target[name] = value;
    resource[attribute] = all;
    return;
  }
  const [container, name] = split(path);
  if (container === null) {
    resource[name] = value;
    return;
  }
  const holder = resource[container];
  resource[container] = { ...(isObject(holder) ? holder : {}), [name]: value };
}

/** The mapped attributes in which the directory's resource is not what the source wants. */
export function findChanges(resource: JsonObject, wanted: Attributes): Change[] {
  const changes: Change[] = [];
  for (const [path, value] of wanted) {
    const current = readPath(resource, path);
    if (current !== asValue(value)) {
      changes.push({ path, value, current });
    }
  }
  return changes;
}

export function buildResource(attributes: Attributes): JsonObject {
  const resource: JsonObject = {};
  for (const [path, value] of attributes) {
    if (value !== undefined) {
      writePath(resource, path, value);
    }
  }
  return resource;
}

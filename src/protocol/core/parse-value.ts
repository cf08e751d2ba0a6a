import type { Attribute, Json } from './attribute.js';
import { MANAGER } from './enterprise-user.schema.js';
import { MEMBERS } from './group.schema.js';
import { invalid, invalidValue } from './invalid-value.js';
import { isObject, isUnassigned } from './json.js';
import { MAX_KEY_LENGTH, parseSimple, textFault } from './parse-simple.js';
import { findSubAttribute, printPath, type AttributePath } from './schema-registry.js';
import { setOnce } from './set-once.js';

/**
 * Checks and coerces a value for an attribute or sub-attribute; undefined means unassigned. Only `members: []` is kept:
 * it empties a group, where members that are absent leave it alone.
 */
export function parseValue(value: unknown, path: AttributePath): Json | undefined {
  return parse(value, path.subAttribute ?? path.attribute, printPath(path));
}

function parse(value: unknown, attribute: Attribute, where: string): Json | undefined {
  if (attribute === MEMBERS && Array.isArray(value)) return parseMembers(value, where);
  if (isUnassigned(value)) return undefined;
  if (attribute === MEMBERS) return parseMembers([value], where);
  if (attribute.multiValued) {
    const items = Array.isArray(value) ? value.map((item: unknown) => (isEmptied(item) ? null : item)) : [value];
    return parseList(items, attribute, where);
  }
  return parseOne(attribute === MANAGER ? asManager(value) : value, attribute, where);
}

function parseOne(value: unknown, attribute: Attribute, where: string): Json | undefined {
  return attribute.type === 'complex' ? parseComplex(value, attribute, where) : parseSimple(value, attribute, where);
}

function parseComplex(value: unknown, attribute: Attribute, where: string): Json | undefined {
  if (isUnassigned(value) || value === '') return undefined;
  if (!isObject(value)) throw invalidValue(where, 'an object', value);
  const result: { [name: string]: Json } = {};
  let assigned = false;
  for (const key of Object.keys(value)) {
    const sub = findSubAttribute(attribute, key);
    if (!sub || sub.mutability === 'readOnly' || sub.returned === 'never') continue;
    const whereSub = `${where}.${sub.name}`;
    const parsed = parse(value[key], sub, whereSub);
    if (parsed === undefined) continue;
    setOnce(result, sub.name, parsed, whereSub);
    assigned = true;
  }
  return assigned ? result : undefined;
}

function parseList(items: readonly unknown[], attribute: Attribute, where: string): Json | undefined {
  const result: Json[] = [];
  const seen = new Set<string>();
  let primaries = 0;
  for (const [index, item] of items.entries()) {
    const parsed = parseElement(item, attribute, `${where}[${index}]`);
    if (parsed === undefined) continue;
    if (isObject(parsed) && parsed.primary === true) primaries++;
    const text = JSON.stringify(parsed);
    // RFC 7643 §2.4: no value is there twice.
    if (!seen.has(text)) result.push(parsed);
    seen.add(text);
  }
  // RFC 7643 §2.4
  if (primaries > 1) throw invalid(where, `has ${primaries} elements with primary true, at most one may be`);
  return result.length > 0 ? result : undefined;
}

function parseElement(item: unknown, attribute: Attribute, where: string): Json | undefined {
  if (isUnassigned(item)) return undefined;
  const bare = typeof item === 'string' && attribute.type === 'complex' && findSubAttribute(attribute, 'value');
  return parseOne(bare ? { value: item } : item, attribute, where);
}

// OneLogin and Okta send every element that is mapped, also those without a value: the type alone is no value.
function isEmptied(item: unknown): boolean {
  const parts = isObject(item) ? Object.entries(item).filter(([name]) => !/^(type|primary)$/i.test(name)) : [];
  return parts.length > 0 && parts.every(([, part]) => part === '' || part === null);
}

// Only the id counts: what a member is and is called is ours to know. Okta sends `display`, Entra `$ref: null`.
function parseMembers(items: readonly unknown[], where: string): Json[] {
  const ids = new Set<string>();
  for (const [index, item] of items.entries()) {
    const id = isObject(item) ? memberId(item) : item;
    if (typeof id !== 'string' || id === '') {
      throw invalidValue(`${where}[${index}].value`, 'the id of a member as a non-empty string', id);
    }
    const fault = textFault(id, MAX_KEY_LENGTH);
    if (fault) throw invalid(`${where}[${index}].value`, fault);
    ids.add(id);
  }
  return Array.from(ids, (value) => ({ value }));
}

function memberId(member: { [key: string]: unknown }): unknown {
  if (member.value !== undefined) return member.value;
  const key = Object.keys(member).find((name) => name.toLowerCase() === 'value');
  return key && member[key];
}

// Entra sends the id alone or in an array, OneLogin the managerId of SCIM 1.1, both an empty id for no manager.
function asManager(value: unknown): unknown {
  const manager: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof manager === 'string') return { value: manager };
  if (!isObject(manager)) return manager;
  if (manager.value === '') return undefined;
  return manager.managerId === undefined ? manager : { value: manager.managerId, ...manager };
}

import { elements, isObject, type Json, type JsonObject, type Resource } from './attribute-paths.js';
import { CORE_GROUP, CORE_USER, type ResourceType } from './dialects/dialect.js';
import type { Answer } from './scim-connection.js';

const LIST_RESPONSE = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const SCHEMA: Record<ResourceType, string> = { User: CORE_USER, Group: CORE_GROUP };

/** The JSON of an answer; undefined if it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** What a provider's client would stumble over in any answer, as sentences without a subject. */
export function faultsOfAnswer({ status, headers, text }: Answer): string[] {
  if (status === 204) {
    return text === '' ? [] : ['is a 204 with a body'];
  }
  if (text === '') {
    return ['has an empty body'];
  }
  const type = headers['content-type'] ?? 'none';
  const faults = /^application\/scim\+json\s*(;|$)/i.test(type)
    ? []
    : [`has the content type ${type}, not application/scim+json`];
  return parseJson(text) === undefined ? [...faults, 'is not JSON'] : faults;
}

export function faultsOfResource(resource: JsonObject, type: ResourceType, wantsMembers: boolean): string[] {
  const faults: string[] = [];
  const check = (holds: boolean, fault: string): unknown => holds || faults.push(fault);
  check(typeof resource.id === 'string' && resource.id !== '', `has a ${type} whose id is not a string`);
  check(Array.isArray(resource.schemas) && resource.schemas.includes(SCHEMA[type]), `has a ${type} without its schema`);
  const meta = isObject(resource.meta) ? resource.meta : {};
  check(meta.resourceType === type, `has a ${type} whose meta.resourceType is ${JSON.stringify(meta.resourceType)}`);
  check(resource.password === undefined, 'shows a password');
  check(type !== 'User' || typeof resource.active === 'boolean', 'has a User whose active is not a boolean');
  check(wantsMembers || resource.members === undefined, 'shows the members that were excluded');
  for (const reference of [...elements(resource.members), ...elements(resource.groups)]) {
    check(typeof reference.value === 'string', 'has a membership whose value is not a string');
  }
  return faults;
}

export function faultsOfCreated(answer: Answer, resource: Resource): string[] {
  const { location } = answer.headers;
  if (location === undefined) {
    return ['has no Location header'];
  }
  return location.endsWith(`/${resource.id}`)
    ? []
    : [`has the Location ${location}, which is not that of ${resource.id}`];
}

export function faultsOfList(list: JsonObject): string[] {
  const faults: string[] = [];
  const check = (holds: boolean, fault: string): unknown => holds || faults.push(fault);
  check(Array.isArray(list.schemas) && list.schemas.includes(LIST_RESPONSE), 'is not marked as a ListResponse');
  for (const name of ['totalResults', 'startIndex', 'itemsPerPage']) {
    check(Number.isInteger(list[name]), `has the ${name} ${JSON.stringify(list[name])}, which is not an integer`);
  }
  const count = elements(list.Resources).length;
  check(Array.isArray(list.Resources) || list.totalResults === 0, 'is a ListResponse without Resources');
  check(
    list.itemsPerPage === count,
    `says itemsPerPage ${JSON.stringify(list.itemsPerPage)} and has ${count} resources`,
  );
  return faults;
}

/** RFC 7644 §3.12: what an administrator gets to read about a refused request. */
export function errorDetail({ text }: Answer): string {
  const body = parseJson(text);
  if (isObject(body) && typeof body.detail === 'string') {
    return body.detail;
  }
  return `no SCIM error with a detail, but ${text === '' ? 'nothing' : JSON.stringify(text.slice(0, 120))}`;
}

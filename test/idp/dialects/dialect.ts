import type { Attributes, Change, JsonObject, Resource } from '../attribute-paths.js';
import type { Person } from '../person.js';
import type { Team } from '../source-directory.js';

export type Provider =
  | 'entra'
  | 'entra-legacy'
  | 'okta'
  | 'okta-wizard'
  | 'onelogin'
  | 'jumpcloud'
  | 'ping'
  | 'google'
  | 'sailpoint'
  | 'cyberark'
  | 'authentik';
export type ResourceType = 'User' | 'Group';

export interface Write {
  readonly method: 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: JsonObject;
}

export interface Member {
  readonly id: string;
  readonly display: string;
}

export type Query = readonly (readonly [name: string, value: string])[];

/** How one identity provider speaks SCIM. Everything here is data for requests; nothing is sent. */
export interface Dialect {
  readonly name: string;
  /** Bare query keys on every request. */
  readonly flags: readonly string[];
  /** False where a departed user stays, inactive. */
  readonly deletesUsers: boolean;
  /** True where an attribute that the source lost is emptied in the directory. */
  readonly clearsValues: boolean;
  readonly provisionsManagers: boolean;
  readonly provisionsGroups: boolean;
  /** What the provider reads of the directory itself before it begins. */
  readonly discovery: readonly string[];

  headers(token: string, hasBody: boolean): Record<string, string>;
  encode(value: string): string;
  /** What a look-up of this type carries besides its filter. */
  lookupQuery(type: ResourceType): Query;
  /** Filters to match a user with, tried in this order until one hits. */
  userFilters(person: Person): string[];
  groupFilters(team: Team): string[];

  /** The mapped attributes and their values; undefined where the source has none. */
  userAttributes(person: Person): Attributes;
  groupAttributes(team: Team): Attributes;
  newUser(person: Person): JsonObject;
  newGroup(team: Team): JsonObject;
  changeUser(current: Resource, changes: Change[], person: Person): Write[];
  changeManager(userId: string, from: string | null, to: string | null, baseUrl: string): Write[];
  /** Matches the user only if they have this manager already. */
  referenceFilter(userId: string, managerId: string): string;
  /** `members` tells all that the group is to have, for a provider that sends a group as a whole. */
  changeGroup(id: string, team: Team, changes: Change[], members: () => Member[]): Write[];
  /** Requests that may be sent side by side. */
  changeMembers(id: string, team: Team, add: Member[], remove: Member[], members: () => Member[]): Write[];
  /** The unchanged state, sent once more. */
  reaffirmUser(current: Resource, person: Person): Write[];
  pushMembers(id: string, team: Team, members: Member[]): Write[];

  /** By what a directory's group is known as this source's. */
  groupMark(group: Resource): unknown;
  teamMarks(team: Team): string[];
}

export const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const CORE_GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

export const patch = (path: string, operations: JsonObject[]): Write => ({
  method: 'PATCH',
  path,
  body: { schemas: [PATCH_OP], Operations: operations },
});

export function batches<T>(items: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    result.push(items.slice(start, start + size));
  }
  return result;
}

import { etag, knownAttributes, schemasOf, wants } from '../protocol/index.js';
import type { Attributes, Json, Projection } from '../protocol/index.js';
import type { TeamWithMembers } from '../teams/team.entity.js';
import { RawJson } from './raw-json.js';
import type { ScimScope } from './scim-scope.js';

/** The SCIM Group of a team. Members come as the database wrote them, unless only a part of each is asked for. */
export function groupResource(team: TeamWithMembers, { baseUrl, view, type }: ScimScope): Attributes {
  const attributes = knownAttributes(team.attributes, type);
  return {
    schemas: schemasOf(attributes, type),
    id: team.id,
    ...attributes,
    ...(team.members !== null && { members: membersOf(team.members, view) }),
    meta: {
      resourceType: 'Group',
      created: team.createdAt.toISOString(),
      lastModified: team.lastModified.toISOString(),
      location: `${baseUrl}/Groups/${team.id}`,
      version: etag(team.version),
    },
  };
}

/** Where the `$ref` of a member begins; null when the members are not asked for, and so are not to be read. */
export function memberLocations({ baseUrl, view }: ScimScope): string | null {
  return wants(view, 'members') ? `${baseUrl}/Users/` : null;
}

function membersOf(json: string, view: Projection): Json {
  const part = (view.attributes ?? view.excludedAttributes)?.get('members');
  return part ? (JSON.parse(json) as Json) : (new RawJson(json) as unknown as Json);
}

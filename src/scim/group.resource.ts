import { etag, knownAttributes, schemasOf } from '../protocol/index.js';
import type { Attributes, Json } from '../protocol/index.js';
import type { TeamWithMembers } from '../teams/team.entity.js';
import { GroupMembers } from './group-members.js';
import type { ScimScope } from './scim-scope.js';

/** The SCIM Group of a team. */
export function groupResource(team: TeamWithMembers, { baseUrl, type }: ScimScope): Attributes {
  const attributes = knownAttributes(team.attributes, type);
  return {
    schemas: schemasOf(attributes, type),
    id: team.id,
    ...attributes,
    ...(team.members !== null && {
      members: new GroupMembers(team.members, team.subteams, baseUrl) as unknown as Json,
    }),
    meta: {
      resourceType: 'Group',
      created: team.createdAt.toISOString(),
      lastModified: team.lastModified.toISOString(),
      location: `${baseUrl}/Groups/${team.id}`,
      version: etag(team.version),
    },
  };
}

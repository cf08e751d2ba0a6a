import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { containing } from '../database/like.js';
import { Lists } from '../database/lists.js';
import { ENTERPRISE, PLATFORM_ROLES, TEAMS } from './user.columns.js';
import type { DeletedUser, PersonName, UserProfile } from './user.entity.js';
import { USER } from './users.repository.js';

// The manager is whatever the identity provider wrote: only an id of a user of the tenant leads to one.
const FIND = {
  name: 'user-profiles-find',
  text: `
    SELECT ${USER}, u.integration_id AS "integrationId", ${PLATFORM_ROLES} AS "platformRoles",
      coalesce((
        SELECT json_agg(json_build_object('id', t.id, 'displayName', t.display_name, 'type', given.type,
          'platformRole', t.platform_role) ORDER BY given.type, lower(t.display_name))
        FROM json_to_recordset(${TEAMS}) AS given(id uuid, type text) JOIN teams t ON t.tenant_id = $1 AND t.id = given.id),
        '[]') AS teams,
      (SELECT json_build_object('id', b.id, 'userName', b.user_name, 'displayName', b.display_name)
        FROM users b WHERE b.tenant_id = u.tenant_id AND b.id = CASE
          WHEN u.attributes #>> '{${ENTERPRISE},manager,value}' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
          THEN (u.attributes #>> '{${ENTERPRISE},manager,value}')::uuid END) AS manager
    FROM users u WHERE u.tenant_id = $1 AND u.id = $2`,
};

// Who is deleted has a last name in the change record.
const NAMES = {
  name: 'user-profiles-names',
  text: `
    SELECT wanted.id, coalesce(u.user_name, gone.before ->> 'userName') AS "userName",
      CASE WHEN u.id IS NULL THEN gone.before ->> 'displayName' ELSE u.display_name END AS "displayName",
      u.id IS NULL AS deleted
    FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted(id, place)
    LEFT JOIN users u ON u.tenant_id = $1 AND u.id = wanted.id
    LEFT JOIN LATERAL (
      SELECT c.before FROM changes c
      WHERE u.id IS NULL AND c.tenant_id = $1 AND c.resource_id = wanted.id
        AND c.resource_type = 'user' AND c.action = 'deleted'
      ORDER BY c.seq DESC LIMIT 1) gone ON true
    WHERE coalesce(u.user_name, gone.before ->> 'userName') IS NOT NULL
    ORDER BY wanted.place`,
};

// Who came back is not deleted, and who went twice went the last time.
const DELETED = {
  text: `
    SELECT c.seq, c.resource_id AS id, c.before ->> 'userName' AS "userName", c.before ->> 'displayName' AS "displayName",
      c.at AS "deletedAt", c.integration_id AS "integrationId", c.request_id AS "requestId"
    FROM changes c
    WHERE c.tenant_id = $1 AND c.resource_type = 'user' AND c.action = 'deleted'
      AND ($2::text IS NULL OR lower(c.before ->> 'userName') LIKE lower($2) OR lower(c.before ->> 'displayName') LIKE lower($2))
      AND ($3::bigint IS NULL OR c.seq < $3)
      AND NOT EXISTS (SELECT FROM users u WHERE u.tenant_id = c.tenant_id AND u.id = c.resource_id)
      AND NOT EXISTS (
        SELECT FROM changes later
        WHERE later.tenant_id = c.tenant_id AND later.resource_id = c.resource_id AND later.seq > c.seq)
    ORDER BY c.seq DESC LIMIT $4`,
};

/** Reads what is told of people beside what their identity provider wrote: whom they know, and who they were. */
@Injectable()
export class UserProfilesRepository {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
  ) {}

  async find(tenantId: string, id: string): Promise<UserProfile | null> {
    return (await this.database.query<UserProfile>(FIND, [tenantId, id]))[0] ?? null;
  }

  /** Of those who are, or were, users of the tenant. */
  async names(tenantId: string, ids: readonly string[]): Promise<PersonName[]> {
    return this.database.query<PersonName>(NAMES, [tenantId, ids]);
  }

  /** The last deleted first, before `before`. @throws TooSlow */
  async deleted(tenantId: string, search: string | undefined, limit: number, before?: string): Promise<DeletedUser[]> {
    const pattern = search === undefined ? null : containing(search);
    return this.lists.for(tenantId).query<DeletedUser>(DELETED, [tenantId, pattern, before ?? null, limit]);
  }
}

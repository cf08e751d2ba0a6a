/** The least that keeps users and groups of many tenants apart and findable. */
export const FLOOR_SCHEMA = `
  CREATE TABLE tenants (
    id   uuid PRIMARY KEY,
    hash bytea NOT NULL UNIQUE
  );
  CREATE TABLE users (
    tenant_id     uuid NOT NULL,
    id            uuid NOT NULL,
    user_name     text NOT NULL,
    external_id   text,
    attributes    jsonb NOT NULL,
    version       integer NOT NULL DEFAULT 1,
    created_at    timestamptz(3) NOT NULL DEFAULT now(),
    last_modified timestamptz(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
  );
  CREATE UNIQUE INDEX users_user_name_key ON users (tenant_id, lower(user_name));
  CREATE INDEX users_by_external_id ON users (tenant_id, external_id);
  CREATE TABLE groups (
    tenant_id     uuid NOT NULL,
    id            uuid NOT NULL,
    attributes    jsonb NOT NULL,
    version       integer NOT NULL DEFAULT 1,
    created_at    timestamptz(3) NOT NULL DEFAULT now(),
    last_modified timestamptz(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
  );
  CREATE TABLE members (
    tenant_id uuid NOT NULL,
    group_id  uuid NOT NULL,
    user_id   uuid NOT NULL,
    PRIMARY KEY (tenant_id, group_id, user_id)
  );`;

const ROW = 'id, attributes, version, created_at, last_modified';
const BY_TENANT = `SELECT ${ROW} FROM users WHERE tenant_id = $1`;

const statement = (name: string, text: string): { name: string; text: string } => ({ name, text });

/** A change of members is one of the group: whoever reads it sees another version, and when it was last modified. */
const withGroup = (change: string): string => `
  WITH g AS (
    UPDATE groups SET version = version + 1, last_modified = now() WHERE tenant_id = $1 AND id = $2 RETURNING id
  ), changed AS (${change} RETURNING 1)
  SELECT id FROM g`;

/** One statement for each operation. */
export const FLOOR_STATEMENTS = {
  tenant: statement('tenant', 'SELECT id FROM tenants WHERE hash = $1'),
  find: statement('find', `${BY_TENANT} AND id = $2`),
  findByUserName: statement('find-by-user-name', `${BY_TENANT} AND lower(user_name) = lower($2)`),
  findByExternalId: statement('find-by-external-id', `${BY_TENANT} AND external_id = $2`),
  create: statement(
    'create',
    `INSERT INTO users (tenant_id, id, user_name, external_id, attributes) VALUES ($1, $2, $3, $4, $5)
     RETURNING ${ROW}`,
  ),
  patch: statement(
    'patch',
    `UPDATE users SET attributes = attributes || $3, version = version + 1, last_modified = now()
     WHERE tenant_id = $1 AND id = $2 RETURNING ${ROW}`,
  ),
  page: statement(
    'page',
    `SELECT ${ROW}, (SELECT count(*)::integer FROM users WHERE tenant_id = $1) AS total
     FROM users WHERE tenant_id = $1 ORDER BY id LIMIT $2 OFFSET $3`,
  ),
  createGroup: statement(
    'create-group',
    `INSERT INTO groups (tenant_id, id, attributes) VALUES ($1, $2, $3) RETURNING ${ROW}`,
  ),
  findGroup: statement('find-group', `SELECT ${ROW} FROM groups WHERE tenant_id = $1 AND id = $2`),
  members: statement('members', 'SELECT user_id FROM members WHERE tenant_id = $1 AND group_id = $2'),
  addMember: statement('add-member', withGroup('INSERT INTO members SELECT $1, id, $3 FROM g ON CONFLICT DO NOTHING')),
  addMembers: statement(
    'add-members',
    withGroup('INSERT INTO members SELECT $1, id, unnest($3::uuid[]) FROM g ON CONFLICT DO NOTHING'),
  ),
  removeMember: statement(
    'remove-member',
    withGroup('DELETE FROM members WHERE tenant_id = $1 AND group_id = $2 AND user_id = $3'),
  ),
  removeMembers: statement(
    'remove-members',
    withGroup('DELETE FROM members WHERE tenant_id = $1 AND group_id = $2 AND user_id = ANY($3::uuid[])'),
  ),
} as const;

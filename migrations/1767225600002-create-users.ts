import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `attributes` is the user as the identity provider wrote it; the columns beside it are derived from it by the database,
 * so they cannot drift. Columns, not expression indexes: an update that leaves them alone stays a heap-only one.
 */
export class CreateUsers1767225600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        tenant_id     uuid NOT NULL,
        id            uuid NOT NULL,
        attributes    jsonb NOT NULL,
        version       integer NOT NULL DEFAULT 1,
        created_at    timestamptz(3) NOT NULL DEFAULT now(),
        last_modified timestamptz(3) NOT NULL DEFAULT now(),
        user_name     text NOT NULL GENERATED ALWAYS AS (attributes ->> 'userName') STORED,
        external_id   text GENERATED ALWAYS AS (attributes ->> 'externalId') STORED,
        display_name  text GENERATED ALWAYS AS (attributes ->> 'displayName') STORED,
        active        boolean NOT NULL GENERATED ALWAYS AS (coalesce((attributes ->> 'active')::boolean, true)) STORED,
        emails        jsonb GENERATED ALWAYS AS
                        (lower(jsonb_path_query_array(attributes, '$.emails[*].value')::text)::jsonb) STORED,
        PRIMARY KEY (tenant_id, id)
      )`);
    await runner.query('CREATE UNIQUE INDEX users_user_name_key ON users (tenant_id, lower(user_name))');
    await runner.query('CREATE INDEX users_by_external_id ON users (tenant_id, external_id)');
    await runner.query('CREATE INDEX users_by_email ON users USING gin (emails jsonb_path_ops)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE users');
  }
}

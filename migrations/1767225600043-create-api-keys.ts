import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys by which scripts call the REST API for one tenant. Only their SHA-256 is kept. */
export class CreateApiKeys1767225600043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_keys (
        tenant_id    uuid NOT NULL REFERENCES tenants (id),
        id           uuid NOT NULL,
        name         text NOT NULL,
        role         text NOT NULL CHECK (role IN ('viewer', 'admin')),
        prefix       text NOT NULL,
        hash         bytea NOT NULL,
        created_at   timestamptz(3) NOT NULL DEFAULT now(),
        expires_at   timestamptz(3),
        last_used_at timestamptz(3),
        PRIMARY KEY (tenant_id, id)
      )`);
    // Not unique, so that the table can be distributed by tenant: 256 random bits do not collide.
    await runner.query('CREATE INDEX api_keys_by_hash ON api_keys (hash)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE api_keys');
  }
}

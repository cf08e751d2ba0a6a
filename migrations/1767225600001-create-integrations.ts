import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An integration is a tenant's connection to one identity provider; its secrets are what that provider presents. */
export class CreateIntegrations1767225600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE integrations (
        tenant_id       uuid NOT NULL REFERENCES tenants (id),
        id              uuid NOT NULL,
        name            text NOT NULL,
        provider        text NOT NULL CHECK (provider IN ('entra', 'okta', 'other')),
        created_at      timestamptz(3) NOT NULL DEFAULT now(),
        last_request_at timestamptz(3),
        PRIMARY KEY (tenant_id, id)
      )`);
    await runner.query(`
      CREATE TABLE secrets (
        tenant_id      uuid NOT NULL,
        id             uuid NOT NULL,
        integration_id uuid NOT NULL,
        label          text,
        prefix         text NOT NULL,
        hash           bytea NOT NULL,
        created_at     timestamptz(3) NOT NULL DEFAULT now(),
        expires_at     timestamptz(3),
        retires_at     timestamptz(3),
        replaced_by    uuid,
        last_used_at   timestamptz(3),
        PRIMARY KEY (tenant_id, id),
        FOREIGN KEY (tenant_id, integration_id) REFERENCES integrations (tenant_id, id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX secrets_by_integration ON secrets (tenant_id, integration_id)');
    // Not unique, so that the tables can be distributed by tenant: 256 random bits do not collide.
    await runner.query('CREATE INDEX secrets_by_hash ON secrets (hash)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE secrets, integrations');
  }
}

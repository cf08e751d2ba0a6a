import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The roles and entitlements that a tenant's users can be given; identity providers read them to offer them. */
export class CreateEntitlements1767225600021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE entitlements (
        tenant_id     uuid NOT NULL REFERENCES tenants (id),
        id            uuid NOT NULL,
        type          text NOT NULL CHECK (type IN ('Role', 'Entitlement')),
        display_name  text NOT NULL,
        description   text,
        version       integer NOT NULL DEFAULT 1,
        created_at    timestamptz(3) NOT NULL DEFAULT now(),
        last_modified timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (tenant_id, id)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX entitlements_display_name_key ON entitlements (tenant_id, type, lower(display_name))',
    );
    await runner.query('CREATE INDEX entitlements_by_type ON entitlements (tenant_id, type, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE entitlements');
  }
}

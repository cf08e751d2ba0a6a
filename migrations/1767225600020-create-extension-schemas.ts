import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A tenant's own extension schemas. `schema_version` counts their changes, so that every instance knows by the request's
 * own look-up whether what it remembers of them still holds. A removed schema leaves its row: the values stored under it
 * stay as well, and `shapes` says of which kind they are.
 */
export class CreateExtensionSchemas1767225600020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tenants ADD COLUMN schema_version integer NOT NULL DEFAULT 0');
    // json, not jsonb: a definition is shown as it was written, its members in their order.
    await runner.query(`
      CREATE TABLE extension_schemas (
        tenant_id     uuid NOT NULL REFERENCES tenants (id),
        id            uuid NOT NULL,
        urn           text NOT NULL,
        name          text NOT NULL,
        description   text NOT NULL,
        resource_type text NOT NULL CHECK (resource_type IN ('User', 'Group')),
        required      boolean NOT NULL,
        attributes    json NOT NULL,
        shapes        jsonb NOT NULL,
        created_at    timestamptz(3) NOT NULL DEFAULT now(),
        last_modified timestamptz(3) NOT NULL DEFAULT now(),
        removed_at    timestamptz(3),
        PRIMARY KEY (tenant_id, id)
      )`);
    await runner.query('CREATE UNIQUE INDEX extension_schemas_urn_key ON extension_schemas (tenant_id, lower(urn))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE extension_schemas');
    await runner.query('ALTER TABLE tenants DROP COLUMN schema_version');
  }
}

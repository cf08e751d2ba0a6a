import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The networks an integration's identity provider comes from, and those it may come from. */
export class CreateIntegrationNetworks1767225600033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE integrations
        ADD COLUMN guard_mode  text NOT NULL DEFAULT 'off' CHECK (guard_mode IN ('off', 'warn', 'enforce')),
        ADD COLUMN guard_allow text[] NOT NULL DEFAULT '{}'`);
    await runner.query(`
      CREATE TABLE integration_networks (
        tenant_id      uuid NOT NULL,
        integration_id uuid NOT NULL,
        network        text NOT NULL,
        first_seen_at  timestamptz(3) NOT NULL,
        last_seen_at   timestamptz(3) NOT NULL,
        requests       bigint NOT NULL,
        PRIMARY KEY (tenant_id, integration_id, network),
        FOREIGN KEY (tenant_id, integration_id) REFERENCES integrations (tenant_id, id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX integration_networks_by_last_seen ON integration_networks (last_seen_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE integration_networks');
    await runner.query('ALTER TABLE integrations DROP COLUMN guard_mode, DROP COLUMN guard_allow');
  }
}

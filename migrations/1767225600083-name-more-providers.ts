import type { MigrationInterface, QueryRunner } from 'typeorm';

/** More identity providers that the portal has instructions for. */
export class NameMoreProviders1767225600083 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE integrations DROP CONSTRAINT integrations_provider_check');
    await runner.query(`
      ALTER TABLE integrations ADD CONSTRAINT integrations_provider_check
        CHECK (provider IN ('entra', 'okta', 'onelogin', 'jumpcloud', 'google', 'ping', 'other'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE integrations DROP CONSTRAINT integrations_provider_check');
    await runner.query(`UPDATE integrations SET provider = 'other' WHERE provider NOT IN ('entra', 'okta')`);
    await runner.query(`
      ALTER TABLE integrations ADD CONSTRAINT integrations_provider_check
        CHECK (provider IN ('entra', 'okta', 'other'))`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The integration that wrote a user or a team last: where they come from. No foreign key: people stay when an integration
 * is deleted, and its id still tells who came together. Those who are there already get it from the change record.
 */
export class AddSources1767225600070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['users', 'teams']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN integration_id uuid`);
      await runner.query(`
        UPDATE ${table} written SET integration_id = (
          SELECT c.integration_id FROM changes c
          WHERE c.tenant_id = written.tenant_id AND c.resource_id = written.id AND c.integration_id IS NOT NULL
          ORDER BY c.seq DESC LIMIT 1)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users DROP COLUMN integration_id');
    await runner.query('ALTER TABLE teams DROP COLUMN integration_id');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Random keys that all instances share, each made by the first instance that needs it. Without one, what it sealed is void. */
export class CreateServiceKeys1767225600010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE service_keys (
        name       text PRIMARY KEY,
        key        bytea NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE service_keys');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A tenant is one customer of the platform; the operator key opens the REST API of them all. */
export class CreateTenants1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tenants (
        id         uuid PRIMARY KEY,
        name       text NOT NULL,
        slug       text NOT NULL CONSTRAINT tenants_slug_key UNIQUE,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    // One row at most: the key that the first start made. Only its SHA-256 is kept.
    await runner.query(`
      CREATE TABLE operator_key (
        only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        hash       bytea NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE operator_key, tenants');
  }
}

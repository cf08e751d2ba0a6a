import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finds who changed lately, without a price for every change: from PostgreSQL 16 on, updates of a column that only BRIN
 * indexes cover stay heap-only ones. Before, they would not, so there is no index there (ADR 7).
 */
export class IndexLastModified1767225600082 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ version }] = (await runner.query(`SELECT current_setting('server_version_num')::integer AS version`)) as [
      { version: number },
    ];
    if (version < 160_000) return;
    await runner.query(`
      CREATE INDEX users_by_last_modified ON users USING brin (last_modified)
      WITH (pages_per_range = 4, autosummarize = on)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX IF EXISTS users_by_last_modified');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deleted users can be brought back, so they are looked for; the index costs only whoever deletes. */
export class IndexDeletions1767225600072 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX changes_deleted_users ON changes (tenant_id, seq)
      WHERE action = 'deleted' AND resource_type = 'user'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX changes_deleted_users');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who uses a secret and from where, so that a rotation can be watched; a revoked one stays to be recognised by. */
export class WatchSecrets1767225600030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE secrets
        ADD COLUMN kind           text NOT NULL DEFAULT 'secret' CHECK (kind IN ('secret', 'validation')),
        ADD COLUMN first_used_at  timestamptz(3),
        ADD COLUMN last_used_from text,
        ADD COLUMN last_used_by   text,
        ADD COLUMN revoked_at     timestamptz(3)`);
    await runner.query('UPDATE secrets SET first_used_at = last_used_at');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM secrets WHERE revoked_at IS NOT NULL');
    await runner.query(`
      ALTER TABLE secrets DROP COLUMN kind, DROP COLUMN first_used_at, DROP COLUMN last_used_from,
        DROP COLUMN last_used_by, DROP COLUMN revoked_at`);
  }
}

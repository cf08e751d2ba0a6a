import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts to guess, by what is guessed at and from where; in the database, because all instances count together. */
export class CreateAttempts1767225600042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attempts (
        subject      text PRIMARY KEY,
        count        integer NOT NULL,
        last_at      timestamptz(3) NOT NULL,
        locked_until timestamptz(3) NOT NULL
      )`);
    await runner.query('CREATE INDEX attempts_by_time ON attempts (last_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attempts');
  }
}

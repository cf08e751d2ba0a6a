import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finds the changes that a request made. Request ids grow with time, as the table does, so a summary of each few pages
 * tells where an id can be: it costs a change next to nothing, which a tree would not.
 */
export class IndexChangesByRequest1767225600052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX changes_by_request ON changes USING brin (request_id) WITH (pages_per_range = 16, autosummarize = on)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX changes_by_request');
  }
}

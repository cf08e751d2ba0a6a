import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Clients look people up by displayName as well. There is no index on last_modified: it changes with every update, so each
 * of them would have to write to all indexes of the table, where an update that leaves names and ids alone now writes to
 * none. What was modified since is asked for rarely, and is found among the tenant's rows alone.
 */
export class IndexDisplayNames1767225600011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX users_by_display_name ON users (tenant_id, lower(display_name))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX users_by_display_name');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Names are also looked for by their beginning (`sw`). The same indexes serve that when they compare characters, not words
 * of a language, whatever locale the database was made with; what is equal stays the same.
 */
const INDEXES = [
  ['UNIQUE', 'users_user_name_key', 'users', 'user_name'],
  ['', 'users_by_display_name', 'users', 'display_name'],
  ['UNIQUE', 'teams_display_name_key', 'teams', 'display_name'],
] as const;

export class IndexBeginnings1767225600090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await remake(runner, 'text_pattern_ops');
  }

  async down(runner: QueryRunner): Promise<void> {
    await remake(runner, 'text_ops');
  }
}

async function remake(runner: QueryRunner, operators: string): Promise<void> {
  for (const [unique, name, table, column] of INDEXES) {
    await runner.query(`DROP INDEX ${name}`);
    await runner.query(`CREATE ${unique} INDEX ${name} ON ${table} (tenant_id, lower(${column}) ${operators})`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the platform lets the members of a team be. It belongs to the team itself, so a new name does not touch it. */
export class AddPlatformRoles1767225600071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE teams ADD COLUMN platform_role text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE teams DROP COLUMN platform_role');
  }
}

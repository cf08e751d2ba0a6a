import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams as members of teams, RFC 7643 §4.2: apart from the users, whose memberships are many and most of the work. */
export class CreateTeamSubteams1767225600080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE team_subteams (
        tenant_id  uuid NOT NULL,
        team_id    uuid NOT NULL,
        subteam_id uuid NOT NULL,
        PRIMARY KEY (tenant_id, team_id, subteam_id),
        CONSTRAINT team_subteams_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES teams (tenant_id, id),
        CONSTRAINT team_subteams_subteam_fkey FOREIGN KEY (tenant_id, subteam_id) REFERENCES teams (tenant_id, id)
      )`);
    await runner.query('CREATE INDEX team_subteams_by_subteam ON team_subteams (tenant_id, subteam_id, team_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE team_subteams');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Members are rows, so that a change of membership costs what it changes; ids that no user has wait beside them. */
export class CreateTeams1767225600003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE teams (
        tenant_id     uuid NOT NULL,
        id            uuid NOT NULL,
        attributes    jsonb NOT NULL,
        version       integer NOT NULL DEFAULT 1,
        created_at    timestamptz(3) NOT NULL DEFAULT now(),
        last_modified timestamptz(3) NOT NULL DEFAULT now(),
        display_name  text NOT NULL GENERATED ALWAYS AS (attributes ->> 'displayName') STORED,
        external_id   text GENERATED ALWAYS AS (attributes ->> 'externalId') STORED,
        PRIMARY KEY (tenant_id, id)
      )`);
    await runner.query('CREATE UNIQUE INDEX teams_display_name_key ON teams (tenant_id, lower(display_name))');
    await runner.query('CREATE INDEX teams_by_external_id ON teams (tenant_id, external_id)');
    // No ON DELETE CASCADE: whoever removes a team or a user removes its memberships in the same statement and records it.
    await runner.query(`
      CREATE TABLE team_members (
        tenant_id uuid NOT NULL,
        team_id   uuid NOT NULL,
        user_id   uuid NOT NULL,
        PRIMARY KEY (tenant_id, team_id, user_id),
        CONSTRAINT team_members_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES teams (tenant_id, id),
        CONSTRAINT team_members_user_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
      )`);
    await runner.query('CREATE INDEX team_members_by_user ON team_members (tenant_id, user_id, team_id)');
    await runner.query(`
      CREATE TABLE pending_members (
        tenant_id uuid NOT NULL,
        team_id   uuid NOT NULL,
        value     text NOT NULL,
        since     timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (tenant_id, team_id, value),
        FOREIGN KEY (tenant_id, team_id) REFERENCES teams (tenant_id, id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX pending_members_by_value ON pending_members (tenant_id, value)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE pending_members, team_members, teams');
  }
}

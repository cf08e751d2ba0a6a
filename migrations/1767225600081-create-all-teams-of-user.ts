import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The teams that a user is in, themselves and through teams in teams, as JSON. A function, so that a statement pays for it
 * only where it is called: planning and setting up the same in the statement would cost every look-up of a user half as
 * much again. Each team is met at most once on each of 16 levels, so circles come to an end.
 */
export class CreateAllTeamsOfUser1767225600081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION all_teams_of_user(tenant uuid, member uuid) RETURNS json STABLE LANGUAGE plpgsql AS $$
      BEGIN
        RETURN (
          WITH RECURSIVE above(team_id, level) AS (
            SELECT m.team_id, 0 FROM team_members m WHERE m.tenant_id = tenant AND m.user_id = member
            UNION
            SELECT s.team_id, above.level + 1 FROM above
            JOIN team_subteams s ON s.tenant_id = tenant AND s.subteam_id = above.team_id WHERE above.level < 16
          ), nearest AS (
            SELECT team_id, CASE min(level) WHEN 0 THEN 'direct' ELSE 'indirect' END AS type FROM above GROUP BY team_id
          )
          SELECT json_agg(json_build_object('id', t.id, 'displayName', t.display_name, 'type', type) ORDER BY type, t.id)
          FROM nearest JOIN teams t ON t.tenant_id = tenant AND t.id = nearest.team_id
        );
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION all_teams_of_user');
  }
}

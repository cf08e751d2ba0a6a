import type { MigrationInterface, QueryRunner } from 'typeorm';

// Any number: with the hash of a tenant it is what all who change who may be a member of what wait for.
const LOCK = 7_643;

/**
 * Members are users, of teams that are there: proved once a statement instead of twice a row. A foreign key locks, and so
 * writes, every user that it finds; here who adds members shares a lock of the tenant, and who deletes a user or a team has
 * it alone, until the end of the transaction. Each looks after it has the lock, so it sees all that the other has done.
 */
export class ProveMembersAsSets1767225600093 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE team_members DROP CONSTRAINT team_members_team_fkey, DROP CONSTRAINT team_members_user_fkey',
    );
    // Ids are compared with arrays, and one by a scalar subquery, which go through the index; a join would be planned for the
    // size of the first set.
    await runner.query(`
      CREATE FUNCTION prove_team_members() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        locks   integer;
        missing boolean;
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(${LOCK}, uuid_hash(tenant_id)) FROM arrived LIMIT 2;
        GET DIAGNOSTICS locks = ROW_COUNT;
        IF locks = 0 THEN
          RETURN NULL;
        END IF;
        IF current_setting('transaction_isolation') <> 'read committed' THEN
          RAISE 'members are added at the isolation level READ COMMITTED, which sees what others have just done';
        END IF;
        IF locks = 1 THEN
          missing := (
            SELECT (SELECT true FROM users u WHERE u.tenant_id = a.tenant_id AND u.id = a.user_id) IS NULL
              OR (SELECT true FROM teams t WHERE t.tenant_id = a.tenant_id AND t.id = a.team_id) IS NULL
            FROM arrived a);
        ELSE
          PERFORM pg_advisory_xact_lock_shared(${LOCK}, uuid_hash(tenant_id))
          FROM (SELECT DISTINCT tenant_id FROM arrived) AS tenants;
          missing := EXISTS (
            SELECT FROM (
              SELECT tenant_id, array_agg(DISTINCT user_id) AS people, array_agg(DISTINCT team_id) AS teams
              FROM arrived GROUP BY tenant_id
            ) AS a
            WHERE (SELECT count(*) FROM users u WHERE u.tenant_id = a.tenant_id AND u.id = ANY (people)) < cardinality(people)
              OR (SELECT count(*) FROM teams t WHERE t.tenant_id = a.tenant_id AND t.id = ANY (teams)) < cardinality(teams)
          );
        END IF;
        IF missing THEN
          RAISE foreign_key_violation USING MESSAGE = 'a member is no user, or the team is not there';
        END IF;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER team_members_prove AFTER INSERT ON team_members REFERENCING NEW TABLE AS arrived
      FOR EACH STATEMENT EXECUTE FUNCTION prove_team_members()`);
    await this.keepWhoHasMemberships(runner);
    await this.keepIds(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP FUNCTION prove_team_members, users_leave_no_members, teams_leave_no_members, refuse_new_ids CASCADE',
    );
    await runner.query(`
      ALTER TABLE team_members
        ADD CONSTRAINT team_members_team_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES teams (tenant_id, id),
        ADD CONSTRAINT team_members_user_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)`);
  }

  private async keepWhoHasMemberships(runner: QueryRunner): Promise<void> {
    for (const [table, column] of [
      ['users', 'user_id'],
      ['teams', 'team_id'],
    ]) {
      await runner.query(`
        CREATE FUNCTION ${table}_leave_no_members() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_advisory_xact_lock(${LOCK}, uuid_hash(OLD.tenant_id));
          IF current_setting('transaction_isolation') <> 'read committed' THEN
            RAISE '${table} are deleted at the isolation level READ COMMITTED, which sees what others have just done';
          END IF;
          IF EXISTS (SELECT FROM team_members m WHERE m.tenant_id = OLD.tenant_id AND m.${column} = OLD.id) THEN
            RAISE foreign_key_violation USING MESSAGE = 'it still has memberships';
          END IF;
          RETURN NULL;
        END $$`);
      await runner.query(`
        CREATE TRIGGER ${table}_leave_no_members AFTER DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION ${table}_leave_no_members()`);
    }
  }

  private async keepIds(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_new_ids() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE foreign_key_violation USING MESSAGE = format('%s: ids never change, and the table is not truncated', TG_TABLE_NAME);
      END $$`);
    for (const [table, events] of [
      ['users', 'UPDATE OF tenant_id, id OR TRUNCATE'],
      ['teams', 'UPDATE OF tenant_id, id OR TRUNCATE'],
      ['team_members', 'UPDATE'],
    ]) {
      await runner.query(`
        CREATE TRIGGER ${table}_refuse_new_ids BEFORE ${events} ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_new_ids()`);
    }
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * All that opens the SCIM face, in one view, so that one look-up by hash decides; and triggers that tell every instance
 * which of the credentials it remembers may have changed. Whoever writes these tables cannot forget it.
 */
export class CreateBearerCredentials1767225600034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW bearer_credentials AS
        SELECT tenant_id, integration_id, id, 'secret' AS kind, hash, expires_at, retires_at, revoked_at,
          first_used_at IS NULL AS unused
        FROM secrets
        UNION ALL
        SELECT tenant_id, integration_id, client_id, 'token', hash, expires_at, NULL, revoked_at, false
        FROM access_tokens`);
    await runner.query('CREATE INDEX integrations_by_id ON integrations (id)');
    await runner.query(`
      CREATE FUNCTION notify_access() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('rollcall_access', to_jsonb(OLD) ->> TG_ARGV[0]);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER notify_access AFTER DELETE OR UPDATE OF hash, expires_at, retires_at, revoked_at ON secrets
        FOR EACH ROW EXECUTE FUNCTION notify_access('integration_id')`);
    await runner.query(`
      CREATE TRIGGER notify_access AFTER UPDATE OF hash, expires_at, revoked_at ON access_tokens
        FOR EACH ROW EXECUTE FUNCTION notify_access('integration_id')`);
    await runner.query(`
      CREATE TRIGGER notify_access AFTER DELETE OR UPDATE OF guard_mode, guard_allow ON integrations
        FOR EACH ROW EXECUTE FUNCTION notify_access('id')`);
    await runner.query(`
      CREATE TRIGGER notify_access AFTER UPDATE ON tenants
        FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION notify_access('id')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['secrets', 'access_tokens', 'integrations', 'tenants']) {
      await runner.query(`DROP TRIGGER notify_access ON ${table}`);
    }
    await runner.query('DROP FUNCTION notify_access()');
    await runner.query('DROP INDEX integrations_by_id');
    await runner.query('DROP VIEW bearer_credentials');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who did what. Rows are only ever added; a tenant's rows go with the tenant, and for that its deletion names it to the
 * trigger for the time of its transaction. `tenant_id` is null for what operators do that concerns no single tenant.
 */
export class CreateAuditLog1767225600044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_log (
        id          uuid PRIMARY KEY,
        tenant_id   uuid,
        at          timestamptz(3) NOT NULL DEFAULT now(),
        actor_kind  text NOT NULL CHECK (actor_kind IN ('account', 'api-key', 'operator-key', 'anonymous')),
        actor_id    uuid,
        actor_name  text NOT NULL,
        action      text NOT NULL,
        object_type text NOT NULL,
        object_id   text,
        object_name text,
        address     text NOT NULL,
        request_id  uuid NOT NULL,
        details     jsonb NOT NULL DEFAULT '{}'
      )`);
    await runner.query('CREATE INDEX audit_log_by_tenant ON audit_log (tenant_id, at, id)');
    await runner.query('CREATE INDEX audit_log_by_time ON audit_log (at, id)');
    await runner.query(`
      CREATE FUNCTION refuse_audit_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND OLD.tenant_id::text = current_setting('rollcall.removed_tenant', true) THEN
          RETURN OLD;
        END IF;
        RAISE EXCEPTION 'the audit log is append-only';
      END $$`);
    await runner.query(`
      CREATE TRIGGER audit_log_is_append_only BEFORE UPDATE OR DELETE ON audit_log
        FOR EACH ROW EXECUTE FUNCTION refuse_audit_log_change()`);
    await runner.query(`
      CREATE TRIGGER audit_log_is_not_emptied BEFORE TRUNCATE ON audit_log
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_log_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_log');
    await runner.query('DROP FUNCTION refuse_audit_log_change');
  }
}

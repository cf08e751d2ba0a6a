import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What identity providers asked for and what they got. `id` is the request's id, and `at` is the moment that is written in
 * it, so an id names its partition. Partitioned by day: old days are dropped whole. No foreign keys: nothing is looked up
 * for each row of a batch.
 */
export class CreateProvisioningLog1767225600050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provisioning_log (
        tenant_id      uuid NOT NULL,
        id             uuid NOT NULL,
        at             timestamptz(3) NOT NULL,
        integration_id uuid NOT NULL,
        operation      text NOT NULL,
        method         text NOT NULL,
        path           text NOT NULL,
        query          text,
        resource_type  text,
        resource_id    text,
        subject        text,
        status         smallint NOT NULL,
        refusal        text,
        scim_type      text,
        detail         text,
        duration_ms    real NOT NULL,
        address        text NOT NULL,
        user_agent     text,
        request        text,
        response       text,
        request_bytes  integer,
        response_bytes integer,
        truncated      boolean NOT NULL,
        kind           integer NOT NULL,
        PRIMARY KEY (tenant_id, id, at)
      ) PARTITION BY RANGE (at)`);
    await runner.query('CREATE INDEX provisioning_log_by_kind ON provisioning_log (tenant_id, kind, id)');
    await runner.query(
      'CREATE INDEX provisioning_log_by_resource ON provisioning_log (tenant_id, resource_id, id) WHERE resource_id IS NOT NULL',
    );
    await runner.query(
      `CREATE INDEX provisioning_log_by_subject ON provisioning_log (tenant_id, subject text_pattern_ops, id)
       WHERE subject IS NOT NULL`,
    );
    await runner.query('CREATE TABLE provisioning_log_default PARTITION OF provisioning_log DEFAULT');
    await this.createCompanions(runner);
  }

  /** Which kinds of entries a tenant has: a search asks for each kind by its index. And how many were not written. */
  private async createCompanions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provisioning_log_kinds (
        tenant_id      uuid NOT NULL,
        kind           integer NOT NULL,
        integration_id uuid NOT NULL,
        operation      text NOT NULL,
        resource_type  text NOT NULL,
        status         smallint NOT NULL,
        last_day       date NOT NULL,
        PRIMARY KEY (tenant_id, kind, integration_id, operation, resource_type, status)
      )`);
    await runner.query(`
      CREATE TABLE provisioning_log_dropped (
        tenant_id uuid NOT NULL,
        day       date NOT NULL,
        dropped   bigint NOT NULL,
        PRIMARY KEY (tenant_id, day)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE provisioning_log_dropped, provisioning_log_kinds, provisioning_log');
  }
}

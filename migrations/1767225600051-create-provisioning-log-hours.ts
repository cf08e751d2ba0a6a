import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many requests an integration made in each hour, of which operation and with which outcome, and how long they took.
 * Written with the entries of the log, and kept for longer. `latencies` counts by upper bounds of
 * 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 ms and none; `slow` those of more than a second.
 */
export class CreateProvisioningLogHours1767225600051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provisioning_log_hours (
        tenant_id      uuid NOT NULL,
        integration_id uuid NOT NULL,
        hour           timestamptz NOT NULL,
        operation      text NOT NULL,
        status         smallint NOT NULL,
        scim_type      text NOT NULL DEFAULT '',
        requests       integer NOT NULL,
        duration_ms    double precision NOT NULL,
        slow           integer NOT NULL,
        latencies      integer[] NOT NULL,
        PRIMARY KEY (tenant_id, integration_id, hour, operation, status, scim_type)
      ) WITH (fillfactor = 70)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE provisioning_log_hours');
  }
}

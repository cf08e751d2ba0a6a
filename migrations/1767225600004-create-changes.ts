import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The change record. `seq` orders the changes of one resource as they happened, because it is drawn while the row that
 * changes is locked. Partitioned by time; the default partition only catches what no month was made for.
 */
export class CreateChanges1767225600004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE changes_seq');
    await runner.query(`
      CREATE TABLE changes (
        tenant_id      uuid NOT NULL,
        seq            bigint NOT NULL DEFAULT nextval('changes_seq'),
        at             timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        integration_id uuid,
        request_id     uuid NOT NULL,
        action         text NOT NULL CHECK (action IN ('created', 'updated', 'deleted')),
        resource_type  text NOT NULL CHECK (resource_type IN ('user', 'team')),
        resource_id    uuid NOT NULL,
        before         jsonb,
        after          jsonb,
        added          uuid[],
        removed        uuid[],
        PRIMARY KEY (tenant_id, seq, at)
      ) PARTITION BY RANGE (at)`);
    await runner.query('CREATE INDEX changes_by_resource ON changes (tenant_id, resource_id, seq)');
    await runner.query('CREATE TABLE changes_default PARTITION OF changes DEFAULT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE changes');
    await runner.query('DROP SEQUENCE changes_seq');
  }
}

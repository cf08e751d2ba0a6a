import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the change record says of each day (UTC) and of each team's size, and the provisioning log's hours of each day that
 * is over, counted once: neither is changed afterwards, and counting all of it for each report would take seconds.
 * `report_progress` tells up to which moment a tenant's record and log have been counted, and with which `seq`, id and day
 * what is still to be counted begins.
 */
export class CreateReportDays1767225600060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report_days (
        tenant_id        uuid NOT NULL,
        day              date NOT NULL,
        created          integer NOT NULL,
        created_inactive integer NOT NULL,
        deactivated      integer NOT NULL,
        reactivated      integer NOT NULL,
        deleted          integer NOT NULL,
        deleted_inactive integer NOT NULL,
        teams_created    integer NOT NULL,
        teams_deleted    integer NOT NULL,
        members_added    integer NOT NULL,
        members_removed  integer NOT NULL,
        PRIMARY KEY (tenant_id, day)
      )`);
    await runner.query(`
      CREATE TABLE report_team_sizes (
        tenant_id uuid NOT NULL,
        team_id   uuid NOT NULL,
        members   integer NOT NULL,
        PRIMARY KEY (tenant_id, team_id)
      )`);
    await runner.query(`
      CREATE TABLE report_traffic_days (
        tenant_id      uuid NOT NULL,
        day            date NOT NULL,
        integration_id uuid NOT NULL,
        operation      text NOT NULL,
        status         smallint NOT NULL,
        scim_type      text NOT NULL,
        requests       bigint NOT NULL,
        duration_ms    double precision NOT NULL,
        slow           bigint NOT NULL,
        latencies      bigint[] NOT NULL,
        first_hour     timestamptz NOT NULL,
        last_hour      timestamptz NOT NULL,
        PRIMARY KEY (tenant_id, day, integration_id, operation, status, scim_type),
        FOREIGN KEY (tenant_id, integration_id) REFERENCES integrations (tenant_id, id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE report_progress (
        tenant_id       uuid PRIMARY KEY,
        changes_through timestamptz(3) NOT NULL DEFAULT '-infinity',
        changes_seq     bigint NOT NULL DEFAULT 0,
        log_through     timestamptz(3) NOT NULL DEFAULT '-infinity',
        log_id          uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
        days_through    date NOT NULL DEFAULT '-infinity'
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_progress, report_traffic_days, report_team_sizes, report_days');
  }
}

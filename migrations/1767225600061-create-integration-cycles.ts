import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is kept of how an identity provider works: its cycles, each a burst of requests after a pause, and the moments at
 * which something was seen of it for the first time, such as a user with an e-mail. Both outlive the entries of the log.
 */
export class CreateIntegrationCycles1767225600061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE integration_cycles (
        tenant_id      uuid NOT NULL,
        integration_id uuid NOT NULL,
        started_at     timestamptz(3) NOT NULL,
        ended_at       timestamptz(3) NOT NULL,
        requests       integer NOT NULL,
        failed         integer NOT NULL,
        PRIMARY KEY (tenant_id, integration_id, started_at),
        FOREIGN KEY (tenant_id, integration_id) REFERENCES integrations (tenant_id, id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE integration_firsts (
        tenant_id      uuid NOT NULL,
        integration_id uuid NOT NULL,
        what           text NOT NULL,
        at             timestamptz(3) NOT NULL,
        detail         text,
        PRIMARY KEY (tenant_id, integration_id, what),
        FOREIGN KEY (tenant_id, integration_id) REFERENCES integrations (tenant_id, id) ON DELETE CASCADE
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE integration_firsts, integration_cycles');
  }
}

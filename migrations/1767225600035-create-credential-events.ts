import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was refused at an integration's door and why: told to its own tenant, never to the caller. */
export class CreateCredentialEvents1767225600035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE credential_events (
        tenant_id      uuid NOT NULL,
        id             uuid NOT NULL,
        integration_id uuid NOT NULL,
        reason         text NOT NULL,
        detail         text NOT NULL,
        credential_id  uuid,
        source         text,
        user_agent     text,
        first_at       timestamptz(3) NOT NULL,
        at             timestamptz(3) NOT NULL,
        count          integer NOT NULL,
        PRIMARY KEY (tenant_id, id),
        FOREIGN KEY (tenant_id, integration_id) REFERENCES integrations (tenant_id, id) ON DELETE CASCADE
      )`);
    await runner.query(
      'CREATE INDEX credential_events_by_integration ON credential_events (tenant_id, integration_id, id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE credential_events');
  }
}

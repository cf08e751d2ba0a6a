import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which warnings of an expiry have been sent, so that each is sent once, whatever restarts. */
export class CreateExpiryWarnings1767225600036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Validation tokens live for a test run, replaced secrets are on their way out: nobody has to be warned of those.
    await runner.query(`
      CREATE VIEW expiring_credentials AS
        SELECT tenant_id, integration_id, id, 'secret' AS kind, coalesce(label, prefix) AS name, expires_at
        FROM secrets
        WHERE kind = 'secret' AND expires_at IS NOT NULL AND revoked_at IS NULL AND replaced_by IS NULL
        UNION ALL
        SELECT c.tenant_id, c.integration_id, s.id, 'oauth-client-secret', c.name || ' ' || s.prefix, s.expires_at
        FROM oauth_client_secrets s JOIN oauth_clients c ON c.tenant_id = s.tenant_id AND c.id = s.client_id
        WHERE s.revoked_at IS NULL AND c.revoked_at IS NULL`);
    await runner.query(`
      CREATE TABLE expiry_warnings (
        tenant_id     uuid NOT NULL,
        credential_id uuid NOT NULL,
        days          integer NOT NULL,
        expires_at    timestamptz(3) NOT NULL,
        created_at    timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (tenant_id, credential_id, days)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE expiry_warnings');
    await runner.query('DROP VIEW expiring_credentials');
  }
}

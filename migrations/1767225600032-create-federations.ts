import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A federation lets the identity provider prove who it is by assertions it signs; each assertion is good once. */
export class CreateFederations1767225600032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE federations (
        tenant_id      uuid NOT NULL,
        integration_id uuid NOT NULL,
        client_id      uuid NOT NULL,
        issuer         text NOT NULL,
        jwks_url       text NOT NULL,
        subject        text NOT NULL,
        audience       text NOT NULL,
        tid            uuid,
        token_lifetime integer NOT NULL CHECK (token_lifetime BETWEEN 3600 AND 21600),
        created_at     timestamptz(3) NOT NULL DEFAULT now(),
        last_used_at   timestamptz(3),
        last_used_from text,
        last_used_by   text,
        PRIMARY KEY (tenant_id, integration_id),
        FOREIGN KEY (tenant_id, integration_id) REFERENCES integrations (tenant_id, id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX federations_by_client_id ON federations (client_id)');
    await runner.query(`
      CREATE TABLE assertion_ids (
        tenant_id      uuid NOT NULL,
        integration_id uuid NOT NULL,
        hash           bytea NOT NULL,
        expires_at     timestamptz(3) NOT NULL,
        PRIMARY KEY (tenant_id, integration_id, hash),
        FOREIGN KEY (tenant_id, integration_id) REFERENCES integrations (tenant_id, id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX assertion_ids_by_expiry ON assertion_ids (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assertion_ids, federations');
  }
}

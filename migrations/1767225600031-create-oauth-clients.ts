import type { MigrationInterface, QueryRunner } from 'typeorm';

/** OAuth 2.0 client credentials: an integration's clients, their secrets, and the access tokens issued to them. */
export class CreateOauthClients1767225600031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE oauth_clients (
        tenant_id      uuid NOT NULL,
        id             uuid NOT NULL,
        integration_id uuid NOT NULL,
        name           text NOT NULL,
        token_lifetime integer NOT NULL CHECK (token_lifetime BETWEEN 3600 AND 21600),
        created_at     timestamptz(3) NOT NULL DEFAULT now(),
        last_used_at   timestamptz(3),
        last_used_from text,
        last_used_by   text,
        revoked_at     timestamptz(3),
        PRIMARY KEY (tenant_id, id),
        FOREIGN KEY (tenant_id, integration_id) REFERENCES integrations (tenant_id, id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX oauth_clients_by_integration ON oauth_clients (tenant_id, integration_id, id)');
    await runner.query('CREATE INDEX oauth_clients_by_id ON oauth_clients (id)');
    await runner.query(`
      CREATE TABLE oauth_client_secrets (
        tenant_id      uuid NOT NULL,
        id             uuid NOT NULL,
        client_id      uuid NOT NULL,
        prefix         text NOT NULL,
        hash           bytea NOT NULL,
        created_at     timestamptz(3) NOT NULL DEFAULT now(),
        expires_at     timestamptz(3) NOT NULL,
        last_used_at   timestamptz(3),
        last_used_from text,
        last_used_by   text,
        revoked_at     timestamptz(3),
        PRIMARY KEY (tenant_id, id),
        FOREIGN KEY (tenant_id, client_id) REFERENCES oauth_clients (tenant_id, id) ON DELETE CASCADE
      )`);
    await runner.query(
      'CREATE INDEX oauth_client_secrets_by_client ON oauth_client_secrets (tenant_id, client_id, id)',
    );
    await runner.query('CREATE INDEX oauth_client_secrets_by_hash ON oauth_client_secrets (hash)');
    // client_id is an OAuth client's or a federation's; client_secret_id is null where a federation vouched.
    await runner.query(`
      CREATE TABLE access_tokens (
        tenant_id        uuid NOT NULL,
        id               uuid NOT NULL,
        integration_id   uuid NOT NULL,
        client_id        uuid NOT NULL,
        client_secret_id uuid,
        hash             bytea NOT NULL,
        created_at       timestamptz(3) NOT NULL DEFAULT now(),
        expires_at       timestamptz(3) NOT NULL,
        revoked_at       timestamptz(3),
        PRIMARY KEY (tenant_id, id),
        FOREIGN KEY (tenant_id, integration_id) REFERENCES integrations (tenant_id, id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX access_tokens_by_hash ON access_tokens (hash)');
    await runner.query('CREATE INDEX access_tokens_by_client ON access_tokens (tenant_id, client_id)');
    await runner.query('CREATE INDEX access_tokens_by_integration ON access_tokens (tenant_id, integration_id)');
    await runner.query('CREATE INDEX access_tokens_by_expiry ON access_tokens (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE access_tokens, oauth_client_secrets, oauth_clients');
  }
}

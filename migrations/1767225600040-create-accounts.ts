import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People who sign in. An account stands above the tenants, because one person may have roles in several: its tables are the
 * service's, only the roles belong to tenants. Of sessions and recovery codes the SHA-256 is kept, of passwords Argon2id.
 */
export class CreateAccounts1767225600040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accounts (
        id                uuid PRIMARY KEY,
        email             text NOT NULL,
        name              text NOT NULL,
        password_hash     text NOT NULL,
        operator          boolean NOT NULL DEFAULT false,
        totp_secret       text,
        totp_enabled      boolean NOT NULL DEFAULT false,
        totp_step         bigint,
        created_at        timestamptz(3) NOT NULL DEFAULT now(),
        last_signed_in_at timestamptz(3),
        CHECK (NOT totp_enabled OR totp_secret IS NOT NULL)
      )`);
    await runner.query('CREATE UNIQUE INDEX accounts_email_key ON accounts (lower(email))');
    await runner.query(`
      CREATE TABLE account_roles (
        tenant_id  uuid NOT NULL REFERENCES tenants (id),
        account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
        role       text NOT NULL CHECK (role IN ('viewer', 'admin')),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (tenant_id, account_id)
      )`);
    await runner.query('CREATE INDEX account_roles_by_account ON account_roles (account_id)');
    await runner.query(`
      CREATE TABLE account_sessions (
        id           uuid PRIMARY KEY,
        account_id   uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
        hash         bytea NOT NULL CONSTRAINT account_sessions_hash_key UNIQUE,
        created_at   timestamptz(3) NOT NULL DEFAULT now(),
        last_used_at timestamptz(3) NOT NULL DEFAULT now(),
        address      text NOT NULL,
        user_agent   text
      )`);
    await runner.query('CREATE INDEX account_sessions_by_account ON account_sessions (account_id)');
    await runner.query(`
      CREATE TABLE recovery_codes (
        account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
        hash       bytea NOT NULL,
        PRIMARY KEY (account_id, hash)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recovery_codes, account_sessions, account_roles, accounts');
  }
}

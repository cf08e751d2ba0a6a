import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links that open something once: the first operator's set-up, an invitation, a new password. A row is gone once it was used. */
export class CreateAccountLinks1767225600041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_links (
        id         uuid PRIMARY KEY,
        kind       text NOT NULL CHECK (kind IN ('set-up', 'invitation', 'password-reset')),
        hash       bytea NOT NULL CONSTRAINT account_links_hash_key UNIQUE,
        tenant_id  uuid REFERENCES tenants (id),
        account_id uuid REFERENCES accounts (id) ON DELETE CASCADE,
        email      text,
        role       text CHECK (role IN ('viewer', 'admin', 'operator')),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3) NOT NULL,
        CHECK (kind <> 'invitation' OR (email IS NOT NULL AND role IS NOT NULL AND (role = 'operator') = (tenant_id IS NULL))),
        CHECK (kind <> 'password-reset' OR account_id IS NOT NULL)
      )`);
    // Nobody is invited twice to the same place; to be an operator is a place without a tenant.
    await runner.query(`
      CREATE UNIQUE INDEX account_links_invitation_key
        ON account_links (coalesce(tenant_id, '00000000-0000-0000-0000-000000000000'), lower(email))
        WHERE kind = 'invitation'`);
    await runner.query('CREATE INDEX account_links_by_account ON account_links (account_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account_links');
  }
}

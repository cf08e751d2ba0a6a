import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A demo tenant may be filled by a simulated identity provider; `demo_runs` is its latest run, which all instances can see
 * and stop. A link that signs in exists for the demo alone.
 */
export class MarkDemoTenants1767225600062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tenants ADD COLUMN demo boolean NOT NULL DEFAULT false');
    await runner.query(`
      CREATE TABLE demo_runs (
        tenant_id      uuid PRIMARY KEY,
        id             uuid NOT NULL,
        number         integer NOT NULL,
        integration_id uuid NOT NULL,
        state          text NOT NULL CHECK (state IN ('running', 'stopping', 'finished', 'stopped', 'failed')),
        phase          text NOT NULL,
        done           integer NOT NULL DEFAULT 0,
        total          integer NOT NULL DEFAULT 0,
        requests       integer NOT NULL DEFAULT 0,
        failures       integer NOT NULL DEFAULT 0,
        detail         text,
        started_at     timestamptz(3) NOT NULL DEFAULT now(),
        seen_at        timestamptz(3) NOT NULL DEFAULT now(),
        ended_at       timestamptz(3)
      )`);
    await runner.query('ALTER TABLE account_links DROP CONSTRAINT account_links_kind_check');
    await runner.query(`
      ALTER TABLE account_links ADD CONSTRAINT account_links_kind_check
        CHECK (kind IN ('set-up', 'invitation', 'password-reset', 'sign-in'))`);
    await runner.query(`
      ALTER TABLE account_links ADD CONSTRAINT account_links_sign_in_check
        CHECK (kind <> 'sign-in' OR account_id IS NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM account_links WHERE kind = 'sign-in'`);
    await runner.query('ALTER TABLE account_links DROP CONSTRAINT account_links_sign_in_check');
    await runner.query('ALTER TABLE account_links DROP CONSTRAINT account_links_kind_check');
    await runner.query(`
      ALTER TABLE account_links ADD CONSTRAINT account_links_kind_check
        CHECK (kind IN ('set-up', 'invitation', 'password-reset'))`);
    await runner.query('DROP TABLE demo_runs');
    await runner.query('ALTER TABLE tenants DROP COLUMN demo');
  }
}

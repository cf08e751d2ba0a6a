import { Injectable } from '@nestjs/common';
import { type Connection, Database } from '../database/database.js';
import { CHANGE_FIRSTS, countByDay, COUNTED, GROWTH } from './change-findings.js';

interface Progress {
  readonly through: string;
  readonly seq: string;
  readonly until: string;
}

// Locks the tenant against its removal, and the progress against the roll-up of another instance.
const BEGIN = {
  name: 'reports-begin-changes',
  text: `
    INSERT INTO report_progress AS progress (tenant_id)
    SELECT id FROM tenants WHERE id = $1 FOR KEY SHARE
    ON CONFLICT (tenant_id) DO UPDATE SET changes_seq = progress.changes_seq
    RETURNING changes_through::text AS through, changes_seq::text AS seq, ${settled()}::text AS until`,
};

/**
 * Changes before this moment are all there: whoever writes one has begun before, and has a transaction that can be seen.
 * The record rounds to milliseconds, and clocks tick in between: a second is left to both.
 */
function settled(): string {
  return `date_trunc('second', least(now() - interval '10 seconds', (
    SELECT min(xact_start) - interval '1 second' FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid())))`;
}

// `changes_seq` trails by a minute: two changes that happen at once may be numbered in one order and timed in the other.
const APPLY = {
  name: 'reports-apply-changes',
  text: `
    WITH change AS MATERIALIZED (
      SELECT seq, at, integration_id, action, resource_type, resource_id, added, removed,
        CASE WHEN resource_type = 'user' THEN before END AS before, CASE WHEN resource_type = 'user' THEN after END AS after
      FROM changes WHERE tenant_id = $1 AND seq > $4 AND at >= $2 AND at < $3
    ), days AS (
      INSERT INTO report_days AS known (tenant_id, day, ${COUNTED.join(', ')})
      SELECT $1, counts.* FROM (${countByDay('change')}) counts
      ON CONFLICT (tenant_id, day) DO UPDATE SET ${COUNTED.map((name) => `${name} = known.${name} + excluded.${name}`).join(', ')}
    ), gone AS (
      DELETE FROM report_team_sizes WHERE tenant_id = $1
        AND team_id IN (SELECT resource_id FROM change WHERE resource_type = 'team' AND action = 'deleted')
    ), sizes AS (
      INSERT INTO report_team_sizes AS known (tenant_id, team_id, members)
      SELECT $1, resource_id, sum(${GROWTH}) FROM change WHERE resource_type = 'team'
      GROUP BY resource_id HAVING bool_and(action <> 'deleted')
      ON CONFLICT (tenant_id, team_id) DO UPDATE SET members = known.members + excluded.members
    ), firsts AS (
      INSERT INTO integration_firsts (tenant_id, integration_id, what, at)
      SELECT $1, i.id, first.what, first.at FROM (${CHANGE_FIRSTS}) first JOIN integrations i ON i.tenant_id = $1 AND i.id = first.integration_id
      ON CONFLICT DO NOTHING
    )
    UPDATE report_progress SET changes_through = greatest(changes_through, $3), changes_seq = greatest(changes_seq,
      (SELECT max(seq) FROM change WHERE at < $3::timestamptz - interval '1 minute'))
    WHERE tenant_id = $1`,
};

/** Counts the change record of a tenant, as far as it has not been counted. */
@Injectable()
export class ChangeRollUpRepository {
  constructor(private readonly database: Database) {}

  /** What is counted and how far it has been counted change together, so nothing counts twice, whoever counts. */
  async rollUp(tenantId: string): Promise<void> {
    await this.database.transaction(async (connection: Connection) => {
      const [progress] = await connection.query<Progress>(BEGIN, [tenantId]);
      if (!progress) return;
      const { through, until, seq } = progress;
      await connection.query(APPLY, [tenantId, through, until, seq]);
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { CHANGE_FIRSTS, uncounted } from './change-findings.js';
import { leastIdAt } from './least-id-at.js';
import { LOG_FIRSTS, TELLING, unread } from './log-findings.js';
import { SnapshotsRepository } from './snapshots.repository.js';

/** Something that was seen of an identity provider for the first time. */
export interface First {
  readonly what: string;
  readonly at: Date;
  readonly detail: string | null;
}

/** A request to write that was refused. */
export interface FailedWrite {
  readonly operation: string;
  readonly status: number;
  readonly at: Date;
  readonly detail: string | null;
}

export interface CredentialState {
  /** Since when there is one that is accepted; null when there is none. */
  readonly liveSince: Date | null;
  /** Whether there ever was one, as far as is known. */
  readonly everMade: boolean;
}

const FIRSTS = {
  name: 'reports-firsts',
  text: `
    WITH entry AS MATERIALIZED (SELECT * FROM (${unread('$3', '$4', TELLING)}) unread WHERE integration_id = $2),
      change AS MATERIALIZED (SELECT * FROM (${uncounted('$5', '$6')}) uncounted WHERE integration_id = $2)
    SELECT DISTINCT ON (what) what, at, detail FROM (
      SELECT what, at, detail FROM integration_firsts WHERE tenant_id = $1 AND integration_id = $2
      UNION ALL SELECT what, at, detail FROM (${LOG_FIRSTS}) read
      UNION ALL SELECT what, at, NULL FROM (${CHANGE_FIRSTS}) counted
    ) seen
    ORDER BY what, at`,
};

// The log's index knows an entry by its kind: only the kinds that are failed writes of this integration are asked for.
const FAILED_WRITES = {
  name: 'reports-failed-writes',
  text: `
    SELECT failed.* FROM provisioning_log_kinds k, LATERAL (
      SELECT operation, status, at, detail FROM provisioning_log
      WHERE tenant_id = $1 AND kind = k.kind AND integration_id = $2 AND status = k.status AND id >= $3 AND at >= $4
      ORDER BY id DESC LIMIT $5
    ) failed
    WHERE k.tenant_id = $1 AND k.integration_id = $2 AND k.operation IN ('create', 'replace', 'patch') AND k.status >= 400
    ORDER BY failed.at DESC`,
};

const CREDENTIALS = {
  name: 'reports-credentials',
  text: `
    WITH made AS (
      SELECT created_at, revoked_at IS NULL AND coalesce(expires_at > now(), true) AND coalesce(retires_at > now(), true) AS live
      FROM secrets WHERE tenant_id = $1 AND integration_id = $2
      UNION ALL
      SELECT s.created_at, s.revoked_at IS NULL AND c.revoked_at IS NULL AND s.expires_at > now()
      FROM oauth_clients c JOIN oauth_client_secrets s ON s.tenant_id = c.tenant_id AND s.client_id = c.id
      WHERE c.tenant_id = $1 AND c.integration_id = $2
      UNION ALL
      SELECT created_at, true FROM federations WHERE tenant_id = $1 AND integration_id = $2
    )
    SELECT min(created_at) FILTER (WHERE live) AS "liveSince", count(*) > 0 AS "everMade" FROM made`,
};

@Injectable()
export class ConnectionRepository {
  constructor(
    private readonly database: Database,
    private readonly snapshots: SnapshotsRepository,
  ) {}

  async listFirsts(tenantId: string, integrationId: string): Promise<First[]> {
    return this.snapshots.query<First>(tenantId, FIRSTS, (progress) => [
      ...[tenantId, integrationId, progress.logThrough, progress.logId],
      ...[progress.changesThrough, progress.changesSeq],
    ]);
  }

  /** The latest of each kind, so many of them; the newest first. */
  async listFailedWrites(tenantId: string, integrationId: string, since: Date, ofEach: number): Promise<FailedWrite[]> {
    const values = [tenantId, integrationId, leastIdAt(since), since, ofEach];
    return this.database.query<FailedWrite>(FAILED_WRITES, values);
  }

  /** Secrets, client secrets and federation together. */
  async findCredentials(tenantId: string, integrationId: string): Promise<CredentialState> {
    return (await this.database.query<CredentialState>(CREDENTIALS, [tenantId, integrationId]))[0]!;
  }
}

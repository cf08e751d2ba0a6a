import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Change, ChangeSearch } from './change.entity.js';

const SEARCH = {
  text: `
    SELECT seq, at, integration_id AS "integrationId", request_id AS "requestId", action, resource_type AS "resourceType",
      resource_id AS "resourceId", before, after,
      added[: $9::integer] AS added, coalesce(cardinality(added), 0) AS "addedCount",
      removed[: $9::integer] AS removed, coalesce(cardinality(removed), 0) AS "removedCount"
    FROM changes
    WHERE tenant_id = $1
      AND ($2::text IS NULL OR resource_type = $2)
      AND ($3::uuid IS NULL OR resource_id = $3)
      AND ($4::timestamptz IS NULL OR at >= $4)
      AND ($5::timestamptz IS NULL OR at < $5)
      AND ($6::bigint IS NULL OR seq < $6)
      AND ($7::uuid IS NULL OR request_id = $7)
    ORDER BY seq DESC LIMIT $8`,
};

// The greatest integer.
const ALL = 2_147_483_647;

// Two instances must not make the same partition at once; the number only has to be the same in both.
const PARTITIONS_LOCK = 76430001;

/** Reads the change record, and makes room for it. It is written by those who change something, in their own statements. */
@Injectable()
export class ChangesRepository {
  constructor(private readonly database: Database) {}

  async search(tenantId: string, search: ChangeSearch): Promise<Change[]> {
    const { resourceType, resourceId, requestId, from, to, before, limit, memberLimit = ALL } = search;
    const values = [tenantId, resourceType, resourceId, from, to, before, requestId].map((value) => value ?? null);
    return this.database.query<Change>(SEARCH, [...values, limit, memberLimit]);
  }

  /** Makes the partition of the month that begins at `from` (UTC), unless it is there. */
  async createPartition(from: Date): Promise<void> {
    const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1));
    const name = `changes_${from.toISOString().slice(0, 7).replace('-', '_')}`;
    const range = `FROM ('${from.toISOString()}') TO ('${to.toISOString()}')`;
    await this.database.transaction(async (transaction) => {
      await transaction.query({ text: `SELECT pg_advisory_xact_lock(${PARTITIONS_LOCK})` }, []);
      await transaction.query(
        { text: `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF changes FOR VALUES ${range}` },
        [],
      );
    });
  }
}

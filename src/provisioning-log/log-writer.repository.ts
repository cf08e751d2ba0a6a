import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { ACTIVITY, activityIn, payloadsOf } from './activity.js';
import { tally } from './hour-tally.js';
import { COPY_ROWS, copiedRows } from './log-rows.js';
import type { LogGroup } from './log-group.js';
import { ADD_DROPS, ADD_HOURS, ADD_KINDS, hourValues, kindValues } from './log-totals.js';

/** One batch: what is to be written, what of it may be the first of its kind today, and what was dropped. */
export interface Batch {
  readonly groups: readonly LogGroup[];
  readonly newKinds: readonly LogGroup[];
  readonly drops: ReadonlyMap<string, number>;
}

// What a crash takes of the log is some entries, and nobody waits for the disk.
const HURRY = { text: 'SET LOCAL synchronous_commit = off' };

// An integration that is not there has no tenant to be told. Those that are cannot go until the batch is written.
const FIND_INTEGRATIONS = {
  name: 'log-find-integrations',
  text: 'SELECT id, tenant_id AS "tenantId" FROM integrations WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE',
};

const NOTIFY = { name: 'log-notify', text: 'SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload' };

/** Writes a batch of the log with all that is told of it elsewhere, in one transaction. */
@Injectable()
export class LogWriterRepository {
  constructor(private readonly database: Database) {}

  async write({ groups, newKinds, drops }: Batch): Promise<void> {
    const spokenTo = new Set([...groups.map(({ integrationId }) => integrationId), ...drops.keys()]);
    await this.database.transaction(async (transaction) => {
      await transaction.query(HURRY, []);
      const found = await transaction.query<{ id: string; tenantId: string }>(FIND_INTEGRATIONS, [[...spokenTo]]);
      const tenantOf = new Map(found.map(({ id, tenantId }) => [id, tenantId]));
      const isKnown = ({ integrationId }: LogGroup): boolean => tenantOf.has(integrationId);
      const known = groups.filter(isKnown);
      const kinds = newKinds.filter(isKnown);
      const dropped = [...drops].filter(([integrationId]) => tenantOf.has(integrationId));
      if (known.length > 0) {
        await transaction.copy(COPY_ROWS, copiedRows(known, tenantOf));
        await transaction.query(ADD_HOURS, hourValues(tally(known, tenantOf)));
      }
      if (kinds.length > 0) await transaction.query(ADD_KINDS, kindValues(kinds, tenantOf));
      if (dropped.length > 0) {
        const tenants = dropped.map(([integrationId]) => tenantOf.get(integrationId));
        await transaction.query(ADD_DROPS, [tenants, dropped.map(([, count]) => count)]);
      }
      await transaction.query(NOTIFY, [ACTIVITY, payloadsOf(activityIn(known, tenantOf))]);
    });
  }
}

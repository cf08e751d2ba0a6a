import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { DemoRun, RunProgress, RunState } from './demo-run.entity.js';

// Whoever runs it says so every second; after this long it is known to be gone, with the process that it was in.
const GONE = `run.state IN ('running', 'stopping') AND run.seen_at < now() - interval '15 seconds'`;

const RUN = `id, number, integration_id AS "integrationId", phase, done, total, requests, failures,
  started_at AS "startedAt", ended_at AS "endedAt",
  CASE WHEN ${GONE} THEN 'failed' ELSE state END AS state,
  CASE WHEN ${GONE} THEN 'The service was stopped meanwhile.' ELSE detail END AS detail`;

const BEGIN = {
  text: `
    INSERT INTO demo_runs AS run (tenant_id, id, number, integration_id, state, phase) VALUES ($1, $2, 1, $3, 'running', 'connecting')
    ON CONFLICT (tenant_id) DO UPDATE SET id = excluded.id, number = run.number + 1, integration_id = excluded.integration_id,
      state = 'running', phase = 'connecting', done = 0, total = 0, requests = 0, failures = 0, detail = NULL,
      started_at = now(), seen_at = now(), ended_at = NULL
    WHERE run.state NOT IN ('running', 'stopping') OR ${GONE}
    RETURNING ${RUN}`,
};

const FIND = { text: `SELECT ${RUN} FROM demo_runs run WHERE tenant_id = $1` };

const UPDATE = {
  text: `
    UPDATE demo_runs SET seen_at = now(), phase = $3, done = $4, total = $5, requests = $6, failures = $7
    WHERE tenant_id = $1 AND id = $2 AND state IN ('running', 'stopping') RETURNING state`,
};

const STOP = {
  text: `UPDATE demo_runs AS run SET state = 'stopping' WHERE tenant_id = $1 AND state = 'running' AND NOT (${GONE}) RETURNING ${RUN}`,
};

const END = { text: 'UPDATE demo_runs SET state = $3, detail = $4, ended_at = now() WHERE tenant_id = $1 AND id = $2' };

/** The latest run of each demo tenant, in the database: any instance shows and stops it, whichever runs it. */
@Injectable()
export class DemoRunsRepository {
  constructor(private readonly database: Database) {}

  /** Null when one is running. */
  async begin(tenantId: string, id: string, integrationId: string): Promise<DemoRun | null> {
    return (await this.database.query<DemoRun>(BEGIN, [tenantId, id, integrationId]))[0] ?? null;
  }

  async find(tenantId: string): Promise<DemoRun | null> {
    return (await this.database.query<DemoRun>(FIND, [tenantId]))[0] ?? null;
  }

  /** Says that the run goes on. Null when it is none any more. */
  async update(tenantId: string, id: string, progress: RunProgress): Promise<RunState | null> {
    const { phase, done, total, requests, failures } = progress;
    const values = [tenantId, id, phase, done, total, requests, failures];
    return (await this.database.query<{ state: RunState }>(UPDATE, values))[0]?.state ?? null;
  }

  /** Asks whoever runs it to stop. Null when nobody does. */
  async stop(tenantId: string): Promise<DemoRun | null> {
    return (await this.database.query<DemoRun>(STOP, [tenantId]))[0] ?? null;
  }

  async end(tenantId: string, id: string, state: RunState, detail: string | null): Promise<void> {
    await this.database.query(END, [tenantId, id, state, detail]);
  }
}

import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { ClientBase, Pool } from 'pg';
import type { Filter } from '../protocol/index.js';
import type { ColumnMap } from './column-map.js';
import { Config } from '../config/config.js';
import { type Connection, Database, type Statement } from './database.js';
import { TooSlow, hasTimedOut } from './errors.js';
import { FairQueue } from './fair-queue.js';
import { hasOneWay, isLookUp } from './look-up.js';
import { poolSizes } from './pool-sizes.js';
import { run } from './statement.js';
import { LIST_LIMITS, withSettings } from './connection-settings.js';

/** A filter, and where what it tests stands. */
export type Search = readonly [Filter | boolean, ColumnMap];

const CLOSED_WITHIN_MS = 5_000;

/**
 * Where lists are read whose cost the caller decides: by any filter and in any order, in SCIM or in the REST API. They
 * have a few connections of their own, shared fairly by the tenants, and a limit of time, so that they can delay neither
 * look-ups nor writes.
 */
@Injectable()
export class Lists implements OnApplicationShutdown {
  private readonly queue: FairQueue;
  private readonly places: number;
  private pool?: Pool;
  /** Without a name a statement is planned for its values. */
  private readonly planning: Connection = {
    query: ({ text }, values) => this.database.query({ text }, values),
  };

  constructor(
    config: Config,
    private readonly database: Database,
  ) {
    this.places = poolSizes(config.workers).lists;
    const perKey = Math.max(1, Math.ceil(this.places / 2));
    this.queue = new FairQueue({ total: this.places, perKey, patienceMs: LIST_LIMITS.statement });
  }

  /**
   * The connection to read a tenant's list from; what an index finds needs none of this. What it reads may end as
   * TooSlow or Crowded.
   */
  for(tenantId: string, searches: readonly Search[] = []): Connection {
    if (searches.length > 0 && searches.every((each) => isLookUp(...each))) {
      return searches.every((each) => hasOneWay(...each)) ? this.database : this.planning;
    }
    return { query: (statement, values) => this.queue.run(tenantId, () => this.read(statement, values)) };
  }

  async onApplicationShutdown(): Promise<void> {
    const closed = this.pool?.end();
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, CLOSED_WITHIN_MS).unref())]);
  }

  private async read<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    this.pool ??= this.database.createPool(this.places, prepare);
    try {
      return await run<Row>(this.pool, statement, values);
    } catch (error) {
      throw hasTimedOut(error) ? new TooSlow(LIST_LIMITS.statement / 1000) : error;
    }
  }
}

async function prepare(client: ClientBase): Promise<void> {
  await withSettings(LIST_LIMITS)(client);
  // A plan for any value takes a tenant to be of average size: among many small ones it would go through all of a large one.
  await client.query('SET plan_cache_mode = force_custom_plan');
}

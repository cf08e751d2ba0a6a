import { finished } from 'node:stream/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Client, type ClientBase, Pool, type PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { gaveWay, isUnreachable, translate } from './errors.js';
import { LookUps } from './look-ups.js';
import { type Statement, run } from './statement.js';

export type { Statement };

/** Where a statement runs: in a transaction of its own, or in the one that is open. */
export interface Connection {
  query<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
}

/** A transaction that is open. */
export interface Transaction extends Connection {
  /** Adds many rows, with less work for both sides than any INSERT. `rows`: as the statement, a COPY FROM STDIN, reads them. */
  copy(statement: string, rows: Buffer): Promise<void>;
}

const TRIES = 5;

/**
 * The pool, for the hot paths: TypeORM's own API passes no statement names, and its repositories cost several times the
 * statement itself. A unique index's refusal comes as `UniqueViolation`; who lost a race with another transaction is tried again.
 */
@Injectable()
export class Database implements Connection, OnApplicationShutdown {
  private readonly pipeline = new LookUps(() => new Client({ ...this.pool.options, pipeline: true }));

  /** For what finds little by an index, which goes faster this way. Anything else would hold up those behind it. */
  readonly lookUps: Connection = { query: (statement, values) => this.lookUp(statement, values) };

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pipeline.close();
  }

  async query<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return retrying(() => run<Row>(this.pool, statement, values));
  }

  /** Runs `work` in one transaction: all of it is kept, or nothing. `work` may run several times, so it only queries. */
  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return retrying(async () => {
      const client = await this.pool.connect();
      let broken: Error | undefined;
      // Between two statements nobody else hears that the connection is gone, and an error that nobody hears ends the process.
      const breaks = (fault: Error): void => void (broken = fault);
      client.on('error', breaks);
      try {
        await client.query('BEGIN');
        const result = await work(within(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((fault: Error) => (broken = fault));
        throw error;
      } finally {
        client.off('error', breaks);
        client.release(broken);
      }
    });
  }

  /** A connection beside the pool, not yet opened, for who keeps it to himself. */
  createClient(): Client {
    return new Client(this.pool.options);
  }

  /** Connections beside the pool. `onConnect` gives each of them limits of their own. */
  createPool(max: number, onConnect: (client: ClientBase) => Promise<void>): Pool {
    const options: object = { ...this.pool.options, max, onConnect };
    const pool = new Pool(options);
    // One that breaks while nobody uses it is replaced; without a listener it would end the process.
    return pool.on('error', () => undefined);
  }

  private async lookUp<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    try {
      return await this.pipeline.query<Row>(statement, values);
    } catch (error) {
      // Only this connection may have gone.
      if (isUnreachable(error)) return this.query<Row>(statement, values);
      throw translate(error);
    }
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}

function within(client: PoolClient): Transaction {
  return {
    query: (statement, values) => run(client, statement, values),
    copy: (statement, rows) => finished(client.query(copyFrom(statement)).end(rows)),
  };
}

async function retrying<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!gaveWay(error) || attempt === TRIES) throw translate(error);
    }
  }
}

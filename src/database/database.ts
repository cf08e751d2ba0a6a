import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Client, type Pool, type PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { gaveWay, translate } from './errors.js';

/** One SQL statement. With a `name` PostgreSQL parses and plans it once per connection; the same name is always the same text. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

/** Where a statement runs: in a transaction of its own, or in the one that is open. */
export interface Connection {
  query<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
}

const TRIES = 5;

/**
 * The pool, for the hot paths: TypeORM's own API passes no statement names, and its repositories cost several times the
 * statement itself. A unique index's refusal comes as `UniqueViolation`; who lost a race with another transaction is tried again.
 */
@Injectable()
export class Database implements Connection {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async query<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return retrying(() => run<Row>(this.pool, statement, values));
  }

  /** Runs `work` in one transaction: all of it is kept, or nothing. `work` may run several times, so it only queries. */
  async transaction<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    return retrying(async () => {
      const client = await this.pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        const result = await work({ query: (statement, values) => run(client, statement, values) });
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((fault: Error) => (broken = fault));
        throw error;
      } finally {
        client.release(broken);
      }
    });
  }

  /** A connection beside the pool, not yet opened, for who keeps it to himself. */
  createClient(): Client {
    return new Client(this.pool.options);
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}

async function run<Row>(where: Pool | PoolClient, statement: Statement, values: readonly unknown[]): Promise<Row[]> {
  const result = await where.query({ name: statement.name, text: statement.text, values: values as unknown[] });
  return result.rows as Row[];
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

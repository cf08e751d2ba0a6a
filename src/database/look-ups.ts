import type { Client } from 'pg';
import { type Statement, run } from './statement.js';
import { LIST_LIMITS, withSettings } from './connection-settings.js';

// Every look-up goes by an index, whatever the tables hold: it is planned once, and for how many does not matter.
const BY_INDEX = 'SET plan_cache_mode = force_generic_plan';

/**
 * Look-ups that share a connection: each is sent behind the others without waiting for their answers. Whatever takes long
 * holds up all that follow it, so it does not go here.
 */
export class LookUps {
  private line: Promise<Client> | null = null;
  private closed = false;

  /** `create` makes a client in pipeline mode that is not yet connected. */
  constructor(private readonly create: () => Client) {}

  /** @throws whatever the connection broke with: the same can be asked again elsewhere. */
  async query<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return run<Row>(await (this.line ??= this.open()), statement, values);
  }

  async close(): Promise<void> {
    this.closed = true;
    const { line } = this;
    this.line = null;
    await Promise.allSettled([line?.then((client) => client.end())]);
  }

  private open(): Promise<Client> {
    const line: Promise<Client> = this.connect(() => {
      if (this.line === line) this.line = null;
    });
    return line;
  }

  private async connect(forget: () => void): Promise<Client> {
    if (this.closed) throw new Error('Connection terminated');
    const client = this.create();
    client.on('error', forget).on('end', forget);
    try {
      await client.connect();
      await withSettings(LIST_LIMITS)(client);
      await client.query(BY_INDEX);
    } catch (error) {
      forget();
      throw error;
    }
    return client;
  }
}

import type { Connection, Statement } from './database.js';
import { plainArray } from './plain-array.js';

interface Sought<Row> {
  readonly tenantId: string;
  readonly key: string;
  readonly resolve: (rows: Row[]) => void;
  readonly reject: (error: unknown) => void;
}

/** As many as one statement finds. With more, this process and PostgreSQL would work by turns and not side by side. */
const MOST = 8;

/**
 * Finds what belongs to a key. What is sought in one turn of the event loop is found with one statement, whichever tenants
 * it is of: under load both sides do half the work for each, and nobody waits for anybody.
 */
export class Finder<Row> {
  private readonly statement: Statement;
  private waiting: Sought<Row>[] = [];

  /** `select` reads the rows for `wanted.tenant_id` and `wanted.key`, which is of the type `keyType`. */
  constructor(
    private readonly connection: Connection,
    { name, keyType, select }: { name: string; keyType: 'uuid' | 'text'; select: string },
  ) {
    this.statement = {
      name,
      text: `SELECT wanted.place::integer, found.*
        FROM unnest($1::uuid[], $2::${keyType}[]) WITH ORDINALITY AS wanted(tenant_id, key, place)
        CROSS JOIN LATERAL (${select}) AS found`,
    };
  }

  find(tenantId: string, key: string): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      // When all sockets that have something have been read.
      if (this.waiting.length === 0) setImmediate(() => this.findAll());
      this.waiting.push({ tenantId, key, resolve, reject });
    });
  }

  private findAll(): void {
    const all = this.waiting;
    this.waiting = [];
    for (let start = 0; start < all.length; start += MOST) void this.ask(all.slice(start, start + MOST));
  }

  private async ask(all: readonly Sought<Row>[]): Promise<void> {
    try {
      const values = [plainArray(all.map(({ tenantId }) => tenantId)), all.map(({ key }) => key)];
      const rows = await this.connection.query<Row & { place: number }>(this.statement, values);
      const found: Row[][] = all.map(() => []);
      // The place stays in the row: to take it out would be to copy each.
      for (const row of rows) found[row.place - 1]!.push(row);
      for (const [index, { resolve }] of all.entries()) resolve(found[index]!);
    } catch (error) {
      // One was refused, and with it all the others: each for itself.
      if (all.length > 1) for (const each of all) void this.ask([each]);
      else all[0]!.reject(error);
    }
  }
}

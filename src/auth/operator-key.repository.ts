import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

@Injectable()
export class OperatorKeyRepository {
  constructor(private readonly database: Database) {}

  /** True when this key became the one; false when there was one already, made a moment ago perhaps by another instance. */
  async create(hash: Buffer): Promise<boolean> {
    const rows = await this.database.query(
      { text: 'INSERT INTO operator_key (hash) VALUES ($1) ON CONFLICT DO NOTHING RETURNING created_at' },
      [hash],
    );
    return rows.length > 0;
  }

  async find(): Promise<Buffer | null> {
    const rows = await this.database.query<{ hash: Buffer }>({ text: 'SELECT hash FROM operator_key' }, []);
    return rows[0]?.hash ?? null;
  }
}

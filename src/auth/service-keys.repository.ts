import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** Random keys that all instances share. */
@Injectable()
export class ServiceKeysRepository {
  constructor(private readonly database: Database) {}

  /** The key of this name: the given one when there was none, made a moment ago perhaps by another instance. */
  async findOrCreate(name: string, key: Buffer): Promise<Buffer> {
    await this.database.query({ text: 'INSERT INTO service_keys (name, key) VALUES ($1, $2) ON CONFLICT DO NOTHING' }, [
      name,
      key,
    ]);
    const rows = await this.database.query<{ key: Buffer }>({ text: 'SELECT key FROM service_keys WHERE name = $1' }, [
      name,
    ]);
    return rows[0]!.key;
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

const STATEMENTS = [
  // For so long a revoked secret that is still presented is told from one that was never known.
  `DELETE FROM secrets WHERE revoked_at < now() - interval '90 days'`,
  `DELETE FROM credential_events WHERE at < now() - interval '90 days'`,
  `DELETE FROM integration_networks WHERE last_seen_at < now() - interval '90 days'`,
  `DELETE FROM expiry_warnings WHERE expires_at < now() - interval '90 days'`,
];

/** Deletes what nobody looks at any more. */
@Injectable()
export class CredentialUpkeepRepository {
  constructor(private readonly database: Database) {}

  async purge(): Promise<void> {
    for (const text of STATEMENTS) await this.database.query({ text }, []);
  }
}

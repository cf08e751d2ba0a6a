import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { GuardMode } from './integration.entity.js';

/** A network that requests with a valid credential came from. */
export interface Network {
  readonly network: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly requests: number;
}

const LIST = {
  text: `
    SELECT network, first_seen_at AS "firstSeenAt", last_seen_at AS "lastSeenAt", requests::float8 AS requests
    FROM integration_networks WHERE tenant_id = $1 AND integration_id = $2 ORDER BY last_seen_at DESC LIMIT 1000`,
};

const GUARD = {
  text: 'UPDATE integrations SET guard_mode = $3, guard_allow = $4 WHERE tenant_id = $1 AND id = $2 RETURNING id',
};

@Injectable()
export class NetworksRepository {
  constructor(private readonly database: Database) {}

  /** The one seen last first. */
  async list(tenantId: string, integrationId: string): Promise<Network[]> {
    return this.database.query<Network>(LIST, [tenantId, integrationId]);
  }

  /** False when there is no such integration. */
  async guard(tenantId: string, integrationId: string, mode: GuardMode, allow: readonly string[]): Promise<boolean> {
    return (await this.database.query(GUARD, [tenantId, integrationId, mode, allow])).length > 0;
  }
}

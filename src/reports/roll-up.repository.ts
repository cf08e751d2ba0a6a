import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

// What was done by hand in between is counted with the next requests, and by each report until then.
const DUE = {
  text: `
    SELECT DISTINCT i.tenant_id AS "tenantId" FROM integrations i LEFT JOIN report_progress p ON p.tenant_id = i.tenant_id
    WHERE i.last_request_at >= coalesce(least(p.changes_through, p.log_through), '-infinity')`,
};

@Injectable()
export class RollUpRepository {
  constructor(private readonly database: Database) {}

  /** The tenants whose identity providers were here since they were last counted. */
  async listDue(): Promise<string[]> {
    return (await this.database.query<{ tenantId: string }>(DUE, [])).map(({ tenantId }) => tenantId);
  }
}

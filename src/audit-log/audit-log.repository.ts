import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { AuditEntry, AuditEvent, AuditSearch } from './audit-entry.entity.js';

const ADD = {
  name: 'audit-log-add',
  text: `
    INSERT INTO audit_log (id, tenant_id, actor_kind, actor_id, actor_name, action, object_type, object_id, object_name,
      address, request_id, details)
    SELECT log.id, log.tenant_id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
    FROM unnest($1::uuid[], $2::uuid[]) AS log (id, tenant_id)`,
};

// The entries of one tenant, or of all and none where $1 is null.
const SEARCH = {
  text: `
    SELECT id, tenant_id AS "tenantId", at, json_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name) AS actor,
      action, json_build_object('type', object_type, 'id', object_id, 'name', object_name) AS object,
      address, request_id AS "requestId", details
    FROM audit_log
    WHERE ($1::uuid IS NULL OR tenant_id = $1)
      AND ($2::uuid IS NULL OR actor_id = $2)
      AND ($3::text IS NULL OR action = $3)
      AND ($4::text IS NULL OR object_type = $4)
      AND ($5::text IS NULL OR object_id = $5)
      AND ($6::timestamptz IS NULL OR at >= $6)
      AND ($7::timestamptz IS NULL OR at < $7)
      AND ($8::uuid IS NULL OR (at, id) < (SELECT at, id FROM audit_log WHERE id = $8))
    ORDER BY at DESC, id DESC LIMIT $9`,
};

@Injectable()
export class AuditLogRepository {
  constructor(private readonly database: Database) {}

  /** One entry in each of the event's logs; `ids` has one for each. */
  async add(ids: readonly string[], event: AuditEvent): Promise<void> {
    const { tenantIds, actor, action, object, origin, details = {} } = event;
    const who = [actor.kind, actor.id, actor.name];
    const what = [action, object.type, object.id, object.name];
    await this.database.query(ADD, [ids, tenantIds, ...who, ...what, origin.address, origin.requestId, details]);
  }

  /** The newest first; a tenant's entries, or everybody's. */
  async search(tenantId: string | null, search: AuditSearch): Promise<AuditEntry[]> {
    const { actorId, action, objectType, objectId, from, to, after, limit } = search;
    const filters = [actorId, action, objectType, objectId, from, to, after].map((value) => value ?? null);
    return this.database.query<AuditEntry>(SEARCH, [tenantId, ...filters, limit]);
  }
}

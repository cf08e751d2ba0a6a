import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { filterToSql } from '../database/filter-to-sql.js';
import type { ListRequest } from '../database/list-request.js';
import { readPage } from '../database/page.js';
import type { Page } from '../database/page.js';
import { sortToSql } from '../database/sort-to-sql.js';
import { entitlementColumns } from './entitlement.columns.js';
import type { Entitlement, EntitlementType } from './entitlement.entity.js';

const ENTITLEMENT = `e.id, e.type, e.display_name AS "displayName", e.description, e.version,
  e.created_at AS "createdAt", e.last_modified AS "lastModified"`;

const CREATE = {
  text: `
    INSERT INTO entitlements AS e (tenant_id, id, type, display_name, description) VALUES ($1, $2, $3, $4, $5)
    RETURNING ${ENTITLEMENT}`,
};

const FIND = { text: `SELECT ${ENTITLEMENT} FROM entitlements e WHERE e.tenant_id = $1 AND e.id = $2` };

const SEARCH = {
  text: `
    SELECT ${ENTITLEMENT} FROM entitlements e
    WHERE e.tenant_id = $1 AND ($2::text IS NULL OR e.type = $2) AND ($3::uuid IS NULL OR e.id > $3)
    ORDER BY e.id LIMIT $4`,
};

// A null description takes it away; a field that is not sent stays as it is.
const PATCH = {
  text: `
    UPDATE entitlements e SET display_name = coalesce($3, display_name),
      description = CASE WHEN $4::boolean THEN $5 ELSE description END, version = version + 1, last_modified = now()
    WHERE e.tenant_id = $1 AND e.id = $2
    RETURNING ${ENTITLEMENT}`,
};

const REMOVE = { text: 'DELETE FROM entitlements WHERE tenant_id = $1 AND id = $2 RETURNING id' };

const FIND_TYPES = {
  text: `
    SELECT type FROM unnest(ARRAY['Role', 'Entitlement']) AS type
    WHERE EXISTS (SELECT FROM entitlements e WHERE e.tenant_id = $1 AND e.type = type.type)`,
};

/** What can be changed; a field that is absent stays. */
export type EntitlementChanges = Partial<Pick<Entitlement, 'displayName' | 'description'>>;

@Injectable()
export class EntitlementsRepository {
  constructor(private readonly database: Database) {}

  /** @throws UniqueViolation when another one of the type has the displayName, in any case. */
  async create(
    tenantId: string,
    { id, type, displayName, description }: Pick<Entitlement, 'id' | 'type' | 'displayName' | 'description'>,
  ): Promise<Entitlement> {
    const values = [tenantId, id, type, displayName, description];
    return (await this.database.query<Entitlement>(CREATE, values))[0]!;
  }

  async find(tenantId: string, id: string): Promise<Entitlement | null> {
    return (await this.database.query<Entitlement>(FIND, [tenantId, id]))[0] ?? null;
  }

  /** By id, at most `limit` of them. */
  async search(tenantId: string, type: EntitlementType | null, limit: number, after?: string): Promise<Entitlement[]> {
    return this.database.query<Entitlement>(SEARCH, [tenantId, type, after ?? null, limit]);
  }

  /** Those of the request's resource type. */
  async list(tenantId: string, request: ListRequest): Promise<Page<Entitlement>> {
    const { type, baseUrl, filter, sort, window } = request;
    const columns = entitlementColumns(type, baseUrl);
    const values: unknown[] = [tenantId, type.name];
    const condition = filterToSql(filter, columns, values);
    const from = `entitlements e WHERE e.tenant_id = $1 AND e.type = $2 AND ${condition}`;
    const key = sort && sortToSql(sort, columns);
    return readPage<Entitlement>(this.database, { select: ENTITLEMENT, from, values, id: 'e.id', key }, window);
  }

  async patch(tenantId: string, id: string, changes: EntitlementChanges): Promise<Entitlement | null> {
    const { displayName, description } = changes;
    if (displayName === undefined && description === undefined) return this.find(tenantId, id);
    const values = [tenantId, id, displayName ?? null, description !== undefined, description ?? null];
    return (await this.database.query<Entitlement>(PATCH, values))[0] ?? null;
  }

  async remove(tenantId: string, id: string): Promise<boolean> {
    return (await this.database.query(REMOVE, [tenantId, id])).length > 0;
  }

  /** Which types the tenant has any of. */
  async findTypes(tenantId: string): Promise<EntitlementType[]> {
    const rows = await this.database.query<{ type: EntitlementType }>(FIND_TYPES, [tenantId]);
    return rows.map(({ type }) => type);
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Connection } from '../database/database.js';
import type { ExtensionSchema } from './schema.entity.js';

const SCHEMA = `id, urn, name, description, resource_type AS "resourceType", required, attributes, shapes,
  created_at AS "createdAt", last_modified AS "lastModified", removed_at AS "removedAt"`;

const LIST = {
  name: 'schemas-list',
  text: `
    SELECT ${SCHEMA} FROM extension_schemas
    WHERE tenant_id = $1 AND removed_at IS NULL AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
};

const FIND = { text: `SELECT ${SCHEMA} FROM extension_schemas WHERE tenant_id = $1 AND lower(urn) = lower($2)` };

const SAVE = {
  text: `
    INSERT INTO extension_schemas (tenant_id, id, urn, name, description, resource_type, required, attributes, shapes)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (tenant_id, id) DO UPDATE SET name = excluded.name, description = excluded.description,
      resource_type = excluded.resource_type, required = excluded.required, attributes = excluded.attributes,
      shapes = excluded.shapes, last_modified = now(), removed_at = NULL
    RETURNING ${SCHEMA}`,
};

const REMOVE = {
  text: `
    UPDATE extension_schemas SET removed_at = now()
    WHERE tenant_id = $1 AND lower(urn) = lower($2) AND removed_at IS NULL RETURNING id`,
};

// Deleted users count too: they can be brought back as they were.
const FIND_USED = {
  text: `
    SELECT name FROM unnest($3::text[]) AS name
    WHERE EXISTS (SELECT FROM users WHERE tenant_id = $1 AND attributes -> $2 ? name)
      OR EXISTS (SELECT FROM teams WHERE tenant_id = $1 AND attributes -> $2 ? name)
      OR EXISTS (SELECT FROM changes WHERE tenant_id = $1 AND action = 'deleted' AND before -> $2 ? name)`,
};

/** What a schema is saved with. */
export type SchemaValues = Omit<ExtensionSchema, 'createdAt' | 'lastModified' | 'removedAt'>;

@Injectable()
export class SchemasRepository {
  constructor(private readonly database: Database) {}

  /** Those that are in force, in the order of their creation. */
  async list(tenantId: string, limit: number, after?: string): Promise<ExtensionSchema[]> {
    return this.database.query<ExtensionSchema>(LIST, [tenantId, after ?? null, limit]);
  }

  /** The same, as an open transaction sees them. */
  async listIn(connection: Connection, tenantId: string, limit: number): Promise<ExtensionSchema[]> {
    return connection.query<ExtensionSchema>(LIST, [tenantId, null, limit]);
  }

  /** By the URN in any case; one that was removed, too. */
  async find(tenantId: string, urn: string, connection: Connection = this.database): Promise<ExtensionSchema | null> {
    return (await connection.query<ExtensionSchema>(FIND, [tenantId, urn]))[0] ?? null;
  }

  /**
   * Runs `work` in the transaction that counts the tenant's schema version up. It holds the tenant's row, so changes of
   * one tenant's schemas come one after the other. Null when there is no such tenant.
   */
  async changing<Result>(tenantId: string, work: (connection: Connection) => Promise<Result>): Promise<Result | null> {
    return this.database.transaction(async (connection) => {
      const counted = await connection.query(
        { text: 'UPDATE tenants SET schema_version = schema_version + 1 WHERE id = $1 RETURNING id' },
        [tenantId],
      );
      return counted.length > 0 ? work(connection) : null;
    });
  }

  /** Adds the schema, or overwrites the one that has its id. */
  async save(connection: Connection, tenantId: string, values: SchemaValues): Promise<ExtensionSchema> {
    const { id, urn, name, description, resourceType, required, attributes, shapes } = values;
    const definition = [JSON.stringify(attributes), JSON.stringify(shapes)];
    const columns = [tenantId, id, urn, name, description, resourceType, required, ...definition];
    return (await connection.query<ExtensionSchema>(SAVE, columns))[0]!;
  }

  /** False when there is no such schema in force. */
  async remove(connection: Connection, tenantId: string, urn: string): Promise<boolean> {
    return (await connection.query(REMOVE, [tenantId, urn])).length > 0;
  }

  /** Which of these attributes a user or team of the tenant has a value of, or had when they were deleted. */
  async findUsed(connection: Connection, tenantId: string, urn: string, names: readonly string[]): Promise<string[]> {
    const rows = await connection.query<{ name: string }>(FIND_USED, [tenantId, urn, names]);
    return rows.map(({ name }) => name);
  }
}

import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Connection } from '../database/database.js';
import { InvalidFields } from '../problem/problem.js';
import { GROUP, InvalidSchema, USER, isUnambiguous, parseSchema } from '../protocol/index.js';
import type { Schema } from '../protocol/index.js';
import { TenantsService } from '../tenants/tenants.service.js';
import { extendedTypes } from './extended-types.js';
import { RecentMap } from '../database/recent-map.js';
import type { SchemaDto } from './schema.dto.js';
import type { ExtensionSchema, ResourceTypes } from './schema.entity.js';
import { SchemasRepository } from './schemas.repository.js';
import { type Shapes, addShapes, misreadPaths, shapesOf } from './value-shapes.js';

const MAX_SCHEMAS = 50;
const MAX_SHAPES = 2_000;
const REMEMBERED_TENANTS = 1_000;
const STANDARD: ResourceTypes = { user: USER, group: GROUP };

interface Remembered {
  readonly version: number;
  readonly types: Promise<ResourceTypes>;
}

/** The extension schemas of tenants. */
@Injectable()
export class SchemasService {
  private readonly recent = new RecentMap<string, Remembered>(REMEMBERED_TENANTS);

  constructor(
    private readonly schemas: SchemasRepository,
    private readonly tenants: TenantsService,
  ) {}

  /** The tenant's resource types at this version of its schemas, or a later one. Read again only when it has grown. */
  async typesOf(tenantId: string, version: number): Promise<ResourceTypes> {
    if (version === 0) return STANDARD;
    const known = this.recent.get(tenantId);
    if (known && known.version >= version) return known.types;
    const types = this.schemas.list(tenantId, MAX_SCHEMAS).then(extendedTypes);
    this.recent.set(tenantId, { version, types });
    types.catch(() => this.recent.delete(tenantId));
    return types;
  }

  /** In the order of their creation. */
  async list(tenantId: string, limit: number, after?: string): Promise<ExtensionSchema[]> {
    await this.tenants.get(tenantId);
    return this.schemas.list(tenantId, limit, after);
  }

  async get(tenantId: string, urn: string): Promise<ExtensionSchema> {
    return inForce(await this.schemas.find(tenantId, urn));
  }

  async create(tenantId: string, dto: SchemaDto): Promise<ExtensionSchema> {
    const definition = read(dto);
    return this.changing(tenantId, async (connection) => {
      const former = await this.schemas.find(tenantId, dto.id, connection);
      if (former && !former.removedAt) throw new ConflictException('The tenant has a schema with this id already.');
      if (former && former.urn !== dto.id) {
        throw new ConflictException(`A schema with this id was removed, and its values kept: write it ${former.urn}.`);
      }
      return this.save(connection, tenantId, former, dto, definition);
    });
  }

  async replace(tenantId: string, urn: string, dto: SchemaDto): Promise<ExtensionSchema> {
    const definition = read(dto);
    return this.changing(tenantId, async (connection) => {
      const former = inForce(await this.schemas.find(tenantId, urn, connection));
      const fixed = { id: former.urn, resourceType: former.resourceType };
      const faults = (['id', 'resourceType'] as const)
        .filter((field) => dto[field] !== fixed[field])
        .map((field) => ({ field, detail: `${field} must stay ${fixed[field]}` }));
      if (faults.length > 0) throw new InvalidFields(faults);
      return this.save(connection, tenantId, former, dto, definition);
    });
  }

  /** The values stay where they are stored; they are seen again when the schema is created again. */
  async remove(tenantId: string, urn: string): Promise<void> {
    await this.changing(tenantId, async (connection) => {
      if (!(await this.schemas.remove(connection, tenantId, urn))) inForce(null);
    });
  }

  private async changing<Result>(tenantId: string, work: (connection: Connection) => Promise<Result>): Promise<Result> {
    const result = await this.schemas.changing(tenantId, work);
    if (result === null) throw new NotFoundException('There is no such tenant.');
    return result;
  }

  private async save(
    connection: Connection,
    tenantId: string,
    former: ExtensionSchema | null,
    { resourceType, required }: SchemaDto,
    { id: urn, ...definition }: Schema,
  ): Promise<ExtensionSchema> {
    const shapes = await this.shapesWith(
      connection,
      tenantId,
      urn,
      former?.shapes ?? {},
      shapesOf(definition.attributes),
    );
    const values = { id: former?.id ?? uuidv7(), urn, ...definition, resourceType, required, shapes };
    const saved = await this.schemas.save(connection, tenantId, values);
    // Looked at as it is now, in this transaction: what is refused is undone.
    checkTogether(await this.schemas.listIn(connection, tenantId, MAX_SCHEMAS + 1), saved);
    return saved;
  }

  private async shapesWith(
    connection: Connection,
    tenantId: string,
    urn: string,
    known: Shapes,
    defined: Shapes,
  ): Promise<Shapes> {
    const misread = new Set(misreadPaths(known, defined).map((path) => path.split('.')[0]!));
    const used = misread.size > 0 ? await this.schemas.findUsed(connection, tenantId, urn, [...misread]) : [];
    if (used.length > 0) {
      throw new ConflictException(
        `Users or groups, perhaps deleted ones, have values of another type or spelling of ${used.join(', ')}: use another name.`,
      );
    }
    const shapes = addShapes(known, defined);
    if (Object.keys(shapes).length <= MAX_SHAPES) return shapes;
    throw new ConflictException(`This schema has had more than ${MAX_SHAPES} attributes by now: use another id.`);
  }
}

function read({ id, name, description, attributes }: SchemaDto): Schema {
  try {
    return parseSchema({ id, name, description, attributes });
  } catch (error) {
    throw error instanceof InvalidSchema ? new InvalidFields([...error.faults]) : error;
  }
}

function inForce(schema: ExtensionSchema | null): ExtensionSchema {
  if (schema && !schema.removedAt) return schema;
  throw new NotFoundException('The tenant has no such schema.');
}

function checkTogether(all: readonly ExtensionSchema[], { resourceType }: ExtensionSchema): void {
  if (all.length > MAX_SCHEMAS) throw new ConflictException(`A tenant has at most ${MAX_SCHEMAS} schemas.`);
  const { user, group } = extendedTypes(all);
  if (isUnambiguous(resourceType === 'User' ? user : group)) return;
  throw new ConflictException("This id, or an attribute's name after it, reads like that of another schema.");
}

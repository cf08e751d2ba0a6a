import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import { SchemaDto, SchemaList, SchemaResponse } from './schema.dto.js';
import { SchemasService } from './schemas.service.js';

@ApiTags('Schemas')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/schemas')
export class SchemasController {
  constructor(private readonly schemas: SchemasService) {}

  /**
   * Creates a schema: attributes of the tenant's own beside those of RFC 7643. From the next request on identity providers
   * find it in SCIM, and can write, filter and sort by its attributes.
   */
  @Post()
  async create(@Id('tenantId') tenantId: string, @Body() body: SchemaDto): Promise<SchemaResponse> {
    return SchemaResponse.of(await this.schemas.create(tenantId, body));
  }

  /** Lists the tenant's own schemas, oldest first. */
  @Get()
  async list(@Id('tenantId') tenantId: string, @Query() { limit, cursor }: ListQuery): Promise<SchemaList> {
    const rows = await this.schemas.list(tenantId, limit + 1, cursor);
    return toList(rows, limit, (schema) => SchemaResponse.of(schema));
  }

  /** Shows one schema, by its URN in any case. */
  @Get(':urn')
  async get(@Id('tenantId') tenantId: string, @Param('urn') urn: string): Promise<SchemaResponse> {
    return SchemaResponse.of(await this.schemas.get(tenantId, urn));
  }

  /**
   * Replaces the definition; `id` and `resourceType` stay. An attribute that is left out is not shown any more, but its
   * values are kept. 409 when a type, a spelling or the number of values changes of an attribute that has values.
   */
  @Put(':urn')
  async replace(
    @Id('tenantId') tenantId: string,
    @Param('urn') urn: string,
    @Body() body: SchemaDto,
  ): Promise<SchemaResponse> {
    return SchemaResponse.of(await this.schemas.replace(tenantId, urn, body));
  }

  /**
   * Deletes a schema: SCIM neither shows nor takes its attributes any more. Their values stay with the users and groups
   * until those are replaced, and are seen again when the schema is created again.
   */
  @Delete(':urn')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(@Id('tenantId') tenantId: string, @Param('urn') urn: string): Promise<void> {
    await this.schemas.remove(tenantId, urn);
  }
}

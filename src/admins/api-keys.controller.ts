import { Body, Controller, Delete, Get, Header, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import { ApiKeyList, ApiKeyResponse, CreateApiKeyDto, NewApiKeyResponse } from './api-key.dto.js';
import { ApiKeysService } from './api-keys.service.js';

@ApiTags('API keys')
@ApiProblems()
@Requires('viewer', { apiKeys: 'read' })
@Controller('api/tenants/:tenantId/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  /** Creates a key by which scripts call this API for the tenant. The answer is the only place where it can be read. */
  @Post()
  @Header('Cache-Control', 'no-store')
  async create(@Id('tenantId') tenantId: string, @Body() body: CreateApiKeyDto): Promise<NewApiKeyResponse> {
    const { name, role, expiresAt } = body;
    const { row, key } = await this.keys.create(tenantId, name, role, expiresAt ? new Date(expiresAt) : null);
    return { ...ApiKeyResponse.of(row), key };
  }

  /** Lists the tenant's API keys, oldest first, without the keys themselves. */
  @Get()
  async list(@Id('tenantId') tenantId: string, @Query() { limit, cursor }: ListQuery): Promise<ApiKeyList> {
    const rows = await this.keys.list(tenantId, limit + 1, cursor);
    return toList(rows, limit, (key) => ApiKeyResponse.of(key));
  }

  /** Deletes a key: the very next request that presents it is refused. */
  @Delete(':apiKeyId')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(@Id('tenantId') tenantId: string, @Id('apiKeyId') apiKeyId: string): Promise<void> {
    await this.keys.remove(tenantId, apiKeyId);
  }
}

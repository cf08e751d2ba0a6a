import { Body, Controller, Delete, Get, Header, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { Config } from '../config/config.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import {
  CreateOAuthClientDto,
  NewOAuthClientResponse,
  OAuthClientList,
  OAuthClientResponse,
} from './oauth-client.dto.js';
import { OAuthClientsService } from './oauth-clients.service.js';

@ApiTags('OAuth')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/integrations/:integrationId/oauth-clients')
export class OAuthClientsController {
  constructor(
    private readonly clients: OAuthClientsService,
    private readonly config: Config,
  ) {}

  /** Creates an OAuth client with its first secret. The answer is the only place where that secret can be read. */
  @Post()
  @Header('Cache-Control', 'no-store')
  async create(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Body() body: CreateOAuthClientDto,
  ): Promise<NewOAuthClientResponse> {
    const { client, row, clientSecret } = await this.clients.create(tenantId, integrationId, body);
    return { ...OAuthClientResponse.of(client, this.config.publicUrl), clientSecret, expiresAt: row.expiresAt };
  }

  /** Lists the integration's OAuth clients, oldest first, with their secrets but not the secrets themselves. */
  @Get()
  async list(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<OAuthClientList> {
    const rows = await this.clients.list(tenantId, integrationId, limit + 1, cursor);
    return toList(rows, limit, (client) => OAuthClientResponse.of(client, this.config.publicUrl));
  }

  /** Shows one OAuth client. */
  @Get(':oauthClientId')
  async get(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Id('oauthClientId') clientId: string,
  ): Promise<OAuthClientResponse> {
    return OAuthClientResponse.of(await this.clients.get(tenantId, integrationId, clientId), this.config.publicUrl);
  }

  /** Deletes an OAuth client with its secrets and all access tokens it has: the next request is refused. */
  @Delete(':oauthClientId')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Id('oauthClientId') clientId: string,
  ): Promise<void> {
    await this.clients.remove(tenantId, integrationId, clientId);
  }
}

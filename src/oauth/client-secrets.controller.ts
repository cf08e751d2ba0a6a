import { Body, Controller, Delete, Header, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { ClientSecretResponse, CreateClientSecretDto, NewClientSecretResponse } from './oauth-client.dto.js';
import { OAuthClientsService } from './oauth-clients.service.js';

@ApiTags('OAuth')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/integrations/:integrationId/oauth-clients/:oauthClientId/secrets')
export class ClientSecretsController {
  constructor(private readonly clients: OAuthClientsService) {}

  /** Adds a secret beside those that the client has: enter it at the identity provider, then delete the old one. */
  @Post()
  @Header('Cache-Control', 'no-store')
  async create(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Id('oauthClientId') clientId: string,
    @Body() { expiresAt }: CreateClientSecretDto,
  ): Promise<NewClientSecretResponse> {
    const { row, clientSecret } = await this.clients.createSecret(tenantId, integrationId, clientId, expiresAt);
    return { ...ClientSecretResponse.of(row), clientSecret };
  }

  /** Revokes a client's secret, and with it the access tokens that were issued for it: the next request is refused. */
  @Delete(':clientSecretId')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Id('oauthClientId') clientId: string,
    @Id('clientSecretId') secretId: string,
  ): Promise<void> {
    await this.clients.removeSecret(tenantId, integrationId, clientId, secretId);
  }
}

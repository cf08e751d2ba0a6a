import { Body, Controller, Delete, Get, Header, HttpCode, HttpStatus, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { OperatorGuard } from '../auth/operator.guard.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import { CreateSecretDto, NewSecretResponse, RotateSecretDto, SecretList, SecretResponse } from './secret.dto.js';
import { type IssuedSecret, SecretsService } from './secrets.service.js';

@ApiTags('Secrets')
@ApiBearerAuth('operator')
@ApiProblems()
@UseGuards(OperatorGuard)
@Controller('api/tenants/:tenantId/integrations/:integrationId/secrets')
export class SecretsController {
  constructor(private readonly secrets: SecretsService) {}

  /** Creates a secret for the identity provider to present. The answer is the only place where it can be read. */
  @Post()
  @Header('Cache-Control', 'no-store')
  async create(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Body() body: CreateSecretDto,
  ): Promise<NewSecretResponse> {
    return toNewResponse(await this.secrets.create(tenantId, integrationId, body));
  }

  /** Lists the integration's secrets, oldest first, without the secrets themselves. */
  @Get()
  async list(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<SecretList> {
    const rows = await this.secrets.list(tenantId, integrationId, limit + 1, cursor);
    return toList(rows, limit, (secret) => SecretResponse.of(secret));
  }

  /** Replaces a secret by a new one. The old one is accepted for the overlap, so that nothing is refused meanwhile. */
  @Post(':secretId/rotate')
  @Header('Cache-Control', 'no-store')
  async rotate(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Id('secretId') secretId: string,
    @Body() { overlapSeconds }: RotateSecretDto,
  ): Promise<NewSecretResponse> {
    return toNewResponse(await this.secrets.rotate(tenantId, integrationId, secretId, overlapSeconds));
  }

  /** Deletes a secret: the very next request that presents it is refused. */
  @Delete(':secretId')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Id('secretId') secretId: string,
  ): Promise<void> {
    await this.secrets.remove(tenantId, integrationId, secretId);
  }
}

function toNewResponse({ row, secret }: IssuedSecret): NewSecretResponse {
  return { ...SecretResponse.of(row), secret };
}

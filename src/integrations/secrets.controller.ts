import { Body, Controller, Delete, Get, Header, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import { ExpiryWarningsService } from './expiry-warnings.service.js';
import { CreateSecretDto, NewSecretResponse, OverlapDto, SecretList, SecretResponse } from './secret.dto.js';
import type { WatchedSecret } from './secret.entity.js';
import { type IssuedSecret, SecretsService } from './secrets.service.js';

@ApiTags('Secrets')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/integrations/:integrationId/secrets')
export class SecretsController {
  constructor(
    private readonly secrets: SecretsService,
    private readonly warnings: ExpiryWarningsService,
  ) {}

  /** Creates a secret for the identity provider to present. The answer is the only place where it can be read. */
  @Post()
  @Header('Cache-Control', 'no-store')
  async create(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Body() body: CreateSecretDto,
  ): Promise<NewSecretResponse> {
    return this.toNewResponse(await this.secrets.create(tenantId, integrationId, body));
  }

  /** Lists the integration's secrets, oldest first, without the secrets themselves. */
  @Get()
  async list(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<SecretList> {
    const rows = await this.secrets.list(tenantId, integrationId, limit + 1, cursor);
    const expiring = await this.warnings.list(tenantId, [integrationId]);
    return toList(rows, limit, (secret) => SecretResponse.of(secret, expiring));
  }

  /** Shows one secret: who uses it, from where, and whether it can be retired. */
  @Get(':secretId')
  async get(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Id('secretId') secretId: string,
  ): Promise<SecretResponse> {
    return this.toResponse(await this.secrets.get(tenantId, integrationId, secretId));
  }

  /** Replaces a secret by a new one. The old one is accepted for the overlap, so that nothing is refused meanwhile. */
  @Post(':secretId/rotate')
  @Header('Cache-Control', 'no-store')
  async rotate(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Id('secretId') secretId: string,
    @Body() { overlapSeconds }: OverlapDto,
  ): Promise<NewSecretResponse> {
    return this.toNewResponse(await this.secrets.rotate(tenantId, integrationId, secretId, overlapSeconds));
  }

  /** Ends the overlap of a rotation: the very next request that presents the old secret is refused. */
  @Post(':secretId/retire')
  @HttpCode(HttpStatus.OK)
  async retire(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Id('secretId') secretId: string,
  ): Promise<SecretResponse> {
    return this.toResponse(await this.secrets.retireIn(tenantId, integrationId, secretId, 0));
  }

  /** Lets the old secret of a rotation in for longer, or for less: so many seconds from now. */
  @Post(':secretId/extend')
  @HttpCode(HttpStatus.OK)
  async extend(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Id('secretId') secretId: string,
    @Body() { overlapSeconds }: OverlapDto,
  ): Promise<SecretResponse> {
    return this.toResponse(await this.secrets.retireIn(tenantId, integrationId, secretId, overlapSeconds));
  }

  /** Takes a rotation back: the new secret is deleted and the old one stays. Refused once the new one has been used. */
  @Post(':secretId/cancel-rotation')
  @HttpCode(HttpStatus.OK)
  async cancelRotation(
    @Id('tenantId') tenantId: string,
    @Id('integrationId') integrationId: string,
    @Id('secretId') secretId: string,
  ): Promise<SecretResponse> {
    return this.toResponse(await this.secrets.cancelRotation(tenantId, integrationId, secretId));
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

  private async toResponse(secret: WatchedSecret): Promise<SecretResponse> {
    return SecretResponse.of(secret, await this.warnings.list(secret.tenantId, [secret.integrationId]));
  }

  private async toNewResponse({ row, secret }: IssuedSecret): Promise<NewSecretResponse> {
    return { ...(await this.toResponse(row)), secret };
  }
}

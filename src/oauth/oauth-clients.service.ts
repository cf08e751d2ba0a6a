import { Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { hashSecret, randomSecret } from '../auth/random-secret.js';
import { IntegrationsService } from '../integrations/integrations.service.js';
import type { CreateOAuthClientDto } from './oauth-client.dto.js';
import type { ClientSecret, OAuthClient } from './oauth-client.entity.js';
import { type NewClientSecret, OAuthClientsRepository } from './oauth-clients.repository.js';

const PREFIX_LENGTH = 16;
const YEAR_MS = 365 * 86_400_000;

/** A client, its secret that was just made, and the one chance to learn that secret itself. */
export interface IssuedClientSecret {
  readonly client: OAuthClient;
  readonly row: ClientSecret;
  readonly clientSecret: string;
}

@Injectable()
export class OAuthClientsService {
  constructor(
    private readonly clients: OAuthClientsRepository,
    private readonly integrations: IntegrationsService,
  ) {}

  async create(
    tenantId: string,
    integrationId: string,
    { name, tokenLifetimeSeconds, expiresAt }: CreateOAuthClientDto,
  ): Promise<IssuedClientSecret> {
    await this.integrations.get(tenantId, integrationId);
    const client = { id: uuidV7(), integrationId, name, tokenLifetime: tokenLifetimeSeconds };
    const issued = issue(expiresAt);
    await this.clients.create(tenantId, client, issued.values);
    return this.issued(tenantId, integrationId, client.id, issued);
  }

  async createSecret(
    tenantId: string,
    integrationId: string,
    clientId: string,
    expiresAt?: string,
  ): Promise<IssuedClientSecret> {
    await this.get(tenantId, integrationId, clientId);
    const issued = issue(expiresAt);
    await this.clients.createSecret(tenantId, clientId, issued.values);
    return this.issued(tenantId, integrationId, clientId, issued);
  }

  async get(tenantId: string, integrationId: string, clientId: string): Promise<OAuthClient> {
    return known(await this.clients.find(tenantId, integrationId, clientId), 'The integration has no such client.');
  }

  /** In the order of their creation. */
  async list(tenantId: string, integrationId: string, limit: number, after?: string): Promise<OAuthClient[]> {
    await this.integrations.get(tenantId, integrationId);
    return this.clients.list(tenantId, integrationId, limit, after);
  }

  async remove(tenantId: string, integrationId: string, clientId: string): Promise<void> {
    known(await this.clients.remove(tenantId, integrationId, clientId), 'The integration has no such client.');
  }

  async removeSecret(tenantId: string, integrationId: string, clientId: string, secretId: string): Promise<void> {
    await this.get(tenantId, integrationId, clientId);
    known(await this.clients.removeSecret(tenantId, clientId, secretId), 'The client has no such secret.');
  }

  private async issued(
    tenantId: string,
    integrationId: string,
    clientId: string,
    { clientSecret, values }: Issued,
  ): Promise<IssuedClientSecret> {
    const client = await this.get(tenantId, integrationId, clientId);
    return { client, clientSecret, row: client.secrets.find(({ id }) => id === values.id)! };
  }
}

interface Issued {
  readonly clientSecret: string;
  readonly values: NewClientSecret;
}

function issue(expiresAt?: string): Issued {
  const clientSecret = randomSecret('rollcall_cs_');
  const expiry = expiresAt ? new Date(expiresAt) : new Date(Date.now() + YEAR_MS);
  const prefix = clientSecret.slice(0, PREFIX_LENGTH);
  return { clientSecret, values: { id: uuidV7(), prefix, hash: hashSecret(clientSecret), expiresAt: expiry } };
}

function known<Found>(found: Found, otherwise: string): NonNullable<Found> {
  if (!found) throw new NotFoundException(otherwise);
  return found;
}

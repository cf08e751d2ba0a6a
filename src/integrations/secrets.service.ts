import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { hashSecret, randomSecret } from '../auth/random-secret.js';
import { IntegrationsService } from './integrations.service.js';
import type { CreateSecretDto } from './secret.dto.js';
import type { Secret } from './secret.entity.js';
import { type NewSecret, SecretsRepository } from './secrets.repository.js';

const PREFIX_LENGTH = 13;

/** A secret that was just made: the row, and the one chance to learn the secret itself. */
export interface IssuedSecret {
  readonly row: Secret;
  readonly secret: string;
}

@Injectable()
export class SecretsService {
  constructor(
    private readonly secrets: SecretsRepository,
    private readonly integrations: IntegrationsService,
  ) {}

  async create(tenantId: string, integrationId: string, { label, expiresAt }: CreateSecretDto): Promise<IssuedSecret> {
    await this.integrations.get(tenantId, integrationId);
    const { secret, values } = issue(integrationId, label ?? null, expiresAt ? new Date(expiresAt) : null);
    return { row: await this.secrets.create(tenantId, values), secret };
  }

  /** In the order of their creation. */
  async list(tenantId: string, integrationId: string, limit: number, after?: string): Promise<Secret[]> {
    await this.integrations.get(tenantId, integrationId);
    return this.secrets.list(tenantId, integrationId, limit, after);
  }

  /** Makes the secret's successor, with its label and for as long a life, and lets the old one in for the overlap. */
  async rotate(
    tenantId: string,
    integrationId: string,
    secretId: string,
    overlapSeconds: number,
  ): Promise<IssuedSecret> {
    const old = known(await this.secrets.find(tenantId, integrationId, secretId));
    const lifetime = old.expiresAt && old.expiresAt.getTime() - old.createdAt.getTime();
    const { secret, values } = issue(integrationId, old.label, lifetime ? new Date(Date.now() + lifetime) : null);
    const row = await this.secrets.replace(tenantId, secretId, values, overlapSeconds);
    if (!row) throw new ConflictException('This secret has been replaced already; rotate the one that replaced it.');
    return { row, secret };
  }

  async remove(tenantId: string, integrationId: string, secretId: string): Promise<void> {
    known(await this.secrets.remove(tenantId, integrationId, secretId));
  }
}

function issue(
  integrationId: string,
  label: string | null,
  expiresAt: Date | null,
): { secret: string; values: NewSecret } {
  const secret = randomSecret('rollcall_');
  const prefix = secret.slice(0, PREFIX_LENGTH);
  return { secret, values: { id: uuidV7(), integrationId, label, prefix, hash: hashSecret(secret), expiresAt } };
}

function known<Found>(found: Found): NonNullable<Found> {
  if (!found) throw new NotFoundException('The integration has no such secret.');
  return found;
}

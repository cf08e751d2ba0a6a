import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { hashSecret, randomSecret } from '../auth/random-secret.js';
import { InvalidFields } from '../problem/problem.js';
import { IntegrationsService } from './integrations.service.js';
import type { CreateSecretDto } from './secret.dto.js';
import type { Secret, WatchedSecret } from './secret.entity.js';
import { type NewSecret, SecretsRepository } from './secrets.repository.js';

const PREFIX_LENGTH = 13;
const DAY_MS = 86_400_000;
const LIFETIME_MS = { secret: 365 * DAY_MS, validation: 7 * DAY_MS };

/** A secret that was just made: the row, and the one chance to learn the secret itself. */
export interface IssuedSecret {
  readonly row: WatchedSecret;
  readonly secret: string;
}

@Injectable()
export class SecretsService {
  constructor(
    private readonly secrets: SecretsRepository,
    private readonly integrations: IntegrationsService,
  ) {}

  async create(tenantId: string, integrationId: string, values: CreateSecretDto): Promise<IssuedSecret> {
    await this.integrations.get(tenantId, integrationId);
    const { kind, label = null } = values;
    const secret = issue({ integrationId, kind, label, expiresAt: expiryOf(values) });
    return created(await this.secrets.create(tenantId, secret.values), secret);
  }

  async get(tenantId: string, integrationId: string, secretId: string): Promise<WatchedSecret> {
    return known(await this.secrets.find(tenantId, integrationId, secretId));
  }

  /** In the order of their creation. */
  async list(tenantId: string, integrationId: string, limit: number, after?: string): Promise<WatchedSecret[]> {
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
    const { kind, label, createdAt, expiresAt } = await this.get(tenantId, integrationId, secretId);
    const lifetime = expiresAt && expiresAt.getTime() - createdAt.getTime();
    const secret = issue({ integrationId, kind, label, expiresAt: lifetime ? new Date(Date.now() + lifetime) : null });
    const row = await this.secrets.replace(tenantId, secretId, secret.values, overlapSeconds);
    if (!row) throw new ConflictException('This secret has been replaced already; rotate the one that replaced it.');
    return created(row, secret);
  }

  /** Moves the end of the overlap to so many seconds from now; 0 retires the old secret at once. */
  async retireIn(
    tenantId: string,
    integrationId: string,
    secretId: string,
    overlapSeconds: number,
  ): Promise<WatchedSecret> {
    await this.get(tenantId, integrationId, secretId);
    if (!(await this.secrets.retireIn(tenantId, secretId, overlapSeconds))) {
      throw new ConflictException('This secret is not being replaced, or its overlap has ended.');
    }
    return this.get(tenantId, integrationId, secretId);
  }

  /** As if the secret had never been rotated: the one that was to replace it is gone. */
  async cancelRotation(tenantId: string, integrationId: string, secretId: string): Promise<WatchedSecret> {
    await this.get(tenantId, integrationId, secretId);
    const result = await this.secrets.cancelRotation(tenantId, secretId);
    if (result === 'not-rotating') throw new ConflictException('This secret is not being replaced.');
    if (result === 'in-use') throw new ConflictException('The secret that replaces it is in use already.');
    return this.get(tenantId, integrationId, secretId);
  }

  async remove(tenantId: string, integrationId: string, secretId: string): Promise<void> {
    known(await this.secrets.remove(tenantId, integrationId, secretId));
  }
}

function expiryOf({ kind, expiresAt }: CreateSecretDto): Date | null {
  if (expiresAt === undefined) return new Date(Date.now() + LIFETIME_MS[kind]);
  const chosen = expiresAt === null ? null : new Date(expiresAt);
  if (kind === 'validation' && (!chosen || chosen.getTime() < Date.now() + DAY_MS)) {
    const detail = 'expiresAt of a validation token must be 24 hours from now at least, and not null';
    throw new InvalidFields([{ field: 'expiresAt', detail }]);
  }
  return chosen;
}

interface Issued {
  readonly secret: string;
  readonly values: NewSecret;
}

function issue(values: Pick<NewSecret, 'integrationId' | 'kind' | 'label' | 'expiresAt'>): Issued {
  const secret = randomSecret('rollcall_');
  const prefix = secret.slice(0, PREFIX_LENGTH);
  return { secret, values: { ...values, id: uuidV7(), prefix, hash: hashSecret(secret) } };
}

function created(row: Secret, { secret }: Issued): IssuedSecret {
  return { row: { ...row, replacement: null }, secret };
}

function known<Found>(found: Found): NonNullable<Found> {
  if (!found) throw new NotFoundException('The integration has no such secret.');
  return found;
}

import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, IsNull, MoreThan, Repository } from 'typeorm';
import { Secret, type WatchedSecret } from './secret.entity.js';

export type NewSecret = Pick<Secret, 'id' | 'integrationId' | 'kind' | 'label' | 'prefix' | 'hash' | 'expiresAt'>;

/** What came of a wish to cancel a rotation. */
export type Cancelled = 'cancelled' | 'not-rotating' | 'in-use';

const NOT_REVOKED = { revokedAt: IsNull() };

@Injectable()
export class SecretsRepository {
  constructor(@InjectRepository(Secret) private readonly secrets: Repository<Secret>) {}

  async create(tenantId: string, values: NewSecret): Promise<Secret> {
    return insert(this.secrets, tenantId, values);
  }

  async find(tenantId: string, integrationId: string, id: string): Promise<WatchedSecret | null> {
    const found = await this.secrets.findBy({ tenantId, integrationId, id, ...NOT_REVOKED });
    return (await this.watch(tenantId, found))[0] ?? null;
  }

  async list(tenantId: string, integrationId: string, limit: number, after?: string): Promise<WatchedSecret[]> {
    const where = { tenantId, integrationId, ...NOT_REVOKED, ...(after && { id: MoreThan(after) }) };
    return this.watch(tenantId, await this.secrets.find({ where, order: { id: 'ASC' }, take: limit }));
  }

  /** Null when the secret has been replaced already: of two rotations at once, one wins. */
  async replace(tenantId: string, id: string, by: NewSecret, overlapSeconds: number): Promise<Secret | null> {
    return this.secrets.manager.transaction(async (manager) => {
      const { affected } = await manager
        .createQueryBuilder()
        .update(Secret)
        .set({ replacedBy: by.id, retiresAt: () => 'now() + make_interval(secs => :overlapSeconds)' })
        .where({ tenantId, id, replacedBy: IsNull(), ...NOT_REVOKED })
        .setParameters({ overlapSeconds })
        .execute();
      return affected === 1 ? insert(manager.getRepository(Secret), tenantId, by) : null;
    });
  }

  /** Moves the end of the overlap; false when the secret is not being replaced, or its overlap has ended. */
  async retireIn(tenantId: string, id: string, overlapSeconds: number): Promise<boolean> {
    const { affected } = await this.secrets
      .createQueryBuilder()
      .update()
      .set({ retiresAt: () => 'now() + make_interval(secs => :overlapSeconds)' })
      .where({ tenantId, id, ...NOT_REVOKED })
      .andWhere('retires_at > now()')
      .setParameters({ overlapSeconds })
      .execute();
    return affected === 1;
  }

  /** Takes back the secret that replaces this one, which is accepted on as if nothing had been. */
  async cancelRotation(tenantId: string, id: string): Promise<Cancelled> {
    return this.secrets.manager.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const old = await manager.findOne(Secret, { where: { tenantId, id, ...NOT_REVOKED }, lock });
      if (!old?.replacedBy) return 'not-rotating';
      // The lock waits for the record of a first use that is being written.
      const replacement = await manager.findOne(Secret, { where: { tenantId, id: old.replacedBy }, lock });
      if (replacement?.firstUsedAt && !replacement.revokedAt) return 'in-use';
      await revoke(manager, tenantId, old.replacedBy);
      await manager.update(Secret, { tenantId, id }, { replacedBy: null, retiresAt: null });
      return 'cancelled';
    });
  }

  async remove(tenantId: string, integrationId: string, id: string): Promise<boolean> {
    return revoke(this.secrets.manager, tenantId, id, integrationId);
  }

  private async watch(tenantId: string, secrets: Secret[]): Promise<WatchedSecret[]> {
    const ids = secrets.flatMap(({ replacedBy }) => replacedBy ?? []);
    const found = ids.length > 0 ? await this.secrets.findBy({ tenantId, id: In(ids) }) : [];
    const replacements = new Map(found.map((replacement) => [replacement.id, replacement]));
    return secrets.map((secret) => ({ ...secret, replacement: replacements.get(secret.replacedBy ?? '') ?? null }));
  }
}

async function insert(secrets: Repository<Secret>, tenantId: string, values: NewSecret): Promise<Secret> {
  const unused = { firstUsedAt: null, lastUsedAt: null, lastUsedFrom: null, lastUsedBy: null };
  const secret = secrets.create({ tenantId, ...values, ...unused, retiresAt: null, replacedBy: null, revokedAt: null });
  await secrets.insert(secret);
  return secret;
}

async function revoke(manager: EntityManager, tenantId: string, id: string, integrationId?: string): Promise<boolean> {
  const where = { tenantId, id, ...NOT_REVOKED, ...(integrationId && { integrationId }) };
  const { affected } = await manager.update(Secret, where, { revokedAt: () => 'now()' });
  return affected === 1;
}

import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, MoreThan, Repository } from 'typeorm';
import { Secret } from './secret.entity.js';

export type NewSecret = Pick<Secret, 'id' | 'integrationId' | 'label' | 'prefix' | 'hash' | 'expiresAt'>;

@Injectable()
export class SecretsRepository {
  constructor(@InjectRepository(Secret) private readonly secrets: Repository<Secret>) {}

  async create(tenantId: string, values: NewSecret): Promise<Secret> {
    return insert(this.secrets, tenantId, values);
  }

  async find(tenantId: string, integrationId: string, id: string): Promise<Secret | null> {
    return this.secrets.findOneBy({ tenantId, integrationId, id });
  }

  async list(tenantId: string, integrationId: string, limit: number, after?: string): Promise<Secret[]> {
    const where = { tenantId, integrationId, ...(after && { id: MoreThan(after) }) };
    return this.secrets.find({ where, order: { id: 'ASC' }, take: limit });
  }

  /** Null when the secret has been replaced already: of two rotations at once, one wins. */
  async replace(tenantId: string, id: string, by: NewSecret, overlapSeconds: number): Promise<Secret | null> {
    return this.secrets.manager.transaction(async (manager) => {
      const { affected } = await manager
        .createQueryBuilder()
        .update(Secret)
        .set({ replacedBy: by.id, retiresAt: () => 'now() + make_interval(secs => :overlapSeconds)' })
        .where({ tenantId, id, replacedBy: IsNull() })
        .setParameters({ overlapSeconds })
        .execute();
      return affected === 1 ? insert(manager.getRepository(Secret), tenantId, by) : null;
    });
  }

  async remove(tenantId: string, integrationId: string, id: string): Promise<boolean> {
    const { affected } = await this.secrets.delete({ tenantId, integrationId, id });
    return affected === 1;
  }
}

async function insert(secrets: Repository<Secret>, tenantId: string, values: NewSecret): Promise<Secret> {
  const unused = { retiresAt: null, replacedBy: null, lastUsedAt: null };
  const secret = secrets.create({ tenantId, ...values, ...unused });
  await secrets.insert(secret);
  return secret;
}

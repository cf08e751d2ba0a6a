import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, Repository } from 'typeorm';
import { Integration } from './integration.entity.js';

@Injectable()
export class IntegrationsRepository {
  constructor(@InjectRepository(Integration) private readonly integrations: Repository<Integration>) {}

  async create(tenantId: string, values: Pick<Integration, 'id' | 'name' | 'provider'>): Promise<Integration> {
    const integration = this.integrations.create({
      tenantId,
      lastRequestAt: null,
      guardMode: 'off',
      guardAllow: [],
      ...values,
    });
    await this.integrations.insert(integration);
    return integration;
  }

  async find(tenantId: string, id: string): Promise<Integration | null> {
    return this.integrations.findOneBy({ tenantId, id });
  }

  async list(tenantId: string, limit: number, after?: string): Promise<Integration[]> {
    const where = { tenantId, ...(after && { id: MoreThan(after) }) };
    return this.integrations.find({ where, order: { id: 'ASC' }, take: limit });
  }

  async patch(
    tenantId: string,
    id: string,
    changes: Partial<Pick<Integration, 'name' | 'provider'>>,
  ): Promise<Integration | null> {
    const changed = Object.values(changes).some((value) => value !== undefined);
    if (changed) await this.integrations.update({ tenantId, id }, changes);
    return this.find(tenantId, id);
  }

  async remove(tenantId: string, id: string): Promise<boolean> {
    const { affected } = await this.integrations.delete({ tenantId, id });
    return affected === 1;
  }
}

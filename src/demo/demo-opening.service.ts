import { Injectable } from '@nestjs/common';
import { DemoOperatorService } from '../admins/demo-operator.service.js';
import type { Tenant } from '../tenants/tenant.entity.js';
import { TenantsService } from '../tenants/tenants.service.js';
import { DemoService } from './demo.service.js';

const TENANT = { name: 'Demo company', slug: 'demo', demo: true };
// About five minutes in which something happens on every page.
const SIZE = { users: 120, groups: 15, perSecond: 5, cycles: 5, restSeconds: 20 };

/** What a service that was started as a demo has to show. */
@Injectable()
export class DemoOpeningService {
  constructor(
    private readonly tenants: TenantsService,
    private readonly operator: DemoOperatorService,
    private readonly demo: DemoService,
  ) {}

  /**
   * Fills the demo's tenant and answers a link that signs in at once, and leads there. Null in a database that has other
   * tenants: who has access to the terminal should not come by it into theirs.
   */
  async open(): Promise<string | null> {
    const tenants = await this.tenants.list(100);
    if (tenants.some((tenant) => !tenant.demo)) return null;
    const { id, slug } = await this.tenantAmong(tenants);
    const run = await this.demo.find(id);
    if (run?.state !== 'running' && run?.state !== 'stopping') await this.demo.start(id, SIZE);
    const link = new URL(await this.operator.makeLink());
    link.search = `?next=/t/${slug}`;
    return link.href;
  }

  private async tenantAmong(tenants: readonly Tenant[]): Promise<Tenant> {
    return tenants.find(({ slug }) => slug === TENANT.slug) ?? this.tenants.create(TENANT);
  }
}

import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { TenantsService } from '../tenants/tenants.service.js';
import { AccountsRepository } from './accounts.repository.js';
import type { MeResponse } from './session.dto.js';

const MOST_TENANTS = 1_000;

/** Tells callers who they are. */
@Injectable()
export class MeService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly tenants: TenantsService,
  ) {}

  async describe({ kind, id, name, operator, tenantRoles, sessionId }: Principal): Promise<MeResponse> {
    const account = kind === 'account' ? await this.accounts.find(id!) : null;
    const tenants = await this.tenants.list(MOST_TENANTS, undefined, { among: [...tenantRoles.keys()] });
    return {
      kind,
      id,
      name,
      email: account?.email ?? null,
      operator,
      tenants: tenants.map((tenant) => {
        const { id, name, slug } = tenant;
        return { id, name, slug, role: tenantRoles.get(id)! };
      }),
      totpEnabled: account?.totpEnabled ?? null,
      sessionId: sessionId ?? null,
    };
  }
}

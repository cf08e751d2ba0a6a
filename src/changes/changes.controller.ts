import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { toList } from '../rest/list.js';
import { TenantsService } from '../tenants/tenants.service.js';
import { ChangeList, ChangeListQuery, ChangeResponse } from './change.dto.js';
import { ChangesService } from './changes.service.js';

@ApiTags('Changes')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/changes')
export class ChangesController {
  constructor(
    private readonly tenants: TenantsService,
    private readonly changes: ChangesService,
  ) {}

  /** Lists what changed in a tenant's users, teams and memberships, the newest first. */
  @Get()
  async list(@Id('tenantId') tenantId: string, @Query() query: ChangeListQuery): Promise<ChangeList> {
    await this.tenants.get(tenantId);
    const { cursor, limit, ...search } = query;
    const changes = await this.changes.search(tenantId, { ...search, before: cursor, limit: limit + 1 });
    return toList(
      changes,
      limit,
      (change) => ChangeResponse.of(change),
      ({ seq }) => seq,
    );
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { toList } from '../rest/list.js';
import { TenantsService } from '../tenants/tenants.service.js';
import { AuditEntryList, AuditEntryResponse, AuditLogQuery } from './audit-entry.dto.js';
import { AuditLogService } from './audit-log.service.js';

@ApiTags('Audit log')
@ApiProblems()
@Controller('api')
export class AuditLogController {
  constructor(
    private readonly tenants: TenantsService,
    private readonly log: AuditLogService,
  ) {}

  /** Lists who did what in a tenant, the newest first. */
  @Get('tenants/:tenantId/audit-log')
  @Requires('admin')
  async listOfTenant(@Id('tenantId') tenantId: string, @Query() query: AuditLogQuery): Promise<AuditEntryList> {
    await this.tenants.get(tenantId);
    return this.search(tenantId, query);
  }

  /** Lists who did what in all tenants, and what operators did that concerns none, the newest first. */
  @Get('audit-log')
  @Requires('operator')
  async list(@Query() query: AuditLogQuery): Promise<AuditEntryList> {
    return this.search(null, query);
  }

  private async search(tenantId: string | null, query: AuditLogQuery): Promise<AuditEntryList> {
    const entries = await this.log.search(tenantId, AuditLogQuery.toSearch(query));
    return toList(entries, query.limit, (entry) => AuditEntryResponse.of(entry));
  }
}

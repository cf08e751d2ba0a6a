import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { toList } from '../rest/list.js';
import { TenantsService } from '../tenants/tenants.service.js';
import { DroppedResponse, FullLogEntryResponse, LogEntryList, LogEntryResponse, LogQuery } from './log-entry.dto.js';
import { ProvisioningLogService } from './provisioning-log.service.js';

@ApiTags('Provisioning log')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/provisioning-log')
export class ProvisioningLogController {
  constructor(
    private readonly tenants: TenantsService,
    private readonly log: ProvisioningLogService,
  ) {}

  /** Lists the requests of the tenant's identity providers, the newest first, also those that were not let in. */
  @Get()
  async list(@Id('tenantId') tenantId: string, @Query() query: LogQuery): Promise<LogEntryList> {
    await this.tenants.get(tenantId);
    const entries = await this.log.search(tenantId, LogQuery.toSearch(query));
    return toList(entries, query.limit, (entry) => LogEntryResponse.of(entry));
  }

  /** Tells how many requests are not in the log. */
  @Get('dropped')
  async dropped(@Id('tenantId') tenantId: string): Promise<DroppedResponse> {
    await this.tenants.get(tenantId);
    return this.log.countDropped(tenantId);
  }

  /** Shows what was sent and answered, and of a failure what to do about it. */
  @Get(':requestId')
  async get(@Id('tenantId') tenantId: string, @Id('requestId') requestId: string): Promise<FullLogEntryResponse> {
    return FullLogEntryResponse.ofFull(await this.log.get(tenantId, requestId.toLowerCase()));
  }
}

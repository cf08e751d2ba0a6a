import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { RolesGuard } from '../auth/roles.guard.js';
import { ChangesModule } from '../changes/changes.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { UsersModule } from '../users/users.module.js';
import { EventsController } from './events.controller.js';
import { EventsService } from './events.service.js';
import { LogSearchRepository } from './log-search.repository.js';
import { LogUpkeepRepository } from './log-upkeep.repository.js';
import { LogUpkeepService } from './log-upkeep.service.js';
import { LogWriterRepository } from './log-writer.repository.js';
import { LogWriterService } from './log-writer.service.js';
import { ProvisioningLogController } from './provisioning-log.controller.js';
import { ProvisioningLogService } from './provisioning-log.service.js';

@Module({
  imports: [AuthModule, TenantsModule, ChangesModule, UsersModule],
  controllers: [ProvisioningLogController, EventsController],
  providers: [
    ProvisioningLogService,
    LogWriterService,
    LogWriterRepository,
    LogSearchRepository,
    LogUpkeepService,
    LogUpkeepRepository,
    EventsService,
    RolesGuard,
  ],
  exports: [ProvisioningLogService],
})
export class ProvisioningLogModule {}

import { Module } from '@nestjs/common';
import { AdminsModule } from '../admins/admins.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { IntegrationsModule } from '../integrations/integrations.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { DemoOpeningService } from './demo-opening.service.js';
import { DemoRunsRepository } from './demo-runs.repository.js';
import { DemoController } from './demo.controller.js';
import { DemoService } from './demo.service.js';

@Module({
  imports: [AuthModule, AdminsModule, TenantsModule, IntegrationsModule],
  controllers: [DemoController],
  providers: [DemoOpeningService, DemoRunsRepository, DemoService],
})
export class DemoModule {}

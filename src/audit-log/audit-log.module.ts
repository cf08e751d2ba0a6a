import { Global, Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { AuditTrail } from '../rest/audit-trail.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AuditLogController } from './audit-log.controller.js';
import { AuditLogRepository } from './audit-log.repository.js';
import { AuditLogService } from './audit-log.service.js';
import { AuditLogTrail } from './audit-log.trail.js';

// What the controllers of all modules are noted in.
@Global()
@Module({
  imports: [AuthModule, TenantsModule],
  controllers: [AuditLogController],
  providers: [AuditLogService, AuditLogRepository, { provide: AuditTrail, useClass: AuditLogTrail }],
  exports: [AuditLogService, AuditTrail],
})
export class AuditLogModule {}

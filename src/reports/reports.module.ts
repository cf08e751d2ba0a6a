import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { IntegrationsModule } from '../integrations/integrations.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { ChangeRollUpRepository } from './change-roll-up.repository.js';
import { ConnectionController } from './connection.controller.js';
import { ConnectionRepository } from './connection.repository.js';
import { ConnectionService } from './connection.service.js';
import { ErrorsReportRepository } from './errors.repository.js';
import { ErrorsReportService } from './errors.service.js';
import { HealthReportsController } from './health-reports.controller.js';
import { LogRollUpRepository } from './log-roll-up.repository.js';
import { PeopleReportRepository } from './people.repository.js';
import { PeopleReportService } from './people.service.js';
import { ReportsController } from './reports.controller.js';
import { RollUpRepository } from './roll-up.repository.js';
import { RollUpService } from './roll-up.service.js';
import { SnapshotsRepository } from './snapshots.repository.js';
import { SummaryRepository } from './summary.repository.js';
import { SummaryService } from './summary.service.js';
import { SyncHealthRepository } from './sync-health.repository.js';
import { SyncHealthService } from './sync-health.service.js';
import { TeamsReportRepository } from './teams.repository.js';
import { TeamsReportService } from './teams.service.js';
import { TrafficReportRepository } from './traffic.repository.js';
import { TrafficReportService } from './traffic.service.js';

@Module({
  imports: [AuthModule, TenantsModule, IntegrationsModule],
  controllers: [ReportsController, HealthReportsController, ConnectionController],
  providers: [
    ChangeRollUpRepository,
    ConnectionRepository,
    ConnectionService,
    ErrorsReportRepository,
    ErrorsReportService,
    LogRollUpRepository,
    PeopleReportRepository,
    PeopleReportService,
    RollUpRepository,
    RollUpService,
    SnapshotsRepository,
    SummaryRepository,
    SummaryService,
    SyncHealthRepository,
    SyncHealthService,
    TeamsReportRepository,
    TeamsReportService,
    TrafficReportRepository,
    TrafficReportService,
  ],
})
export class ReportsModule {}

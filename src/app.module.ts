import { type DynamicModule, Module } from '@nestjs/common';
import { AdminsModule } from './admins/admins.module.js';
import { AuditLogModule } from './audit-log/audit-log.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ChangesModule } from './changes/changes.module.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import { EntitlementsModule } from './entitlements/entitlements.module.js';
import { HealthModule } from './health/health.module.js';
import { IntegrationsModule } from './integrations/integrations.module.js';
import { OAuthModule } from './oauth/oauth.module.js';
import { PortalModule } from './portal/portal.module.js';
import { ProvisioningLogModule } from './provisioning-log/provisioning-log.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SchemasModule } from './schemas/schemas.module.js';
import { ScimModule } from './scim/scim.module.js';
import { TeamsModule } from './teams/teams.module.js';
import { TenantsModule } from './tenants/tenants.module.js';
import { UsersModule } from './users/users.module.js';
import { WorkersModule } from './workers/workers.module.js';

@Module({
  imports: [
    WorkersModule,
    DatabaseModule,
    AuthModule,
    AdminsModule,
    TenantsModule,
    IntegrationsModule,
    OAuthModule,
    UsersModule,
    TeamsModule,
    DirectoryModule,
    ChangesModule,
    AuditLogModule,
    ProvisioningLogModule,
    ReportsModule,
    DemoModule,
    SchemasModule,
    EntitlementsModule,
    ScimModule,
    PortalModule,
    HealthModule,
  ],
})
export class AppModule {
  static with(config: Config): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.with(config)] };
  }
}

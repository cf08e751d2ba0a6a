import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { EntitlementsModule } from '../entitlements/entitlements.module.js';
import { IntegrationsModule } from '../integrations/integrations.module.js';
import { ProvisioningLogModule } from '../provisioning-log/provisioning-log.module.js';
import { SchemasModule } from '../schemas/schemas.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { UsersModule } from '../users/users.module.js';
import { BulkService } from './bulk.service.js';
import { BulkWorksService } from './bulk-works.service.js';
import { ResourceChangesService } from './resource-changes.service.js';
import { TenantTypes } from './resource-types.service.js';
import { CursorsService } from './cursors.service.js';
import { ExchangeLog } from './exchange-log.service.js';
import { PagesService } from './pages.service.js';
import { ScimBulkController } from './scim-bulk.controller.js';
import { ScimConfigController } from './scim-config.controller.js';
import { ScimDiscoveryController } from './scim-discovery.controller.js';
import { ScimEntitlementsController, ScimRolesController } from './scim-entitlements.controller.js';
import { ScimGroupsController } from './scim-groups.controller.js';
import { ScimMeController } from './scim-me.controller.js';
import { ScimSearchController } from './scim-search.controller.js';
import { ScimUsersController } from './scim-users.controller.js';

@Module({
  imports: [
    AuthModule,
    IntegrationsModule,
    UsersModule,
    TeamsModule,
    DirectoryModule,
    SchemasModule,
    EntitlementsModule,
    ProvisioningLogModule,
  ],
  controllers: [
    ScimUsersController,
    ScimGroupsController,
    ScimBulkController,
    ScimSearchController,
    ScimMeController,
    ScimRolesController,
    ScimEntitlementsController,
    ScimConfigController,
    ScimDiscoveryController,
  ],
  providers: [
    BulkService,
    BulkWorksService,
    CursorsService,
    ExchangeLog,
    PagesService,
    ResourceChangesService,
    TenantTypes,
  ],
})
export class ScimModule {}

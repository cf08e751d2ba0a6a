import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AdminsModule } from '../admins/admins.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { MailModule } from '../mail/mail.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AccessRepository } from './access.repository.js';
import { AccessService } from './access.service.js';
import { BearerStrategy } from './bearer.strategy.js';
import { CredentialEventsController } from './credential-events.controller.js';
import { CredentialEventsRepository } from './credential-events.repository.js';
import { CredentialEventsService } from './credential-events.service.js';
import { CredentialUpkeepRepository } from './credential-upkeep.repository.js';
import { CredentialUpkeepService } from './credential-upkeep.service.js';
import { ExpiryWarningsRepository } from './expiry-warnings.repository.js';
import { ExpiryWarningsService } from './expiry-warnings.service.js';
import { Integration } from './integration.entity.js';
import { IntegrationsController } from './integrations.controller.js';
import { IntegrationsRepository } from './integrations.repository.js';
import { IntegrationsService } from './integrations.service.js';
import { LimitsService } from './limits.service.js';
import { NetworksController } from './networks.controller.js';
import { NetworksRepository } from './networks.repository.js';
import { NetworksService } from './networks.service.js';
import { Secret } from './secret.entity.js';
import { SecretsController } from './secrets.controller.js';
import { SecretsRepository } from './secrets.repository.js';
import { SecretsService } from './secrets.service.js';
import { UsageRepository } from './usage.repository.js';
import { UsageService } from './usage.service.js';

@Module({
  imports: [AuthModule, AdminsModule, MailModule, TenantsModule, TypeOrmModule.forFeature([Integration, Secret])],
  controllers: [IntegrationsController, SecretsController, NetworksController, CredentialEventsController],
  providers: [
    IntegrationsService,
    IntegrationsRepository,
    SecretsService,
    SecretsRepository,
    AccessService,
    AccessRepository,
    UsageService,
    UsageRepository,
    NetworksService,
    NetworksRepository,
    LimitsService,
    CredentialEventsService,
    CredentialEventsRepository,
    ExpiryWarningsService,
    ExpiryWarningsRepository,
    CredentialUpkeepService,
    CredentialUpkeepRepository,
    BearerStrategy,
  ],
  exports: [
    IntegrationsService,
    SecretsService,
    NetworksService,
    ExpiryWarningsService,
    CredentialEventsService,
    BearerStrategy,
  ],
})
export class IntegrationsModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth/auth.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AccessRepository } from './access.repository.js';
import { AccessService } from './access.service.js';
import { BearerStrategy } from './bearer.strategy.js';
import { Integration } from './integration.entity.js';
import { IntegrationsController } from './integrations.controller.js';
import { IntegrationsRepository } from './integrations.repository.js';
import { IntegrationsService } from './integrations.service.js';
import { Secret } from './secret.entity.js';
import { SecretsController } from './secrets.controller.js';
import { SecretsRepository } from './secrets.repository.js';
import { SecretsService } from './secrets.service.js';

@Module({
  imports: [AuthModule, TenantsModule, TypeOrmModule.forFeature([Integration, Secret])],
  controllers: [IntegrationsController, SecretsController],
  providers: [
    IntegrationsService,
    IntegrationsRepository,
    SecretsService,
    SecretsRepository,
    AccessService,
    AccessRepository,
    BearerStrategy,
  ],
  exports: [IntegrationsService],
})
export class IntegrationsModule {}

import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { IntegrationsModule } from '../integrations/integrations.module.js';
import { ClientSecretsController } from './client-secrets.controller.js';
import { FederationsController } from './federations.controller.js';
import { FederationsRepository } from './federations.repository.js';
import { FederationsService } from './federations.service.js';
import { JwksService } from './jwks.service.js';
import { OAuthClientsController } from './oauth-clients.controller.js';
import { OAuthClientsRepository } from './oauth-clients.repository.js';
import { OAuthClientsService } from './oauth-clients.service.js';
import { OAuthPurgeService } from './oauth-purge.service.js';
import { TokenController } from './token.controller.js';
import { TokensRepository } from './tokens.repository.js';
import { TokensService } from './tokens.service.js';

@Module({
  imports: [AuthModule, IntegrationsModule],
  controllers: [OAuthClientsController, ClientSecretsController, FederationsController, TokenController],
  providers: [
    OAuthClientsService,
    OAuthClientsRepository,
    TokensService,
    TokensRepository,
    FederationsService,
    FederationsRepository,
    JwksService,
    OAuthPurgeService,
  ],
})
export class OAuthModule {}

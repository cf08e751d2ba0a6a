import { Global, Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/audit-log.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { Authenticator } from '../auth/authenticator.js';
import { MailModule } from '../mail/mail.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AccountAuthenticator } from './account-authenticator.js';
import { AccountEventsService } from './account-events.service.js';
import { AccountLinksRepository } from './account-links.repository.js';
import { AccountController } from './account.controller.js';
import { AccountService } from './account.service.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';
import { AttemptsRepository } from './attempts.repository.js';
import { AttemptsService } from './attempts.service.js';
import { DemoOperatorService } from './demo-operator.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { LinksService } from './links.service.js';
import { MeService } from './me.service.js';
import { OperatorInvitationsController } from './operator-invitations.controller.js';
import { PasswordResetsService } from './password-resets.service.js';
import { RegistrationsController } from './registrations.controller.js';
import { RegistrationsRepository } from './registrations.repository.js';
import { RegistrationsService } from './registrations.service.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { SecondFactorsService } from './second-factors.service.js';
import { SessionController } from './session.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SetUpService } from './set-up.service.js';
import { SignInService } from './sign-in.service.js';
import { TenantAdminsController } from './tenant-admins.controller.js';
import { TenantAdminsRepository } from './tenant-admins.repository.js';
import { TenantAdminsService } from './tenant-admins.service.js';

/** Global, so that the guard of every feature's routes finds the one who knows the people. */
@Global()
@Module({
  imports: [AuthModule, TenantsModule, AuditLogModule, MailModule],
  controllers: [
    SessionController,
    AccountController,
    RegistrationsController,
    OperatorInvitationsController,
    AccountsController,
    TenantAdminsController,
    InvitationsController,
    ApiKeysController,
  ],
  providers: [
    { provide: Authenticator, useClass: AccountAuthenticator },
    AccountEventsService,
    AccountLinksRepository,
    AccountService,
    AccountsRepository,
    AccountsService,
    ApiKeysRepository,
    ApiKeysService,
    AttemptsRepository,
    AttemptsService,
    DemoOperatorService,
    InvitationsService,
    LinksService,
    MeService,
    PasswordResetsService,
    RegistrationsRepository,
    RegistrationsService,
    SecondFactorsRepository,
    SecondFactorsService,
    SessionsRepository,
    SessionsService,
    SetUpService,
    SignInService,
    TenantAdminsRepository,
    TenantAdminsService,
  ],
  exports: [Authenticator, DemoOperatorService, SetUpService, TenantAdminsService],
})
export class AdminsModule {}

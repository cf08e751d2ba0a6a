import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { MembershipsRepository } from './memberships.repository.js';
import { TeamListsRepository } from './team-lists.repository.js';
import { TeamsController } from './teams.controller.js';
import { TeamsRepository } from './teams.repository.js';
import { TeamsService } from './teams.service.js';

@Module({
  imports: [AuthModule, TenantsModule],
  controllers: [TeamsController],
  providers: [TeamsRepository, MembershipsRepository, TeamListsRepository, TeamsService],
  exports: [TeamsService],
})
export class TeamsModule {}

import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { MembershipsRepository } from './memberships.repository.js';
import { TeamBulkRepository } from './team-bulk.repository.js';
import { TeamListsRepository } from './team-lists.repository.js';
import { TeamSearchRepository } from './team-search.repository.js';
import { TeamSearchService } from './team-search.service.js';
import { TeamsController } from './teams.controller.js';
import { TeamsRepository } from './teams.repository.js';
import { TeamsService } from './teams.service.js';

@Module({
  imports: [AuthModule, TenantsModule],
  controllers: [TeamsController],
  providers: [
    TeamsRepository,
    TeamBulkRepository,
    MembershipsRepository,
    TeamListsRepository,
    TeamSearchRepository,
    TeamsService,
    TeamSearchService,
  ],
  exports: [TeamsService],
})
export class TeamsModule {}

import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { UserBulkRepository } from './user-bulk.repository.js';
import { UserListsRepository } from './user-lists.repository.js';
import { UserProfilesRepository } from './user-profiles.repository.js';
import { UserSearchRepository } from './user-search.repository.js';
import { UserSearchService } from './user-search.service.js';
import { UsersController } from './users.controller.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [AuthModule, TenantsModule],
  controllers: [UsersController],
  providers: [
    UsersRepository,
    UserListsRepository,
    UserBulkRepository,
    UserSearchRepository,
    UserProfilesRepository,
    UsersService,
    UserSearchService,
  ],
  exports: [UsersService],
})
export class UsersModule {}

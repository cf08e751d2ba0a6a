import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { SchemasController } from './schemas.controller.js';
import { SchemasRepository } from './schemas.repository.js';
import { SchemasService } from './schemas.service.js';

@Module({
  imports: [AuthModule, TenantsModule],
  controllers: [SchemasController],
  providers: [SchemasService, SchemasRepository],
  exports: [SchemasService],
})
export class SchemasModule {}

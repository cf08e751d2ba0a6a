import { Module } from '@nestjs/common';
import { OperatorKeyRepository } from './operator-key.repository.js';
import { OperatorKeyService } from './operator-key.service.js';
import { ServiceKeysRepository } from './service-keys.repository.js';

@Module({
  providers: [OperatorKeyRepository, OperatorKeyService, ServiceKeysRepository],
  exports: [OperatorKeyService, ServiceKeysRepository],
})
export class AuthModule {}

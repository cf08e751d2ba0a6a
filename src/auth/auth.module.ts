import { Module } from '@nestjs/common';
import { OperatorKeyRepository } from './operator-key.repository.js';
import { OperatorKeyService } from './operator-key.service.js';

@Module({
  providers: [OperatorKeyRepository, OperatorKeyService],
  exports: [OperatorKeyService],
})
export class AuthModule {}

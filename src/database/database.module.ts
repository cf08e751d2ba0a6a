import { Global, Module } from '@nestjs/common';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { Config } from '../config/config.js';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { Lists } from './lists.js';
import { Notifications } from './notifications.js';
import { poolSizes } from './pool-sizes.js';
import { PostgresServer } from './postgres-server.js';
import { TIME_LIMITS } from './connection-settings.js';

@Module({ providers: [PostgresServer], exports: [PostgresServer] })
class PostgresServerModule {}

/** Starts the server where it is ours, migrates it, and gives everyone the pool. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      imports: [PostgresServerModule],
      inject: [PostgresServer, Config],
      useFactory: async (server: PostgresServer, { workers }: Config): Promise<TypeOrmModuleOptions> => ({
        ...dataSourceOptions(await server.open(), poolSizes(workers).pool, TIME_LIMITS),
        autoLoadEntities: true,
        // migrate() has just been connected: what fails now, fails for a reason that stays.
        retryAttempts: 0,
      }),
    }),
  ],
  providers: [Database, Lists, Notifications],
  exports: [Database, Lists, Notifications],
})
export class DatabaseModule {}

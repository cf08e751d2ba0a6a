import { Global, Module } from '@nestjs/common';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { Notifications } from './notifications.js';
import { PostgresServer } from './postgres-server.js';

@Module({ providers: [PostgresServer], exports: [PostgresServer] })
class PostgresServerModule {}

/** Starts the server where it is ours, migrates it, and gives everyone the pool. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      imports: [PostgresServerModule],
      inject: [PostgresServer],
      useFactory: async (server: PostgresServer): Promise<TypeOrmModuleOptions> => ({
        ...dataSourceOptions(await server.open()),
        autoLoadEntities: true,
        // migrate() has just been connected: what fails now, fails for a reason that stays.
        retryAttempts: 0,
      }),
    }),
  ],
  providers: [Database, Notifications],
  exports: [Database, Notifications],
})
export class DatabaseModule {}

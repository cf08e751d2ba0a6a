import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import type { PostgresConnection } from './data-source.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';

const POOL_CLOSES_WITHIN = 5_000;

/** The database server behind the pool: the one of DATABASE_URL, or the built-in one, which lives as long as it is used. */
@Injectable()
export class PostgresServer implements OnApplicationShutdown {
  private readonly logger = new Logger('Database');
  private embedded?: EmbeddedPostgres;

  constructor(
    private readonly config: Config,
    private readonly modules: ModuleRef,
  ) {}

  /** Resolves when the server runs and its schema is up to date. */
  async open(): Promise<PostgresConnection> {
    const log = (message: string): void => this.logger.log(message);
    const { databaseUrl, dataDir } = this.config;
    if (!databaseUrl) this.embedded = await startEmbeddedPostgres({ dataDir, log });
    const connection = databaseUrl ?? this.embedded!.connection;
    await migrate(connection, log);
    return connection;
  }

  /** Nest calls this when the last request has been answered. */
  async onApplicationShutdown(): Promise<void> {
    const dataSource = this.modules.get(DataSource, { strict: false });
    const closed = dataSource.isInitialized ? dataSource.destroy() : undefined;
    // A statement that still runs keeps the pool open; the built-in server ends it when it stops.
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, POOL_CLOSES_WITHIN).unref())]);
    await this.embedded?.stop();
  }
}

import cluster from 'node:cluster';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import type { PostgresConnection } from './data-source.js';
import { type OpenServer, openServer } from './open-server.js';

const POOL_CLOSES_WITHIN = 5_000;

/** The database server behind the pool: the one of DATABASE_URL, or the built-in one, which lives as long as it is used. */
@Injectable()
export class PostgresServer implements OnApplicationShutdown {
  private readonly logger = new Logger('Database');
  private server?: OpenServer;

  constructor(
    private readonly config: Config,
    private readonly modules: ModuleRef,
  ) {}

  /** Resolves when the server runs and its schema is up to date. */
  async open(): Promise<PostgresConnection> {
    // The process that started this worker has seen to both.
    if (cluster.isWorker && this.config.databaseUrl) return this.config.databaseUrl;
    this.server = await openServer(this.config, (message) => this.logger.log(message));
    return this.server.connection;
  }

  /** Nest calls this when the last request has been answered. */
  async onApplicationShutdown(): Promise<void> {
    const dataSource = this.modules.get(DataSource, { strict: false });
    const closed = dataSource.isInitialized ? dataSource.destroy() : undefined;
    // A statement that still runs keeps the pool open; the built-in server ends it when it stops.
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, POOL_CLOSES_WITHIN).unref())]);
    await this.server?.stop();
  }
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SetUpService } from './admins/set-up.service.js';
import { createApp } from './app.setup.js';
import { OperatorKeyService } from './auth/operator-key.service.js';
import { type Config, ConfigError, readConfig } from './config/config.js';
import { stopEmbeddedPostgres } from './database/embedded-postgres.js';
import { DatabaseError } from './database/migrate.js';
import { EmbeddedPostgresError } from './database/postgres-binaries.js';

const DRAINED_WITHIN = 15_000;
// npm passes on a Ctrl-C that the terminal has already sent to the whole group.
const SAME_SIGNAL_WITHIN = 1_000;

class PortTaken extends Error {
  constructor({ port, host }: Config) {
    super(
      `Port ${port} of ${host} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
    );
  }
}

let app: NestFastifyApplication | undefined;
let stoppingSince: number | undefined;

process.on('SIGINT', stop).on('SIGTERM', stop);
await start().catch(fail);

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const created = await createApp(config);
  await created.listen(config.port, config.host).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new PortTaken(config) : error;
  });
  app = created;
  greet(config, created.get(OperatorKeyService).firstKey, await created.get(SetUpService).makeLink());
}

function greet({ publicUrl }: Config, firstKey: string | null, setUpLink: string | null): void {
  const lines = [
    `Rollcall is ready at ${publicUrl}`,
    `  Portal             ${publicUrl}/portal`,
    `  API documentation  ${publicUrl}/docs`,
    `  SCIM base URL      ${publicUrl}/scim/v2/{integration id}`,
  ];
  if (firstKey !== null) {
    lines.push('', `  Operator key       ${firstKey}`, '  It opens the REST API and is shown this once: keep it safe.');
  }
  if (setUpLink !== null) {
    lines.push(
      '',
      `  First operator     ${setUpLink}`,
      '  It makes the first account that can sign in, once and within a day.',
    );
  }
  console.log(`\n${lines.join('\n')}\n`);
}

function stop(): void {
  if (stoppingSince === undefined) {
    stoppingSince = Date.now();
    void (app ? close(app).catch(fail) : giveUp());
  } else if (Date.now() - stoppingSince > SAME_SIGNAL_WITHIN) {
    process.exit(130);
  }
}

/** Lets the requests that are being served finish; then Nest closes the pool and the database. */
async function close(running: NestFastifyApplication): Promise<void> {
  console.log('Stopping: finishing the requests that are being served.');
  const server = running.getHttpServer();
  setTimeout(() => server.closeAllConnections(), DRAINED_WITHIN).unref();
  await running.close();
  process.exit(0);
}

/** Asked to stop before it was ready: nothing is being served yet. */
async function giveUp(): Promise<never> {
  await stopEmbeddedPostgres().catch(console.error);
  process.exit(0);
}

async function fail(error: unknown): Promise<void> {
  if (stoppingSince !== undefined && !app) return;
  const expected = [ConfigError, DatabaseError, EmbeddedPostgresError, PortTaken];
  console.error(expected.some((type) => error instanceof type) ? (error as Error).message : error);
  await stopEmbeddedPostgres().catch(console.error);
  process.exit(1);
}

import cluster from 'node:cluster';
import { greeting } from './app.greeting.js';
import { NotListening } from './app.not-listening.js';
import type { Running } from './app.serve.js';
import { ConfigError, readConfig } from './config/config.js';
import { stopEmbeddedPostgres } from './database/embedded-postgres.js';
import { DatabaseError } from './database/migrate.js';
import { EmbeddedPostgresError } from './database/postgres-binaries.js';
import { onStop, say } from './workers/siblings.js';
import { WorkerFailed, endWorkers } from './workers/workers.js';

// npm passes on a Ctrl-C that the terminal has already sent to the whole group.
const SAME_SIGNAL_WITHIN = 1_000;

let running: Running | undefined;
let stoppingSince: number | undefined;

process.on('SIGINT', signalled).on('SIGTERM', signalled).on('exit', endWorkers);
onStop(stop);
await start().catch(fail);

async function start(): Promise<void> {
  const config = readConfig(process.env);
  // The first of several processes needs none of the application, and stays small.
  const leads = cluster.isPrimary && config.workers > 1;
  const { serve } = leads ? await import('./app.workers.js') : await import('./app.serve.js');
  running = await serve(config);
  const { firstKey, setUpLink, demoLink } = running;
  if (cluster.isWorker) await say({ kind: 'ready', ready: { firstKey, setUpLink, demoLink } });
  else console.log(greeting(config, running));
}

function signalled(): void {
  if (stoppingSince === undefined) stop();
  else if (Date.now() - stoppingSince > SAME_SIGNAL_WITHIN) process.exit(130);
}

function stop(): void {
  if (stoppingSince !== undefined) return;
  stoppingSince = Date.now();
  void (running ? close(running).catch(fail) : giveUp());
}

async function close(service: Running): Promise<void> {
  if (cluster.isPrimary) console.log('Stopping: finishing the requests that are being served.');
  await service.close();
  process.exit(0);
}

/** Asked to stop before it was ready: nothing is being served yet. */
async function giveUp(): Promise<never> {
  endWorkers();
  await stopEmbeddedPostgres().catch(console.error);
  process.exit(0);
}

async function fail(error: unknown): Promise<void> {
  if (stoppingSince !== undefined && !running) return;
  const expected = [ConfigError, DatabaseError, EmbeddedPostgresError, NotListening, WorkerFailed];
  const { message, stack } = error as Error;
  const reason = expected.some((type) => error instanceof type) ? message : (stack ?? String(error));
  // Several workers may fail for one reason, which is told once.
  if (cluster.isWorker && !running) await say({ kind: 'failed', reason });
  else console.error(reason);
  endWorkers();
  await stopEmbeddedPostgres().catch(console.error);
  process.exit(1);
}

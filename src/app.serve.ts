import cluster from 'node:cluster';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SetUpService } from './admins/set-up.service.js';
import { NotListening } from './app.not-listening.js';
import { createApp } from './app.setup.js';
import { OperatorKeyService } from './auth/operator-key.service.js';
import type { Config } from './config/config.js';
import { DemoOpeningService } from './demo/demo-opening.service.js';
import type { Ready } from './workers/message.js';

const DRAINED_WITHIN = 15_000;

/** The service as main.ts sees it: one process, or several behind one port. */
export interface Running extends Ready {
  /** Lets the requests that are being served finish; resolves when all is closed. */
  close(): Promise<void>;
}

/** Serves the port in this process. */
export async function serve(config: Config): Promise<Running> {
  const app = await createApp(config);
  const { firstKey } = await listen(app, config);
  // Of several workers one makes the links.
  const makesLinks = (cluster.worker?.id ?? 1) === 1;
  // The demo has an operator: nobody has to be made one.
  const demoLink = config.demo && makesLinks ? await app.get(DemoOpeningService).open() : undefined;
  const setUpLink = makesLinks ? await app.get(SetUpService).makeLink() : null;
  return { firstKey, setUpLink, demoLink, close: () => close(app) };
}

async function listen(app: NestFastifyApplication, config: Config): Promise<OperatorKeyService> {
  await app.listen(config.port, config.host).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === undefined ? error : new NotListening(config, error, app.get(OperatorKeyService).firstKey);
  });
  return app.get(OperatorKeyService);
}

/** Then Nest closes the pool and the database. */
async function close(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  setTimeout(() => server.closeAllConnections(), DRAINED_WITHIN).unref();
  await app.close();
}

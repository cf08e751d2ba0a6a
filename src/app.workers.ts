import { AppLogger } from './app.logger.js';
import type { Running } from './app.serve.js';
import type { Config } from './config/config.js';
import { urlOf } from './database/data-source.js';
import { openServer } from './database/open-server.js';
import { Workers } from './workers/workers.js';

/** Serves the port by several workers. This process runs the built-in database and migrates; the workers only connect. */
export async function serve(config: Config): Promise<Running> {
  const logger = new AppLogger(config.logLevel);
  const database = await openServer(config, (message) => logger.log(message, 'Database'));
  const environment = { DATABASE_URL: urlOf(database.connection) };
  const workers = new Workers(environment, (message) => logger.warn(message, 'Workers'));
  const ready = await workers.start(config.workers);
  return {
    ...ready,
    close: async () => {
      await workers.stop();
      await database.stop();
    },
  };
}

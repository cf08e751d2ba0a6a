import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { App } from './app.js';
import { type Answer, call } from './call.js';
import type { Connection } from './scim-client.js';

/** Another instance of the service on the same database, in a process of its own, as it is in production. */
export interface Instance {
  readonly url: string;
  readonly pid: number;
  api(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The same connection, spoken to at this instance. */
  at<To extends Connection>(connection: To): To;
  stop(): Promise<void>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
}

export async function startInstance(app: App): Promise<Instance> {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: app.databaseUrl,
      OPERATOR_KEY: app.operatorKey,
      PUBLIC_URL: app.url,
      LOG_LEVEL: 'error',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await reachable(url, child);
  return {
    url,
    pid: child.pid!,
    api: (method, path, body) => call(`${url}/api${path}`, { method, body, bearer: app.operatorKey }),
    at: (connection) => ({ ...connection, scimUrl: connection.scimUrl.replace(app.url, url) }),
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function reachable(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`The instance ended with ${child.exitCode}.`);
    const live = await fetch(`${url}/health/live`).catch(() => null);
    if (live?.ok) return;
    await pause(100);
  }
  child.kill();
  throw new Error('The instance did not start within 30 seconds.');
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

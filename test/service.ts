import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';

/** The service as `npm start` runs it: a process, and the workers that it starts. */
export interface Service {
  readonly url: string;
  readonly process: ChildProcess;
  /** All that was printed so far. */
  readonly output: () => string;
  /** The processes of the workers. */
  readonly workers: () => Promise<number[]>;
  /** The code or the signal with which it ends. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Starts the process; `ready` resolves when it says so, and rejects when it ends before. */
export async function launch(environment: NodeJS.ProcessEnv): Promise<Service & { readonly ready: Promise<void> }> {
  const port = environment['PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { PATH: process.env['PATH'], ...environment, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | NodeJS.Signals);
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (data: Buffer): void => void ((output += data.toString()).includes('is ready at') && resolve());
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`the service did not start:\n${output}`)));
  });
  ready.catch(() => undefined);
  const workers = (): Promise<number[]> => workersOf(child.pid!);
  return { url: `http://127.0.0.1:${port}`, process: child, output: () => output, workers, ended, ready };
}

async function workersOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('pgrep', ['-P', String(pid), '-f', 'dist/src/main.js']).catch(() => ({
    // pgrep fails when there is none.
    stdout: '',
  }));
  return stdout.split('\n').filter(Boolean).map(Number);
}

export function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

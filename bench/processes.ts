import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Undo = () => Promise<unknown>;

const undos: Undo[] = [];
let undone: Promise<void> | undefined;

/** What is to be done at the end, however it comes; the last first. */
export function atTheEnd(undo: Undo): void {
  undos.push(undo);
}

export function cleanUp(): Promise<void> {
  return (undone ??= (async () => {
    for (let undo = undos.pop(); undo; undo = undos.pop()) {
      await undo().catch((error: unknown) => console.error(error));
    }
  })());
}

let interrupted = false;

/** Ctrl-C stops the processes that run, too. */
export function cleanUpOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      interrupted = true;
      void cleanUp().then(() => process.exit(130));
    });
  }
}

/** What fails from now on fails because the servers are being stopped. */
export function isInterrupted(): boolean {
  return interrupted;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
  atTheEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

export interface Running {
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Starts a Node program and waits for the line that says that it is ready. */
export async function start(
  file: string,
  environment: NodeJS.ProcessEnv,
  flags: readonly string[] = [],
): Promise<Running> {
  // In a group of its own: a Ctrl-C in the terminal reaches the bench alone, which stops the others in their order.
  const child = spawn(process.execPath, [...flags, file], {
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stop = (): Promise<void> => end(child);
  atTheEnd(stop);
  await readiness(child, file);
  return { pid: child.pid!, stop };
}

function readiness(child: ChildProcess, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const hear = (data: Buffer): void => {
      if (output.length > 100_000) return;
      output += data.toString();
      if (output.includes(' is ready at ')) resolve();
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${file} did not start:\n${output}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exited;
  clearTimeout(impatience);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync } from 'node:fs';
import { chooseAccount, spawnOptions } from './postgres-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { PORT, type PostgresFolder } from './postgres-folder.js';

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: String(PORT),
  cluster_name: 'rollcall',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The service reports what fails in a statement; here only the server's own life is told, so the log stays small.
  log_min_messages: 'log',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
};

/** Readies the folder, at the first start with a new cluster, and starts a server on it. */
export async function launchPostgres(
  folder: PostgresFolder,
  binaries: PostgresBinaries,
  more: Readonly<Record<string, string>> = {},
): Promise<ChildProcess> {
  const settings: Record<string, string> = { ...SETTINGS, ...more };
  const account = await chooseAccount(binaries, folder.dataDir, folder.home);
  await folder.handTo(account);
  await folder.create(binaries, account, settings.fsync !== 'off');
  settings.unix_socket_directories = `"${folder.socketDir.replaceAll('"', '""')}"`;

  const parameters = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command = '', ...args] = [...account.prefix, binaries.postgres, '-D', folder.cluster, ...parameters];
  const log = openSync(folder.logFile, 'a', 0o600);
  try {
    fchownSync(log, account.owner.uid, account.owner.gid);
    // Detached: a Ctrl-C in the terminal goes to the whole group, and the service still needs its database to finish.
    const child = spawn(command, args, { ...spawnOptions(account), detached: true, stdio: ['ignore', log, log] });
    // Without a listener a failed start would end the process; that it is not running says enough.
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

export function isRunning(child: ChildProcess | undefined): boolean {
  return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

export function endOfLog(folder: PostgresFolder): string {
  return readFileSync(folder.logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
}

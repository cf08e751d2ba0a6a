import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseAccount, spawnOptions } from './postgres-account.js';
import { EmbeddedPostgresError, type PostgresBinaries, findPostgresBinaries } from './postgres-binaries.js';
import { PORT, PostgresFolder, USER, belongsToAnother } from './postgres-folder.js';
import { PostgresLease } from './postgres-lease.js';

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly log: (message: string) => void;
  /** More PostgreSQL settings, for example fewer guarantees for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface SocketConnection {
  /** The folder of the Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

export interface EmbeddedPostgres {
  readonly connection: SocketConnection;
  /** Leaves the database; the last instance that leaves stops it. */
  stop(): Promise<void>;
}

const DATABASE = 'rollcall';
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

const TRIES = 5;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;
const CALM = 60_000;
const PATIENCE = 15_000;
const STOPPED_WITHIN = 30_000;

/**
 * Starts the built-in PostgreSQL on `dataDir`, or joins the one that already runs there: another instance's, or one that
 * outlived a killed instance. While it is in use, a server that dies is started again.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = new Server(options);
  servers.add(server);
  await server.start();
  return server;
}

/** Leaves every built-in database that this process still uses: for a start that fails half-way. */
export async function stopEmbeddedPostgres(): Promise<void> {
  await Promise.all([...servers].map((server) => server.stop()));
}

const servers = new Set<EmbeddedPostgres>();

class Server implements EmbeddedPostgres {
  private readonly binaries: PostgresBinaries;
  private readonly folder: PostgresFolder;
  private lease?: PostgresLease;
  private watch: Promise<void> = Promise.resolve();
  private stopped?: Promise<void>;
  private readonly leaving = new AbortController();

  constructor(private readonly options: EmbeddedPostgresOptions) {
    this.binaries = findPostgresBinaries();
    this.folder = openFolder(options.dataDir);
  }

  get connection(): SocketConnection {
    return { host: this.folder.socketDir, port: PORT, user: USER, database: DATABASE };
  }

  async start(): Promise<void> {
    this.lease = await this.reach();
    this.watch = this.keepAlive();
    await this.lease.ensureDatabase(DATABASE).catch(async (error: unknown) => {
      await this.stop();
      throw error;
    });
  }

  stop(): Promise<void> {
    return (this.stopped ??= this.leave());
  }

  private async leave(): Promise<void> {
    this.leaving.abort();
    await this.watch;
    const last = await this.lease?.isLast().catch(() => false);
    if (last) await this.shutDown();
    await this.lease?.end();
    servers.delete(this);
  }

  /** Joins the server, and starts one whenever there is none. */
  private async reach(): Promise<PostgresLease> {
    let child: ChildProcess | undefined;
    let starts = 0;
    let since = Date.now();
    for (let pause = 10; !this.leaving.signal.aborted; pause = Math.min(pause * 1.5, 250)) {
      const answer = await this.join();
      if (answer instanceof PostgresLease) return answer;
      if (answer === 'absent' && !isRunning(child) && !this.folder.postmaster?.running) {
        // A server that ends at once may have met another instance's; several in a row have a reason of their own.
        if (starts === TRIES) throw new EmbeddedPostgresError(`PostgreSQL does not start:\n${this.endOfLog()}`);
        await sleep(starts === 0 ? 0 : 100 * 2 ** starts);
        child = await this.launch();
        starts++;
        since = Date.now();
      }
      if (Date.now() - since > PATIENCE) {
        since = Date.now();
        this.complainAboutWaiting(answer, isRunning(child));
      }
      await sleep(pause);
    }
    child?.kill('SIGINT');
    throw new EmbeddedPostgresError('The instance is leaving.');
  }

  private complainAboutWaiting(answer: 'absent' | 'busy', ours: boolean): void {
    const pid = this.folder.postmaster?.pid;
    if (answer === 'busy' || ours) return this.options.log('Waiting for the built-in PostgreSQL to be ready.');
    throw new EmbeddedPostgresError(`PostgreSQL runs (process ${pid}) but its socket is gone: end that process.`);
  }

  private async join(): Promise<PostgresLease | 'absent' | 'busy'> {
    const { postmaster, socketIsOurs, socketDir } = this.folder;
    return postmaster && socketIsOurs ? PostgresLease.take(socketDir) : 'absent';
  }

  private async launch(): Promise<ChildProcess> {
    const { folder, binaries } = this;
    const settings: Record<string, string> = { ...SETTINGS, ...this.options.settings };
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
      child.on('error', (error) => this.options.log(`PostgreSQL could not be started: ${error.message}`));
      child.unref();
      return child;
    } finally {
      closeSync(log);
    }
  }

  private async keepAlive(): Promise<void> {
    const { signal } = this.leaving;
    const leaving = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    for (let pause = 0; ;) {
      const since = Date.now();
      await Promise.race([this.lease?.ended, leaving]);
      // A server that dies again and again is not started in a tight loop.
      pause = Date.now() - since > CALM ? FIRST_PAUSE : Math.min(2 * pause + FIRST_PAUSE, LONGEST_PAUSE);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      this.options.log('The built-in PostgreSQL is gone; starting it again.');
      try {
        if (!this.folder.exists) throw new EmbeddedPostgresError(`${this.folder.cluster} is gone.`);
        this.lease = await this.reach();
        this.options.log('The built-in PostgreSQL is back.');
      } catch (error) {
        if (!signal.aborted) this.options.log((error as Error).message);
      }
    }
  }

  private async shutDown(): Promise<void> {
    const { postmaster } = this.folder;
    if (!postmaster?.running) return;
    process.kill(postmaster.pid, 'SIGINT');
    const deadline = Date.now() + STOPPED_WITHIN;
    while (this.folder.postmaster?.running) {
      if (Date.now() > deadline) return this.options.log(`PostgreSQL (process ${postmaster.pid}) is slow to stop.`);
      await sleep(5);
    }
    await this.folder.removeSocketDir();
  }

  private endOfLog(): string {
    return readFileSync(this.folder.logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  }
}

function openFolder(dataDir: string): PostgresFolder {
  try {
    return new PostgresFolder(dataDir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EACCES' ? new EmbeddedPostgresError(belongsToAnother(dataDir)) : error;
  }
}

function isRunning(child: ChildProcess | undefined): boolean {
  return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

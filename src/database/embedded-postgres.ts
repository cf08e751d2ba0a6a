import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError, type PostgresBinaries, findPostgresBinaries } from './postgres-binaries.js';
import { PORT, PostgresFolder, USER, belongsToAnother } from './postgres-folder.js';
import { endOfLog, isRunning, launchPostgres } from './postgres-launch.js';
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
    const reached = this.reach();
    // Whoever stops in the meantime waits for it, so that no server is left behind.
    this.watch = reached.catch(() => undefined);
    await reached;
    this.watch = this.keepAlive();
    await this.lease?.ensureDatabase(DATABASE).catch(async (error: unknown) => {
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
  private async reach(): Promise<void> {
    let child: ChildProcess | undefined;
    let starts = 0;
    let since = Date.now();
    for (let pause = 10; !this.leaving.signal.aborted; pause = Math.min(pause * 1.5, 250)) {
      const answer = await this.join();
      if (answer instanceof PostgresLease) {
        this.lease = answer;
        return;
      }
      if (answer === 'absent' && !isRunning(child) && !this.folder.postmaster?.running) {
        // A server that ends at once may have met another instance's; several in a row have a reason of their own.
        if (starts === TRIES) throw new EmbeddedPostgresError(`PostgreSQL does not start:\n${endOfLog(this.folder)}`);
        await sleep(starts === 0 ? 0 : 100 * 2 ** starts);
        child = await launchPostgres(this.folder, this.binaries, this.options.settings);
        starts++;
        since = Date.now();
      }
      if (Date.now() - since > PATIENCE) {
        since = Date.now();
        this.complainAboutWaiting(answer, isRunning(child));
      }
      await sleep(pause);
    }
    if (child && isRunning(child) && child.kill('SIGINT')) {
      child.ref();
      await once(child, 'exit');
    }
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
        await this.reach();
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
}

function openFolder(dataDir: string): PostgresFolder {
  try {
    return new PostgresFolder(dataDir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EACCES' ? new EmbeddedPostgresError(belongsToAnother(dataDir)) : error;
  }
}

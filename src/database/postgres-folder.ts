import { createHash, randomUUID } from 'node:crypto';
import {
  type Stats,
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, runAs } from './postgres-account.js';
import { EmbeddedPostgresError, type PostgresBinaries } from './postgres-binaries.js';

export const USER = 'rollcall';
export const PORT = 5432;

// A socket's path has at most 103 bytes (macOS) or 107 (Linux); PostgreSQL appends `/.s.PGSQL.5432`.
const LONGEST_SOCKET_FOLDER = 85;
const DRAFT_WITHIN = 30_000;
const LARGEST_LOG = 4 * 1024 * 1024;

/** What lies in `<data folder>/postgres`: the cluster, its log and, where the path is short enough, its socket. */
export class PostgresFolder {
  readonly home: string;
  readonly cluster: string;
  readonly logFile: string;

  constructor(readonly dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    mkdirSync(join(dataDir, 'postgres'), { recursive: true, mode: 0o700 });
    accessSync(join(dataDir, 'postgres'), constants.R_OK | constants.W_OK | constants.X_OK);
    this.home = realpathSync(join(dataDir, 'postgres'));
    this.cluster = join(this.home, 'cluster');
    this.logFile = join(this.home, 'postgres.log');
  }

  /** Always the same for the same folder, whatever TMPDIR says, so that every instance finds it. */
  get socketDir(): string {
    if (Buffer.byteLength(this.home) <= LONGEST_SOCKET_FOLDER) return this.home;
    const { ino, birthtimeMs, uid } = statSync(this.home);
    // A folder that was deleted and made anew, or copied, must not meet the old one's server.
    const identity = [this.home, ino, birthtimeMs, uid].join('\n');
    return `/tmp/rollcall-${createHash('sha256').update(identity).digest('hex').slice(0, 20)}`;
  }

  /** Nobody else can have put a socket there. */
  get socketIsOurs(): boolean {
    const found = lstatSync(this.socketDir, { throwIfNoEntry: false });
    return found !== undefined && isPrivate(found, statSync(this.home).uid);
  }

  get exists(): boolean {
    return existsSync(join(this.cluster, 'PG_VERSION'));
  }

  /** The server that wrote the pid file: running, or gone without having removed it. */
  get postmaster(): { pid: number; running: boolean } | undefined {
    const [line] = readIfThere(join(this.cluster, 'postmaster.pid')).split('\n');
    const pid = Number(line);
    return line && pid > 0 ? { pid, running: commandLine(pid).includes(this.cluster) } : undefined;
  }

  /** Makes the cluster unless it is there; of two first starts one waits, and should both begin, the rename picks one. */
  async create(binaries: PostgresBinaries, account: Account, durable: boolean): Promise<void> {
    if (this.exists) return this.checkVersion(binaries);
    const deadline = Date.now() + DRAFT_WITHIN;
    while ((await this.draftsInWork()) > 0 && Date.now() < deadline) await sleep(50);
    if (this.exists) return;
    const draft = join(this.home, `initdb-${process.pid}-${randomUUID()}`);
    await mkdir(draft, { mode: 0o700 });
    await chown(draft, account.owner.uid, account.owner.gid);
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    // No password: the folder of the socket is closed to everyone else, and there is no TCP.
    const access = [`--username=${USER}`, '--auth-local=trust', '--auth-host=reject'];
    const sync = durable ? [] : ['--no-sync'];
    try {
      await runAs(account, binaries.initdb, ['-D', draft, ...locale, ...access, ...sync, '--no-instructions']);
      await rename(draft, this.cluster);
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      if (this.exists) return;
      const { stderr, message } = error as { stderr?: string; message: string };
      throw new EmbeddedPostgresError(`No database could be made in ${this.home}:\n${stderr || message}`);
    }
  }

  /** Gives the folder to the account and readies the socket's place. Only while no server runs in it. */
  async handTo(account: Account): Promise<void> {
    const { uid } = statSync(this.home);
    if (uid !== account.owner.uid) {
      if (process.getuid?.() !== 0) throw new EmbeddedPostgresError(belongsToAnother(this.home, uid));
      await giveAway(this.home, account.owner);
    }
    await chmod(this.home, 0o700);
    if (this.socketDir !== this.home) await this.makeSocketDir(account);
    this.removeStalePidFile();
    this.rotateLog();
  }

  /** Leaves nothing of ours in /tmp. */
  async removeSocketDir(): Promise<void> {
    if (this.socketDir !== this.home) await rmdir(this.socketDir).catch(() => undefined);
  }

  private async makeSocketDir(account: Account): Promise<void> {
    await mkdir(this.socketDir, { mode: 0o700 }).then(
      () => chown(this.socketDir, account.owner.uid, account.owner.gid),
      () => undefined,
    );
    if (!this.socketIsOurs) {
      throw new EmbeddedPostgresError(`${this.socketDir} belongs to another user; it must be removed first.`);
    }
  }

  // PostgreSQL refuses to start when the pid in the file lives, though it may meanwhile be anybody's, or a zombie's.
  private removeStalePidFile(): void {
    const left = this.postmaster;
    if (left && !left.running && lives(left.pid)) rmSync(join(this.cluster, 'postmaster.pid'), { force: true });
  }

  private rotateLog(): void {
    const size = statSync(this.logFile, { throwIfNoEntry: false })?.size ?? 0;
    if (size > LARGEST_LOG) renameSync(this.logFile, `${this.logFile}.1`);
  }

  private checkVersion({ major }: PostgresBinaries): void {
    const version = readIfThere(join(this.cluster, 'PG_VERSION')).trim();
    if (version === major) return;
    throw new EmbeddedPostgresError(
      `${this.home} was made by PostgreSQL ${version}; this release brings PostgreSQL ${major}. ` +
        'Start the release that made it and move the data with pg_dump, or choose another DATA_DIR.',
    );
  }

  /** How many other first starts are at work; what one that was killed left half-made is removed. */
  private async draftsInWork(): Promise<number> {
    let inWork = 0;
    for (const name of await readdir(this.home)) {
      const [, maker] = /^initdb-(\d+)-/.exec(name) ?? [];
      if (!maker) continue;
      if (lives(Number(maker))) inWork++;
      else await rm(join(this.home, name), { recursive: true, force: true, maxRetries: 5 });
    }
    return inWork;
  }
}

export function belongsToAnother(folder: string, uid?: number): string {
  const whose = uid === undefined ? 'another user' : `another user (uid ${uid})`;
  return `${folder} belongs to ${whose}: start the service as that user, or choose another DATA_DIR.`;
}

function isPrivate(found: Stats, uid: number): boolean {
  return found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0;
}

async function giveAway(folder: string, { uid, gid }: Account['owner']): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await chown(join(entry.parentPath, entry.name), uid, gid);
  }
  await chown(folder, uid, gid);
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Empty for a process that is gone or a zombie. */
function commandLine(pid: number): string {
  if (process.platform === 'linux') return readIfThere(`/proc/${pid}/cmdline`);
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'ENOTDIR') return '';
    throw error;
  }
}

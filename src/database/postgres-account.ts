import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgresError, type PostgresBinaries, unsupportedSystem } from './postgres-binaries.js';

/** Under whose name PostgreSQL runs. It refuses to run as root, so root has to step down. */
export interface Account {
  /** What stands before the program on the command line. */
  readonly prefix: readonly string[];
  /** For `spawn`; absent when the process stays with our user. */
  readonly uid?: number;
  readonly gid?: number;
  /** Whom the files belong to, as seen from here. */
  readonly owner: { readonly uid: number; readonly gid: number };
}

const NOBODY = process.platform === 'darwin' ? 4_294_967_294 : 65_534;

// Not ours: PGDATA, PGOPTIONS, LD_PRELOAD and the like would change what PostgreSQL does.
const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' };

export function spawnOptions(account: Account): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } {
  return { uid: account.uid, gid: account.gid, cwd: '/', env: ENVIRONMENT };
}

/** Runs a program to its end; rejects with what it wrote when it fails. */
export async function runAs(account: Account, program: string, args: readonly string[]): Promise<void> {
  const [command = program, ...rest] = [...account.prefix, program, ...args];
  await promisify(execFile)(command, rest, spawnOptions(account));
}

/** The first account that can both run the binaries and reach the folder; rather one that already owns some of it. */
export async function chooseAccount(binaries: PostgresBinaries, folder: string, home: string): Promise<Account> {
  const refusals: string[] = [];
  for (const account of await candidates([home, folder])) {
    try {
      // `initdb --show` changes nothing, but looks for its files, its libraries and a name for its user.
      const script = 'cd -- "$1" && exec "$2" --show -D "$1/none"';
      await runAs(account, '/bin/sh', ['-c', script, 'sh', folder, binaries.initdb]);
      return account;
    } catch (error) {
      const { stderr, message } = error as { stderr?: string; message: string };
      refusals.push((stderr || message).trim());
    }
  }
  throw new EmbeddedPostgresError(unsupportedSystem() ?? explain(refusals, folder));
}

async function candidates(owned: readonly string[]): Promise<Account[]> {
  const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  // In a user namespace of its own the process has another number, and the files stay ours.
  const namespace = [`--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  const unshared: Account = { prefix: ['unshare', '--user', ...namespace], owner: me };
  if (me.uid !== 0) return [{ prefix: [], owner: me }, unshared];

  const accounts: Account[] = [];
  for (const folder of owned) {
    const found = await stat(folder).catch(() => undefined);
    if (found && found.uid !== 0) accounts.push(stepDown({ uid: found.uid, gid: found.gid }));
  }
  // Containers forbid namespaces, but let root hand on the right to pass a folder that is closed to others.
  const nobody = { uid: NOBODY, gid: NOBODY };
  const capabilities = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const ids = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  return [...accounts, stepDown(nobody), unshared, { prefix: ['setpriv', ...ids, ...capabilities], owner: nobody }];
}

function stepDown(owner: { uid: number; gid: number }): Account {
  return { prefix: [], ...owner, owner };
}

function explain(refusals: readonly string[], folder: string): string {
  return [
    'The built-in PostgreSQL cannot run here. It never runs as root, and its account must reach its programs and',
    `${folder}. Start the service as an ordinary user, move it out of a closed folder, or set DATABASE_URL.`,
    ...new Set(refusals.map((refusal) => `  ${refusal}`)),
  ].join('\n');
}

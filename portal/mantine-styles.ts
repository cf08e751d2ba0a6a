import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

const MANTINE = join(import.meta.dirname, '../node_modules/@mantine/core');
const ESM = join(MANTINE, 'esm');
// The variables are set by the provider, those of our theme and the others.
const ALWAYS = ['baseline', 'global'];

/** Serves `virtual:mantine.css`: the styles of the components that the portal uses, and of those that they are made of. */
export function mantineStyles(): Plugin {
  return {
    name: 'mantine-styles',
    resolveId: (id) => (id === 'virtual:mantine.css' ? `\0${id}` : undefined),
    load: (id) => (id === '\0virtual:mantine.css' ? styles() : undefined),
  };
}

function styles(): string {
  const used = new Set<string>();
  for (const name of importedNames()) follow(join('components', name), used);
  // One may overrule another of the same weight: they stay in Mantine's order.
  const whole = readFileSync(join(MANTINE, 'styles.css'), 'utf8');
  const files = [...ALWAYS, ...[...used].map((path) => basename(path))]
    .map((name) => join(MANTINE, `styles/${name}.css`))
    .filter(existsSync);
  const texts = files.map((file) => readFileSync(file, 'utf8').trim());
  const ordered = texts.sort((a, b) => whole.indexOf(a) - whole.indexOf(b)).join('\n');
  // What is of a layer gives way to what is of none: ours overrule them in whichever order the files come.
  return `@layer mantine {\n${ordered}\n}`;
}

function importedNames(): string[] {
  const sources = filesBelow(join(import.meta.dirname, 'src')).filter((file) => /\.tsx?$/.test(file));
  const imports = sources.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g),
  ]);
  return imports.flatMap(([, names = '']) => names.split(',').map((name) => name.trim().replace(/^type /, '')));
}

/** The component, and whatever its files import of other components and of what these have in common. */
function follow(path: string, used: Set<string>): void {
  const folder = join(ESM, path);
  if (used.has(path) || !existsSync(folder)) return;
  used.add(path);
  for (const file of filesBelow(folder).filter((each) => each.endsWith('.mjs'))) {
    for (const [, imported = ''] of readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/g)) {
      const [kind = '', other = ''] = relative(ESM, resolve(dirname(file), imported)).split('/');
      if (kind === 'components' || kind === 'utils') follow(join(kind, other), used);
    }
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

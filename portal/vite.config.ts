import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { mantineStyles } from './mantine-styles.js';

const SERVICE = process.env['SERVICE_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? 3000}`;
// All but the one that draws the code of the second factor: that page has it.
const LIBRARIES = /node_modules\/(?!uqr\/)/;
const WORTH_COMPRESSING = /\.(?:js|css|svg)$/;

/** Lays a compressed copy beside each file, so that the service has none to make. */
function compress(): Plugin {
  return {
    name: 'compress',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const assets = join(dir, 'assets');
      for (const file of readdirSync(assets).filter((name) => WORTH_COMPRESSING.test(name))) {
        const content = readFileSync(join(assets, file));
        writeFileSync(join(assets, `${file}.gz`), gzipSync(content, { level: 9 }));
        writeFileSync(join(assets, `${file}.br`), brotliCompressSync(content));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  // The service says in the page which path it is reached by.
  base: './',
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: '../dist/portal',
    emptyOutDir: true,
    target: 'es2022',
    // Before they are compressed: the libraries are what they are.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      experimental: { lazyBarrel: true },
      output: {
        // What pages have in common is one file, and what is not ours another, which an upgrade seldom changes. Small files
        // would each be compressed as if the others were not there.
        codeSplitting: {
          groups: [
            { name: 'libraries', test: LIBRARIES },
            { name: 'shared', minShareCount: 2 },
          ],
        },
      },
      // Libraries mark what must not run on a server; nothing of the portal does.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  plugins: [mantineStyles(), compress()],
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/scim', '/oauth', '/docs', '/health', '/.well-known'].map((path) => [path, SERVICE]),
    ),
  },
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';

// What is for programs, and the portal's own files: an unknown address below one of these is no page.
const NO_PAGE = /^\/+(?:api|scim|oauth|docs|health|\.well-known|assets)(?:[/?]|$)/;

/** The built portal: one page, which knows its own addresses, and the files that it loads. */
export class PortalPages {
  private readonly folder = findFolder();
  private readonly html = readFileSync(join(this.folder, 'index.html'), 'utf8');

  constructor(private readonly config: Config) {}

  /** Their names hold a hash of what is in them: a browser that has one never asks again. */
  async serveFiles(app: NestFastifyApplication): Promise<void> {
    await app.register(fastifyStatic, {
      root: join(this.folder, 'assets'),
      prefix: '/assets/',
      wildcard: false,
      index: false,
      preCompressed: true,
      immutable: true,
      maxAge: '365d',
    });
  }

  /** Whether a browser asks for an address that nothing else serves. Programs that ask for one are told that it is unknown. */
  isWanted({ method, url, headers, is404 }: FastifyRequest): boolean {
    if (!is404 || (method !== 'GET' && method !== 'HEAD') || NO_PAGE.test(url)) return false;
    return /^\/+(?:\?|$)/.test(url) || (headers.accept?.includes('text/html') ?? false);
  }

  send(reply: FastifyReply): void {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache', Vary: 'Accept' };
    void reply
      .status(200)
      .headers(headers)
      .send(this.html.replace('<head>', `<head>${this.base()}`));
  }

  // Addresses in the page are relative to this, so that it also works below a path of a reverse proxy.
  private base(): string {
    return `<base href="${new URL(`${this.config.publicUrl}/`).pathname}" />`;
  }
}

// Compiled, this file is in dist/src/portal; the tests run it from src/portal.
function findFolder(): string {
  const folders = ['../../portal', '../../dist/portal'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const built = folders.find((folder) => existsSync(join(folder, 'assets')));
  if (built === undefined) throw new Error('The portal has not been built: npm run build');
  return built;
}

import { MethodNotAllowedException, NotFoundException } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Remembers which methods each path is served with, because the router only says that it found nothing. */
export class AllowedMethods {
  private readonly patterns = new Map<string, { matches: RegExp; methods: Set<string> }>();

  /** Listens to the routes as they are added, so it comes before them. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', ({ url, method }) => {
      const pattern = this.patterns.get(url) ?? { matches: toRegExp(url), methods: new Set() };
      for (const each of [method].flat()) pattern.methods.add(each);
      this.patterns.set(url, pattern);
    });
  }

  /** An unknown route whose path is served with other methods is a 405 that names them (RFC 9110 §15.5.6). */
  refine(error: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    if (!request.is404 || !(error instanceof NotFoundException)) return error;
    const methods = this.of(request.url);
    if (methods.length === 0) return new NotFoundException('There is nothing at this address.');
    reply.header('Allow', methods.join(', '));
    return new MethodNotAllowedException(`This address is served with ${methods.join(', ')} only.`);
  }

  private of(url: string): string[] {
    const path = url.replace(/[?#].*$/s, '').replace(/\/{2,}/g, '/');
    const served = [...this.patterns.values()].filter(({ matches }) => matches.test(path));
    return [...new Set(served.flatMap(({ methods }) => [...methods]))].sort();
  }
}

// A wildcard route serves whatever is left over, so it says nothing of a path.
function toRegExp(url: string): RegExp {
  if (url.includes('*')) return /(?!)/;
  const literal = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z]+/g, '[^/]+');
  return new RegExp(`^${literal.replace(/\/$/, '')}/?$`);
}

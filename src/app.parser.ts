import { BadRequestException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyBodyParser } from 'fastify';

const JSON_MEDIA_TYPES = ['application/json', 'application/scim+json'];
const BODY_LIMIT = 16 * 1024 * 1024;

/** Both faces speak JSON alone: every other media type is answered with 415. */
export function useJsonParser(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const parseJson = server.getDefaultJsonParser('error', 'ignore') as FastifyBodyParser<string>;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>(
    JSON_MEDIA_TYPES,
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      // Clients name a media type also where they send nothing, on a DELETE for example.
      if (body.length === 0) return done(null, undefined);
      const text = decode(body);
      if (text === null) return done(new BadRequestException('The body is not UTF-8.'));
      void parseJson(request, text, (error, value) =>
        done(error && new BadRequestException('The body is not JSON.', { cause: error }), value),
      );
    },
  );
}

function decode(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

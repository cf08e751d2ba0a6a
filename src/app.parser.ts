import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyBodyParser } from 'fastify';
import { MAX_PAYLOAD_SIZE } from './protocol/index.js';

const JSON_MEDIA_TYPES = ['application/json', 'application/scim+json'];

const FORM_MEDIA_TYPE = 'application/x-www-form-urlencoded';
const FORM_LIMIT = 64 * 1024;
const TOKEN_ENDPOINT = '/oauth/token';

/** All faces speak JSON alone, but the token endpoint forms: every other media type is answered with 415. */
export function useParsers(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const parseJson = server.getDefaultJsonParser('error', 'ignore') as FastifyBodyParser<string>;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>(
    JSON_MEDIA_TYPES,
    { parseAs: 'buffer', bodyLimit: MAX_PAYLOAD_SIZE },
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
  server.addContentTypeParser<string>(
    FORM_MEDIA_TYPE,
    { parseAs: 'string', bodyLimit: FORM_LIMIT },
    (request, body, done) => {
      // RFC 6749 §4.4.2. Anywhere else a form could be sent by a page of someone else's.
      if (request.routeOptions.url === TOKEN_ENDPOINT) done(null, new URLSearchParams(body));
      else done(new UnsupportedMediaTypeException(`Unsupported Media Type: ${FORM_MEDIA_TYPE}`));
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

import { isUtf8 } from 'node:buffer';
import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyBodyParser } from 'fastify';
import { isScim } from './app.filter.js';
import { findFaultyKey } from './app.faulty-key.js';
import { MAX_PAYLOAD_SIZE } from './protocol/index.js';
import { SCIM_MEDIA_TYPE } from './scim/scim-answer.js';

const JSON_MEDIA_TYPES = ['application/json', SCIM_MEDIA_TYPE];

const FORM_MEDIA_TYPE = 'application/x-www-form-urlencoded';
const FORM_LIMIT = 64 * 1024;
const TOKEN_ENDPOINT = '/oauth/token';

/**
 * All faces speak JSON alone, but the token endpoint forms: every other media type is answered with 415. At a SCIM URL,
 * where no browser sends anything by itself, a body without a media type is JSON too.
 */
export function useParsers(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const parseJson = server.getDefaultJsonParser('ignore', 'ignore') as FastifyBodyParser<string>;
  server.removeAllContentTypeParsers();
  server.addHook('onRequest', (request, _reply, done) => {
    // Okta's test names no media type where it creates a user: test/dialects/okta/spec-test-of-2016.json.
    if (request.headers['content-type'] === undefined && isScim(request.url)) {
      request.headers['content-type'] = SCIM_MEDIA_TYPE;
    }
    done();
  });
  server.addContentTypeParser<Buffer>(
    JSON_MEDIA_TYPES,
    { parseAs: 'buffer', bodyLimit: MAX_PAYLOAD_SIZE },
    (request, body, done) => {
      // Clients name a media type also where they send nothing, on a DELETE for example.
      if (body.length === 0) return done(null, undefined);
      // Who is at a wrong address should hear of that, whatever they send there.
      const refuse = (why: string, cause?: unknown): void =>
        request.is404 ? done(null, undefined) : done(new BadRequestException(why, { cause }));
      if (!isUtf8(body)) return refuse('The body is not UTF-8.');
      const text = body.toString();
      void parseJson(request, text, (error, value) => {
        if (error) return refuse('The body is not JSON.', error);
        const fault = findFaultyKey(text);
        if (fault !== null) return refuse(`An object of the body has ${fault}.`);
        done(null, value);
      });
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
